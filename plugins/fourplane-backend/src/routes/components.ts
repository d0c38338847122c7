// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  Build,
  Component,
  ComponentOverview,
  Deployment,
  entityRefOf,
  Health,
  healthStates,
  ModelByKind,
  ModelKind,
  ModelRef,
  Reading,
  refKey,
  RefOf,
  Unreadable,
} from '@fourplane/plugin-fourplane-common';
import {
  ControlPlanes,
  Model,
  RefScope,
} from '@fourplane/plugin-fourplane-node';
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
  const scope = {
    tenant: params.tenant,
    project: params.project,
    component: params.name,
  };
  const deployments = readAll(model, 'deployment', scope);
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
    health: worstOf(component, deployments),
    environments: environmentsOf(model, component, deployments.present),
    endpoints: endpoints.present,
    lastBuild: latest(builds.present),
    ...(unreadable.length > 0 && { unreadable }),
  };
}

/** What is there, and what could not be read. */
interface Readings<M> {
  readonly present: M[];
  readonly unreadable: Unreadable[];
}

function readAll<K extends ModelKind>(
  model: Model,
  kind: K,
  scope: RefScope,
): Readings<ModelByKind[K]> {
  return partition(model.refs(kind, scope).map(ref => model.read(ref)));
}

function partition<M>(readings: readonly Reading<M>[]): Readings<M> {
  return {
    present: readings.flatMap(reading =>
      reading.state === 'present' ? [reading.model] : [],
    ),
    unreadable: readings.flatMap(reading =>
      reading.state === 'unreadable' ? [reading.unreadable] : [],
    ),
  };
}

/** The environments of the pipeline in promotion order, then those the component runs in outside it. */
function environmentsOf(
  model: Model,
  component: Component,
  deployments: readonly Deployment[],
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
  return [...refs].map(([key, ref]) => ({
    ref,
    environment: present(model, ref, 'environment'),
    deployment: deployed.get(key),
  }));
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

/** An unreadable deployment may hide anything, so it counts as `unknown`. */
function worstOf(
  component: Component,
  deployments: Readings<Deployment>,
): Health {
  const hidden = deployments.unreadable.map(
    ({ object }): Health => ({
      state: 'unknown',
      reason: 'Unreadable',
      message: `${object.kind} ${object.name} cannot be read`,
    }),
  );
  return [
    component.health,
    ...deployments.present.map(({ health }) => health),
    ...hidden,
  ].reduce((worst, health) =>
    healthStates.indexOf(health.state) < healthStates.indexOf(worst.state)
      ? health
      : worst,
  );
}

function latest(builds: readonly Build[]): Build | undefined {
  const startOf = (build: Build) =>
    Date.parse(build.createdAt ?? build.startedAt ?? '') || 0;
  return [...builds].sort((one, other) => startOf(other) - startOf(one))[0];
}
