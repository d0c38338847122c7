// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  EnvironmentDeployment,
  isSameRef,
  ModelRef,
  Pipeline,
  Placed,
  ReleaseSummary,
  ThingDeployments,
  ThingParams,
} from '@fourplane/plugin-fourplane-common';
import { ControlPlane } from '@fourplane/plugin-fourplane-node';
import { Caller } from '../../serving/Caller';
import { BuildServices, indexOf } from '../builds/BuildServices';
import { pipelineOf } from '../pipelineOf';
import { partition } from '../readings';
import {
  autoDeployOf,
  deploymentActions,
  Hindrances,
  hindrancesOf,
} from './deploymentActions';
import { deploymentHealth } from './deploymentHealth';
import { deploymentsIn } from './deploymentsIn';
import { driftOf } from './driftOf';
import { nextRunAt } from './nextRunAt';
import { releaseOf, releaseSummaries } from './releaseSummaries';
import { runtimeOf } from './runtimeOf';
import { ShownEnvironment, shownEnvironments } from './shownEnvironments';
import {
  componentOf,
  placementsOf,
  projectRefOf,
  readThing,
  releasesOf,
  Thing,
} from './thing';

/** What runs where, and what can be done about it. Rejects as `readObject` does. */
export async function getDeployments(
  services: BuildServices,
  params: ThingParams,
  caller: Caller,
): Promise<ThingDeployments> {
  const { thing, controlPlane } = readThing(services.controlPlanes, params);
  const component = componentOf(thing);
  const hindrances = await hindrancesOf(thing.ref, controlPlane, caller);
  const { model } = controlPlane;
  const { capabilities } = controlPlane.status();
  const { deployments, releases, unreadable } = await partsOf(
    thing,
    controlPlane,
    services,
  );
  const pipeline = pipelineOf(model, projectRefOf(thing));
  const shown = shownEnvironments(
    model,
    pipeline,
    deployments.map(({ environment }) => environment),
  );
  const view: View = {
    thing,
    controlPlane,
    shown,
    pipeline,
    deployments,
    releases,
    hindrances,
  };
  return {
    thing: { ref: thing.ref, title: thing.title },
    component,
    ...(pipeline && {
      pipeline: { ref: pipeline.ref, title: pipeline.title },
    }),
    environments: shown.map(one => environmentDeployment(one, view)),
    releases,
    autoDeploy: component && autoDeployOf(component, capabilities, hindrances),
    capabilities,
    ...(unreadable.length > 0 && { unreadable }),
  };
}

/** Where a thing runs, and what can be deployed of it. Builds are a component's, in order, newest first. */
export async function partsOf(
  thing: Thing,
  controlPlane: ControlPlane,
  services: BuildServices,
) {
  const { model } = controlPlane;
  const { capabilities } = controlPlane.status();
  const index = indexOf(services, controlPlane.name);
  const component = componentOf(thing);
  const indexed = component
    ? await index.builds({
        by: 'component',
        component: { ...component.ref, kind: 'component' },
      })
    : [];
  const read = placementsOf(thing, model);
  const found = releasesOf(thing, model);
  const lost = partition(
    indexed
      .filter(({ isUnreadable }) => isUnreadable)
      .map(({ listed }) => model.read({ ...listed.ref, kind: 'build' })),
  );
  const builds = indexed
    .filter(({ isUnreadable }) => !isUnreadable)
    .map(({ listed }) => listed);
  const deployments = read.present;
  return {
    deployments,
    builds,
    releases: releaseSummaries({
      capabilities,
      releases: found.present,
      builds,
      deployments,
      buildOf: release => index.buildOf(release),
    }),
    unreadable: [...read.unreadable, ...found.unreadable, ...lost.unreadable],
  };
}

interface View {
  readonly thing: Thing;
  readonly controlPlane: ControlPlane;
  readonly shown: readonly ShownEnvironment[];
  readonly pipeline: Pipeline | undefined;
  readonly deployments: readonly Placed[];
  readonly releases: readonly ReleaseSummary[];
  readonly hindrances: Hindrances;
}

function environmentDeployment(
  shown: ShownEnvironment,
  view: View,
): EnvironmentDeployment {
  const { controlPlane, pipeline, releases, hindrances } = view;
  const { capabilities, generation } = controlPlane.status();
  const [deployment, ...others] = deploymentsIn(shown.ref, view.deployments);
  const promotesTo = targetsOf(shown.ref, pipeline);
  const runtime = deployment && runtimeOf(deployment.ref, controlPlane);
  return {
    ...shown,
    promotesTo,
    others,
    ...(deployment && {
      deployment,
      runtime,
      health: deploymentHealth(deployment, runtime, Date.now()),
      release: releaseOf(deployment, releases),
      since: deployment.changedAt,
      by: deployment.changedBy,
      managedBy: deployment.managedBy,
      nextRunAt:
        deployment.desired === 'active'
          ? nextRunAt(runtime?.schedule, Date.now())
          : undefined,
      drift: driftOf(
        deployment,
        deploymentBefore(shown.ref, pipeline, view.deployments),
        releases,
      ),
    }),
    actions: deploymentActions({
      of: view.thing.ref,
      deployment,
      exists: shown.environment !== undefined,
      targets: promotesTo.map(to => ({
        to,
        exists: view.shown.some(
          one => isSameRef(one.ref, to) && one.environment !== undefined,
        ),
        deployment: deploymentsIn(to, view.deployments)[0],
      })),
      releases,
      capabilities,
      generation,
      hindrances,
    }),
  };
}

/** What runs in the environment that a pipeline promotes from; the first such, where there are several. */
export function deploymentBefore(
  environment: ModelRef,
  pipeline: Pipeline | undefined,
  deployments: readonly Placed[],
): Placed | undefined {
  return (pipeline?.paths ?? [])
    .filter(({ to }) => to.some(target => isSameRef(target, environment)))
    .map(({ from }) => deploymentsIn(from, deployments)[0])
    .find(deployment => deployment !== undefined);
}

function targetsOf(
  environment: ModelRef,
  pipeline: Pipeline | undefined,
): ModelRef[] {
  return (pipeline?.paths ?? [])
    .filter(({ from }) => isSameRef(from, environment))
    .flatMap(({ to }) => to);
}
