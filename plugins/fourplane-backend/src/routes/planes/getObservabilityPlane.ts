// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  isSameRef,
  ObservabilityPlanePage,
  Plane,
  refKey,
  RefOf,
} from '@fourplane/plugin-fourplane-common';
import { ControlPlanes, Model } from '@fourplane/plugin-fourplane-node';
import { present } from '../present';
import { readObject } from '../readObject';
import { ownLoads } from './ownLoads';
import { PlaneLoads } from './PlaneLoads';
import { observedPlanes, planeSummary } from './planeSummary';

/** What of an observability plane is read from memory: how its servers answer, and which planes name it. */
export async function getObservabilityPlane(
  controlPlanes: ControlPlanes,
  loads: readonly PlaneLoads[],
  ref: RefOf<'observabilityPlane'>,
): Promise<ObservabilityPlanePage> {
  const { object: plane, model } = readObject(controlPlanes, ref);
  const own = ownLoads(loads, ref);
  const carried = await own.all();
  const { controlPlane } = own;
  const observed = observedPlanes(model);
  const summaryOf = (one: Plane) =>
    planeSummary(one, {
      controlPlane,
      load: carried.get(refKey(one.ref)),
      observed,
    });
  return {
    summary: summaryOf(plane),
    observed: planesObservedBy(ref, model).map(summaryOf),
  };
}

/** The data and build planes that name an observability plane. */
export function planesObservedBy(
  observer: RefOf<'observabilityPlane'>,
  model: Model,
): Plane[] {
  return (['dataPlane', 'buildPlane'] as const)
    .flatMap(kind =>
      model.refs(kind).flatMap(one => present(model, one, kind) ?? []),
    )
    .filter(
      ({ observabilityPlane }) =>
        observabilityPlane !== undefined &&
        isSameRef(observabilityPlane, observer),
    );
}
