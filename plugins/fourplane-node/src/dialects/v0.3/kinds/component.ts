// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  ANNOTATION_LIFECYCLE,
  ANNOTATION_LINKS,
  Component,
  Health,
  Source,
} from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';
import { conditionedStatus } from '../../reading/conditionHealth';
import { Described } from '../../reading/described';
import { name, present, text, withoutAbsent } from '../../reading/fields';
import { ownerInSpec } from '../../reading/ownership';
import { managedByOf, Provenance } from '../../reading/provenance';
import { defineKind } from '../../reading/ReadableKind';
import { templateParametersOf, templateUse } from '../templateParameters';
import { componentMetadata, describedBy } from '../../v1/described';
import { claimedHealth } from '../conditionReasons';

export interface ComponentContent
  extends Described,
    Pick<Provenance, 'managedBy'> {
  readonly project: string;
  /** As upstream spells it: `Service`, `WebApplication`, `ScheduledTask`, … */
  readonly type: string;
  readonly lifecycle?: string;
  readonly links?: Component['links'];
  readonly source?: Source;
  /** The template in the build plane that builds it. */
  readonly buildTemplate?: string;
  readonly buildParameters?: Component['buildParameters'];
  readonly health: Health;
}

export const componentKind = defineKind({
  kind: 'Component',
  schema: z.object({
    metadata: componentMetadata,
    spec: z.object({
      owner: z.object({ projectName: name }),
      type: name,
      build: z
        .object({
          repository: z.object({
            url: name,
            appPath: text,
            revision: z.object({ branch: text }).nullish(),
          }),
          templateRef: templateUse.nullish(),
        })
        .nullish(),
    }),
    status: z.object(conditionedStatus).nullish(),
  }),
  content: (component, identity): ComponentContent => {
    const { metadata, spec } = component;
    const repository = spec.build?.repository;
    return withoutAbsent({
      ...describedBy(metadata),
      managedBy: managedByOf(metadata, { kind: 'Component', ...identity }),
      project: spec.owner.projectName,
      type: spec.type,
      lifecycle: metadata.annotations?.[ANNOTATION_LIFECYCLE] || undefined,
      links: present(metadata.annotations?.[ANNOTATION_LINKS]),
      source: repository
        ? withoutAbsent({
            type: 'git' as const,
            url: repository.url,
            branch: repository.revision?.branch || undefined,
            path: repository.appPath || undefined,
          })
        : undefined,
      buildTemplate: spec.build?.templateRef?.name || undefined,
      buildParameters: templateParametersOf(spec.build?.templateRef),
      health: claimedHealth(component, ['Ready', 'Created']),
    });
  },
  rest: ownerInSpec,
  owner: ({ project }) => ({ project }),
});
