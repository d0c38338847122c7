// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  Build,
  Component,
  ComponentOverview,
  entityRefOf,
  ModelByKind,
  ModelKind,
  ModelRef,
  refKey,
  RefOf,
} from '@fourplane/plugin-fourplane-common';
import { ControlPlanes, Model } from '@fourplane/plugin-fourplane-node';
import { worstOf } from './componentHealth';
import { SeenDeployment, withPods } from './deployments/withPods';
import { partition, readAll } from './readings';
import { readObject } from './readObject';

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
    component.endpoints.filter(isKind('endpoint')).map(one => model.read(one)),
  );
  const unreadable = [deployments, builds, endpoints].flatMap(
    ({ unreadable: some }) => some,
  );
  return {
    component,
    entityRef: entityRefOf(component.ref),
    health: worstOf(component, deployments).health,
    environments: environmentsOf(model, component, deployments.present),
    endpoints: endpoints.present,
    lastBuild: latest(builds.present),
    ...(unreadable.length > 0 && { unreadable }),
  };
}

/** The environments of the pipeline in promotion order, then those the component runs in outside it. */
function environmentsOf(
  model: Model,
  component: Component,
  deployments: readonly SeenDeployment[],
): ComponentOverview['environments'] {
  const deployed = new Map(
    deployments.map(deployment => [refKey(deployment.environment), deployment]),
  );
  const refs = new Map(
    [
      ...pipelineEnvironments(model, component.project),
      ...deployments.map(({ environment }) => environment),
    ].map(ref => [refKey(ref), ref]),
  );
  return [...refs].map(([key, ref]) => {
    const deployment = deployed.get(key);
    return {
      ref,
      environment: present(model, ref, 'environment'),
      ...(deployment && { deployment, health: deployment.health }),
    };
  });
}

function pipelineEnvironments(
  model: Model,
  projectRef: ModelRef,
): readonly ModelRef[] {
  const project = present(model, projectRef, 'project');
  const pipeline =
    project?.pipeline && present(model, project.pipeline, 'pipeline');
  return pipeline?.environments ?? [];
}

function present<K extends ModelKind>(
  model: Model,
  ref: ModelRef,
  kind: K,
): ModelByKind[K] | undefined {
  if (!isKind(kind)(ref)) {
    return undefined;
  }
  const reading = model.read(ref);
  return reading.state === 'present' ? reading.model : undefined;
}

function isKind<K extends ModelKind>(kind: K) {
  return (ref: ModelRef): ref is RefOf<K> => ref.kind === kind;
}

function latest(builds: readonly Build[]): Build | undefined {
  const startOf = (build: Build) =>
    Date.parse(build.createdAt ?? build.startedAt ?? '') || 0;
  return [...builds].sort((one, other) => startOf(other) - startOf(one))[0];
}
