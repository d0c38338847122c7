// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Deployment, Health } from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';
import { conditions, conditionOf } from '../../reading/conditionHealth';
import { healthOfCondition } from '../conditionReasons';
import { stateOfHealthStatus } from '../../reading/conditionHealth';
import { integer, list, name, text, withoutAbsent } from '../../reading/fields';
import { defineKind } from '../../reading/ReadableKind';
import { placementKey } from './releaseBinding';

export interface RenderedReleaseContent {
  readonly project: string;
  /** Absent for a project's cell and for a managed resource. */
  readonly component?: string;
  readonly environment: string;
  readonly onDataPlane: boolean;
  /** What applying failed with, when it did. */
  readonly applyFailure?: Health;
  readonly objects: Deployment['objects'];
  readonly replicas?: { readonly wanted: number; readonly ready: number };
}

const replicaCounts = z.object({ replicas: integer, readyReplicas: integer });

const schema = z.object({
  spec: z.object({
    owner: z.object({ projectName: name, componentName: text }),
    environmentName: name,
    targetPlane: text,
    resources: list(
      z.object({
        object: z
          .object({
            kind: text,
            metadata: z.object({ name: text }).nullish(),
            spec: z.object({ replicas: z.unknown().optional() }).nullish(),
          })
          .nullish(),
      }),
    ),
  }),
  status: z
    .object({
      ...conditions,
      resources: list(
        z.object({
          group: text,
          kind: name,
          namespace: text,
          name,
          healthStatus: text,
          status: z.unknown().optional(),
        }),
      ),
    })
    .nullish(),
});

type RenderedRelease = z.output<typeof schema>;

/** Kinds that run a component's pods and say how many there are. */
const replicatedKinds = ['Deployment', 'StatefulSet'];

export const renderedReleaseKind = defineKind({
  kind: 'RenderedRelease',
  schema,
  content: (rendered): RenderedReleaseContent => {
    const applied = conditionOf(rendered, 'ResourcesApplied');
    return withoutAbsent({
      project: rendered.spec.owner.projectName,
      component: rendered.spec.owner.componentName || undefined,
      environment: rendered.spec.environmentName,
      onDataPlane: rendered.spec.targetPlane !== 'observabilityplane',
      applyFailure:
        applied?.status === 'False' ? healthOfCondition(applied) : undefined,
      objects: (rendered.status?.resources ?? []).map(object =>
        withoutAbsent({
          group: object.group ?? '',
          kind: object.kind,
          namespace: object.namespace || undefined,
          name: object.name,
          health: { state: stateOfHealthStatus(object.healthStatus) },
        }),
      ),
      replicas: replicasOf(rendered),
    });
  },
  indexes: {
    placement: ({ component, ...content }, { namespace }) =>
      component ? [placementKey({ ...content, component }, namespace)] : [],
  },
});

/** The first object that runs pods is the primary workload. Wanted is what was rendered, else what exists. */
function replicasOf(
  rendered: RenderedRelease,
): RenderedReleaseContent['replicas'] {
  const workload = rendered.status?.resources?.find(object =>
    replicatedKinds.includes(object.kind),
  );
  const counts = replicaCounts.safeParse(workload?.status);
  if (!workload || !counts.success) {
    return undefined;
  }
  const wanted = rendered.spec.resources?.find(
    ({ object }) =>
      object?.kind === workload.kind && object.metadata?.name === workload.name,
  )?.object?.spec?.replicas;
  return {
    wanted:
      typeof wanted === 'number' && Number.isInteger(wanted)
        ? wanted
        : counts.data.replicas ?? 0,
    ready: counts.data.readyReplicas ?? 0,
  };
}
