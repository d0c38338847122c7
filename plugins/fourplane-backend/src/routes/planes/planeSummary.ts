// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  Plane,
  PlaneFact,
  PlaneSummary,
  refKey,
} from '@fourplane/plugin-fourplane-common';
import { ControlPlane } from '@fourplane/plugin-fourplane-node';
import { entityRefIn } from '../entityRefIn';
import { present } from '../present';
import { LoadOfPlane } from './PlaneLoads';

/** A plane as a card shows it; `observed` counts by the keys of observability planes who names them. */
export function planeSummary(
  plane: Plane,
  {
    controlPlane,
    load,
    observed,
  }: {
    readonly controlPlane: Pick<ControlPlane, 'entityRefsOf' | 'probes'>;
    readonly load: LoadOfPlane | undefined;
    readonly observed: ReadonlyMap<string, number>;
  },
): PlaneSummary {
  const facts = [...controlPlane.probes.facts(plane.ref)];
  const cluster = clusterOf(facts);
  const environments = load?.environments ?? [];
  const deployments = environments.flatMap(one => one.deployments);
  return {
    plane,
    entityRef: entityRefIn(controlPlane, plane.ref),
    environments: environments.length,
    load: {
      deployments: deployments.length,
      troubledDeployments: deployments.filter(one => one.isTroubled).length,
      components: new Set(deployments.map(({ component }) => component)).size,
      queuedBuilds: load?.queuedBuilds ?? 0,
      runningBuilds: load?.runningBuilds ?? 0,
      observedPlanes: observed.get(refKey(plane.ref)) ?? 0,
    },
    facts,
    ...(cluster && { cluster }),
  };
}

/** How many data and build planes name each observability plane, by its key. */
export function observedPlanes(
  model: ControlPlane['model'],
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const kind of ['dataPlane', 'buildPlane'] as const) {
    for (const ref of model.refs(kind)) {
      const observer = present(model, ref, kind)?.observabilityPlane;
      if (observer) {
        const key = refKey(observer);
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    }
  }
  return counts;
}

/** Which cluster its API server is of. */
function clusterOf(facts: readonly PlaneFact[]): string | undefined {
  const fact = facts.find(({ server }) => server === 'kubernetes');
  return fact && 'latencyMs' in fact ? fact.address : undefined;
}
