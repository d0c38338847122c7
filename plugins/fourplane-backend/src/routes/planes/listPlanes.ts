// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { PlaneSummary, refKey } from '@fourplane/plugin-fourplane-common';
import { planeKinds } from './planeKinds';
import { PlaneLoads } from './PlaneLoads';
import { observedPlanes, planeSummary } from './planeSummary';

/** Every readable plane of every control plane; the unreadable ones are listed with their control plane. */
export async function listPlanes(
  loads: readonly PlaneLoads[],
): Promise<PlaneSummary[]> {
  const lists = await Promise.all(loads.map(planesOf));
  return lists.flat();
}

async function planesOf(loads: PlaneLoads): Promise<PlaneSummary[]> {
  const { controlPlane } = loads;
  const { model } = controlPlane;
  const carried = await loads.all();
  const observed = observedPlanes(model);
  return planeKinds
    .flatMap(kind => model.refs(kind))
    .flatMap(ref => {
      const reading = model.read(ref);
      const load = carried.get(refKey(ref));
      return reading.state === 'present'
        ? planeSummary(reading.model, { controlPlane, load, observed })
        : [];
    });
}
