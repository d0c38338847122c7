// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  Build,
  Component,
  ComponentDeployments,
  Deployment,
  EnvironmentDeployment,
  isRefOf,
  isSameRef,
  ModelRef,
  Pipeline,
  ReleaseSummary,
  Runtime,
} from '@fourplane/plugin-fourplane-common';
import { ControlPlane, ControlPlanes } from '@fourplane/plugin-fourplane-node';
import { Caller } from '../../serving/Caller';
import { ComponentParams } from '../components';
import { partition, readAll } from '../readings';
import {
  autoDeployOf,
  deploymentActions,
  Hindrances,
  hindrancesOf,
} from './deploymentActions';
import { deploymentHealth } from './deploymentHealth';
import { driftOf } from './driftOf';
import { nextRunAt } from './nextRunAt';
import { readComponent } from './ownDeployment';
import { releaseOf, releaseSummaries } from './releaseSummaries';
import {
  pipelineOf,
  ShownEnvironment,
  shownEnvironments,
} from './shownEnvironments';

/** What runs where, and what can be done about it. Rejects as `readObject` does. */
export async function getDeployments(
  controlPlanes: ControlPlanes,
  params: ComponentParams,
  caller: Caller,
): Promise<ComponentDeployments> {
  const { component, controlPlane } = readComponent(controlPlanes, params);
  const hindrances = await hindrancesOf(component.ref, controlPlane, caller);
  const { model } = controlPlane;
  const { capabilities } = controlPlane.status();
  const { deployments, releases, unreadable } = partsOf(
    component,
    controlPlane,
  );
  const pipeline = pipelineOf(model, component.project);
  const shown = shownEnvironments(
    model,
    pipeline,
    deployments.map(({ environment }) => environment),
  );
  const view: View = {
    controlPlane,
    shown,
    pipeline,
    deployments,
    releases,
    hindrances,
  };
  return {
    component,
    ...(pipeline && {
      pipeline: { ref: pipeline.ref, title: pipeline.title },
    }),
    environments: shown.map(one => environmentDeployment(one, view)),
    releases,
    autoDeploy: autoDeployOf(component, capabilities, hindrances),
    capabilities,
    ...(unreadable.length > 0 && { unreadable }),
  };
}

/**
 * A component's deployments, and what can be deployed of it. A component may have thousands of builds: without `builds`
 * they are read only where they are what is deployed.
 */
export function partsOf(
  { ref: { tenant, project, name }, ref }: Component,
  controlPlane: ControlPlane,
  { builds: withBuilds = true }: { readonly builds?: boolean } = {},
) {
  const { model } = controlPlane;
  const { capabilities } = controlPlane.status();
  const scope = { tenant, project, component: name };
  const read = readAll(model, 'deployment', scope);
  const builds =
    withBuilds || !capabilities.includes('releases')
      ? readAll(model, 'build', scope)
      : partition<Build>([]);
  const found = readAll(model, 'release', scope);
  const deployments = read.present.filter(one => isSameRef(one.component, ref));
  return {
    deployments,
    builds: builds.present,
    releases: releaseSummaries({
      capabilities,
      releases: found.present,
      builds: builds.present,
      deployments,
    }),
    unreadable: [...read.unreadable, ...found.unreadable, ...builds.unreadable],
  };
}

interface View {
  readonly controlPlane: ControlPlane;
  readonly shown: readonly ShownEnvironment[];
  readonly pipeline: Pipeline | undefined;
  readonly deployments: readonly Deployment[];
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

/** What a data plane shows of a deployment. */
export function runtimeOf(
  ref: ModelRef,
  controlPlane: ControlPlane,
): Runtime | undefined {
  return isRefOf(ref, 'deployment')
    ? controlPlane.deployments.runtime(ref)
    : undefined;
}

/** The deployments to an environment, those that are wanted first. */
export function deploymentsIn(
  environment: ModelRef,
  deployments: readonly Deployment[],
): Deployment[] {
  const isWanted = ({ desired }: Deployment) => desired === 'active';
  return deployments
    .filter(one => isSameRef(one.environment, environment))
    .sort(
      (one, other) =>
        Number(isWanted(other)) - Number(isWanted(one)) ||
        one.ref.name.localeCompare(other.ref.name),
    );
}

/** What runs in the environment that a pipeline promotes from; the first such, where there are several. */
export function deploymentBefore(
  environment: ModelRef,
  pipeline: Pipeline | undefined,
  deployments: readonly Deployment[],
): Deployment | undefined {
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
