// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  ANNOTATION_LIFECYCLE,
  ANNOTATION_LINKS,
  Component,
  Health,
} from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';
import { conditionedStatus } from '../../reading/conditionHealth';
import { Described } from '../../reading/described';
import { present, text, withoutAbsent } from '../../reading/fields';
import {
  managedByOf,
  Provenance,
  provenanceLabels,
} from '../../reading/provenance';
import { choreoKind } from '../choreoKind';
import { conditionHealth } from '../conditionReasons';
import { componentMetadata, describedBy } from '../described';
import { label, labelled } from '../labels';

export interface ComponentContent
  extends Described,
    Pick<Provenance, 'managedBy'> {
  readonly tenant: string;
  readonly project: string;
  readonly name: string;
  /** As the object spells it: `Service`, `WebApplication`, … */
  readonly type?: string;
  readonly lifecycle?: string;
  readonly links?: Component['links'];
  /** Of a component that is built. */
  readonly repository?: string;
  /** Of one that is not: its image without a tag. */
  readonly imageName?: string;
  readonly health: Health;
}

export const componentKind = choreoKind({
  kind: 'Component',
  namedBy: 'label',
  within: ['tenant', 'project'],
  level: 'component',
  schema: z.object({
    metadata: componentMetadata.extend({
      labels: z.object({
        ...provenanceLabels,
        [label.organization]: labelled,
        [label.project]: labelled,
        [label.name]: labelled,
      }),
    }),
    spec: z
      .object({
        type: text,
        source: z
          .object({
            gitRepository: z.object({ url: text }).nullish(),
            containerRegistry: z.object({ imageName: text }).nullish(),
          })
          .nullish(),
      })
      .nullish(),
    status: z.object(conditionedStatus).nullish(),
  }),
  content: (component, identity): ComponentContent => {
    const { metadata, spec } = component;
    return withoutAbsent({
      ...describedBy(metadata),
      managedBy: managedByOf(metadata, { kind: 'Component', ...identity }),
      tenant: metadata.labels[label.organization],
      project: metadata.labels[label.project],
      name: metadata.labels[label.name],
      type: spec?.type || undefined,
      lifecycle: metadata.annotations?.[ANNOTATION_LIFECYCLE] || undefined,
      links: present(metadata.annotations?.[ANNOTATION_LINKS]),
      repository: spec?.source?.gitRepository?.url || undefined,
      imageName: spec?.source?.containerRegistry?.imageName || undefined,
      health: conditionHealth(component, ['Created']),
    });
  },
});
