// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Deployment, Health } from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';
import { stateOfHealthStatus } from './conditionHealth';
import { integer, list, name, text, withoutAbsent } from './fields';

/** `spec.resources` of a Release or RenderedRelease, as far as it says how many pods are wanted. */
export const renderedResources = list(
  z.object({
    object: z
      .object({
        kind: text,
        metadata: z.object({ name: text }).nullish(),
        spec: z.object({ replicas: z.unknown().optional() }).nullish(),
      })
      .nullish(),
  }),
);

/** `status.resources` of a Release or RenderedRelease: what was applied, and how it is doing. */
export const appliedResources = list(
  z.object({
    group: text,
    kind: name,
    namespace: text,
    name,
    healthStatus: text,
    status: z.unknown().optional(),
  }),
);

type Rendered = z.output<typeof renderedResources>;
type Applied = z.output<typeof appliedResources>;

const replicaCounts = z.object({ replicas: integer, readyReplicas: integer });

/** Kinds that run a component's pods and say how many there are. */
const replicatedKinds = ['Deployment', 'StatefulSet'];

/** What was applied, in the model's words. */
export function objectsOf(applied: Applied): Deployment['objects'] {
  return (applied ?? []).map(object =>
    withoutAbsent({
      group: object.group ?? '',
      kind: object.kind,
      namespace: object.namespace || undefined,
      name: object.name,
      health: { state: stateOfHealthStatus(object.healthStatus) },
    }),
  );
}

/** The first object that runs pods is the primary workload. Wanted is what was rendered, else what exists. */
export function replicasOf(
  applied: Applied,
  rendered: Rendered,
): Deployment['replicas'] {
  const workload = applied?.find(object =>
    replicatedKinds.includes(object.kind),
  );
  const counts = replicaCounts.safeParse(workload?.status);
  if (!workload || !counts.success) {
    return undefined;
  }
  const wanted = rendered?.find(
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

/**
 * What of the applied objects makes a deployment worse than what deployed it says: one that is degraded, or whose pods are
 * still coming. A scheduled job between two runs is progressing for ever, and so may be anything that runs no pods.
 */
export function troublesOf(objects: Deployment['objects']): Health[] {
  return objects
    .filter(
      ({ health, kind }) =>
        health.state === 'degraded' ||
        (health.state === 'progressing' && replicatedKinds.includes(kind)),
    )
    .map(({ health, kind, name: object }) => ({
      state: health.state,
      reason:
        health.state === 'degraded'
          ? 'ResourcesDegraded'
          : 'ResourcesProgressing',
      message: `${kind} ${object} is ${health.state}.`,
    }));
}
