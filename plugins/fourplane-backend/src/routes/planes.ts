// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  entityRefOf,
  PlaneSummary,
  refKey,
} from '@fourplane/plugin-fourplane-common';
import { ControlPlanes, Model } from '@fourplane/plugin-fourplane-node';

/** The kinds of plane, in the order a page shows them. */
export const planeKinds = [
  'dataPlane',
  'buildPlane',
  'observabilityPlane',
] as const;

/** Every readable plane of every control plane; the unreadable ones are listed with their control plane. */
export function listPlanes(controlPlanes: ControlPlanes): PlaneSummary[] {
  return controlPlanes.list().flatMap(({ model }) => {
    const environments = environmentsByPlane(model);
    return planeKinds
      .flatMap(kind => model.refs(kind))
      .flatMap(ref => {
        const reading = model.read(ref);
        return reading.state === 'present'
          ? {
              plane: reading.model,
              entityRef: entityRefOf(ref),
              environments: environments.get(refKey(ref)) ?? 0,
            }
          : [];
      });
  });
}

function environmentsByPlane(model: Model): Map<string, number> {
  const counts = new Map<string, number>();
  for (const ref of model.refs('environment')) {
    const reading = model.read(ref);
    if (reading.state === 'present' && reading.model.dataPlane) {
      const key = refKey(reading.model.dataPlane);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return counts;
}
