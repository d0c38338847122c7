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
import { conditionHealth } from '../conditionReasons';
import {
  flag,
  list,
  name,
  present,
  text,
  withoutAbsent,
} from '../../reading/fields';
import { componentMetadata, describedBy } from '../described';
import { Described } from '../../reading/described';
import { ownerInSpec } from '../../reading/ownership';
import { managedByOf, Provenance } from '../../reading/provenance';
import { defineKind } from '../../reading/ReadableKind';
import {
  WorkflowUse,
  workflowKey,
  workflowUseOf,
  workflowUseSchema,
} from '../workflowUse';

export interface ComponentContent
  extends Described,
    Pick<Provenance, 'managedBy'> {
  readonly project: string;
  readonly typeRef: { readonly kind: string; readonly name: string };
  readonly lifecycle?: string;
  readonly links?: Component['links'];
  readonly autoDeploy?: boolean;
  readonly traits?: Component['traits'];
  readonly workflow?: WorkflowUse;
  readonly latestRelease?: string;
  readonly health: Health;
}

export const componentKind = defineKind({
  kind: 'Component',
  schema: z.object({
    metadata: componentMetadata,
    spec: z.object({
      owner: z.object({ projectName: name }),
      componentType: z.object({ kind: text, name }),
      autoDeploy: flag,
      traits: list(z.object({ instanceName: name, kind: text, name })),
      workflow: workflowUseSchema.nullish(),
    }),
    status: z
      .object({
        ...conditionedStatus,
        latestRelease: z.object({ name }).nullish(),
      })
      .nullish(),
  }),
  content: (object, identity): ComponentContent => {
    const { spec, status, metadata } = object;
    return withoutAbsent({
      ...describedBy(metadata),
      managedBy: managedByOf(metadata, { kind: 'Component', ...identity }),
      project: spec.owner.projectName,
      typeRef: {
        kind: spec.componentType.kind ?? 'ComponentType',
        name: spec.componentType.name,
      },
      lifecycle: metadata.annotations?.[ANNOTATION_LIFECYCLE] || undefined,
      links: present(metadata.annotations?.[ANNOTATION_LINKS]),
      autoDeploy: present(spec.autoDeploy),
      traits: spec.traits?.map(trait => ({
        instance: trait.instanceName,
        kind: trait.kind ?? 'Trait',
        name: trait.name,
      })),
      workflow: spec.workflow ? workflowUseOf(spec.workflow) : undefined,
      latestRelease: status?.latestRelease?.name,
      health: conditionHealth(object, ['Ready']),
    });
  },
  rest: ownerInSpec,
  owner: ({ project }) => ({ project }),
  indexes: {
    workflow: ({ workflow }, { namespace }) =>
      workflow ? [workflowKey(workflow, namespace)] : [],
  },
});
