// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  DataPlanePage,
  MAX_TROUBLED_PODS,
  PlaneEnvironment,
  refKey,
  RefOf,
  TroubledPod,
  troubledStates,
} from '@fourplane/plugin-fourplane-common';
import { ControlPlane, ControlPlanes } from '@fourplane/plugin-fourplane-node';
import { entityRefIn } from '../entityRefIn';
import { runtimeOf } from '../deployments/runtimeOf';
import { present } from '../present';
import { readObject } from '../readObject';
import { ownLoads } from './ownLoads';
import { LoadedEnvironment, PlaneLoads } from './PlaneLoads';
import { observedPlanes, planeSummary } from './planeSummary';

/** What of a data plane is read from memory: what runs where, and which pods are in trouble. */
export async function getDataPlane(
  controlPlanes: ControlPlanes,
  loads: readonly PlaneLoads[],
  ref: RefOf<'dataPlane'>,
): Promise<DataPlanePage> {
  const { object: plane, model } = readObject(controlPlanes, ref);
  const own = ownLoads(loads, ref);
  const load = (await own.all()).get(refKey(ref));
  const environments = load?.environments ?? [];
  const { controlPlane } = own;
  const observed = observedPlanes(model);
  const pods = environments.flatMap(one => troubledPods(one, own.controlPlane));
  return {
    summary: planeSummary(plane, { controlPlane, load, observed }),
    environments: environments.flatMap(one =>
      environmentOf(one, own.controlPlane),
    ),
    pods: pods.sort(byRestarts).slice(0, MAX_TROUBLED_PODS),
    hasMorePods: pods.length > MAX_TROUBLED_PODS,
    unseenDeployments: environments
      .flatMap(({ deployments }) => deployments)
      .filter(one => one.isUnseen).length,
  };
}

function environmentOf(
  { ref, deployments }: LoadedEnvironment,
  controlPlane: ControlPlane,
): PlaneEnvironment[] {
  const environment = present(controlPlane.model, ref, 'environment');
  if (!environment) {
    return [];
  }
  const { title, isProduction, health } = environment;
  return [
    {
      ref,
      entityRef: entityRefIn(controlPlane, ref),
      ...(title !== undefined && { title }),
      isProduction,
      health,
      deployments: deployments.length,
      troubledDeployments: deployments.filter(one => one.isTroubled).length,
    },
  ];
}

/** Only what is in trouble is looked into, however much runs there. */
function troubledPods(
  { ref: environment, deployments }: LoadedEnvironment,
  controlPlane: ControlPlane,
): TroubledPod[] {
  return deployments
    .filter(({ isTroubled }) => isTroubled)
    .flatMap(({ ref }) => {
      const deployment = present(controlPlane.model, ref, 'deployment');
      const runtime = runtimeOf(ref, controlPlane);
      if (!deployment || !runtime) {
        return [];
      }
      const { component } = deployment;
      const title = present(controlPlane.model, component, 'component')?.title;
      return runtime.pods
        .filter(({ health }) => troubledStates.includes(health.state))
        .map(({ name, namespace, health, containers }) => ({
          pod: name,
          namespace,
          health,
          restarts: containers.reduce((sum, one) => sum + one.restarts, 0),
          component,
          componentEntityRef: entityRefIn(controlPlane, component),
          ...(title !== undefined && { componentTitle: title }),
          environment,
        }));
    });
}

function byRestarts(one: TroubledPod, other: TroubledPod): number {
  return (
    other.restarts - one.restarts ||
    `${one.namespace}/${one.pod}`.localeCompare(
      `${other.namespace}/${other.pod}`,
    )
  );
}
