// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  Build,
  Component,
  ComponentOverview,
  isRefOf,
} from '@fourplane/plugin-fourplane-common';
import { ControlPlanes, Model } from '@fourplane/plugin-fourplane-node';
import { entityRefIn } from './entityRefIn';
import { worstOf } from './componentHealth';
import { deploymentsIn } from './deployments/deploymentsIn';
import { shownEnvironments } from './deployments/shownEnvironments';
import { pipelineOf } from './pipelineOf';
import { partition, readAll } from './readings';
import { readObject } from './readObject';
import { SeenDeployment, withPods } from './withPods';

/** Names that identify a component, as its route carries them. */
export interface ComponentParams {
  readonly controlPlane: string;
  readonly tenant: string;
  readonly project: string;
  readonly name: string;
}

/** Whether a component is all right, environment by environment. Rejects as {@link readObject} does. */
export function getComponentOverview(
  controlPlanes: ControlPlanes,
  params: ComponentParams,
): ComponentOverview {
  const ref = { kind: 'component', ...params } as const;
  const { object: component, model } = readObject(controlPlanes, ref);
  const controlPlane = controlPlanes.get(ref.controlPlane)!;
  const scope = {
    tenant: params.tenant,
    project: params.project,
    component: params.name,
  };
  const deployments = withPods(
    readAll(model, 'deployment', scope),
    controlPlane,
  );
  const builds = readAll(model, 'build', scope);
  const endpoints = partition(
    component.endpoints.flatMap(one =>
      isRefOf(one, 'endpoint') ? model.read(one) : [],
    ),
  );
  const unreadable = [deployments, builds, endpoints].flatMap(
    ({ unreadable: some }) => some,
  );
  return {
    component,
    entityRef: entityRefIn(controlPlane, component.ref),
    entityRefs: [...controlPlane.entityRefsOf(component.ref)],
    health: worstOf(component, deployments).health,
    environments: environmentsOf(model, component, deployments.present),
    endpoints: endpoints.present,
    lastBuild: latest(builds.present),
    ...(unreadable.length > 0 && { unreadable }),
  };
}

function environmentsOf(
  model: Model,
  component: Component,
  deployments: readonly SeenDeployment[],
): ComponentOverview['environments'] {
  return shownEnvironments(
    model,
    pipelineOf(model, component.project),
    deployments.map(({ environment }) => environment),
  ).map(({ ref, environment }) => {
    const [deployment] = deploymentsIn(ref, deployments);
    return {
      ref,
      environment,
      ...(deployment && { deployment, health: deployment.health }),
    };
  });
}

function latest(builds: readonly Build[]): Build | undefined {
  const startOf = (build: Build) =>
    Date.parse(build.createdAt ?? build.startedAt ?? '') || 0;
  return [...builds].sort((one, other) => startOf(other) - startOf(one))[0];
}
