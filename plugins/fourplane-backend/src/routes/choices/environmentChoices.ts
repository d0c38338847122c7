// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  Environment,
  EnvironmentChoice,
  isSameRef,
  ModelRef,
  Pipeline,
} from '@fourplane/plugin-fourplane-common';
import { ControlPlane, ControlPlanes } from '@fourplane/plugin-fourplane-node';
import { pipelineOf } from '../pipelineOf';
import { present } from '../present';
import { readAll } from '../readings';
import { readObject } from '../readObject';
import { readPlane } from './readPlane';
import { choiceOf } from './thingChoices';

interface TenantParams {
  readonly controlPlane: string;
  readonly tenant: string;
}

/** The environments of a project's pipeline that are there, in promotion order. Rejects as `readObject` does. */
export function pipelineEnvironments(
  controlPlanes: ControlPlanes,
  params: TenantParams & { readonly project: string },
): EnvironmentChoice[] {
  const { controlPlane, tenant, project: name } = params;
  const ref = { kind: 'project', controlPlane, tenant, name } as const;
  const { model } = readObject(controlPlanes, ref);
  const plane = controlPlanes.get(controlPlane)!;
  const pipeline = pipelineOf(model, ref);
  return (pipeline?.environments ?? []).flatMap(each => {
    const environment = present(model, each, 'environment');
    return environment ? environmentChoice(plane, environment, pipeline) : [];
  });
}

/** All environments of a tenant, by name. Rejects as {@link readPlane} does. */
export function tenantEnvironments(
  controlPlanes: ControlPlanes,
  { controlPlane, tenant }: TenantParams,
): EnvironmentChoice[] {
  const plane = readPlane(controlPlanes, controlPlane, 'environment');
  return readAll(plane.model, 'environment', { tenant })
    .present.sort((one, other) => one.ref.name.localeCompare(other.ref.name))
    .flatMap(environment => environmentChoice(plane, environment));
}

function environmentChoice(
  plane: ControlPlane,
  environment: Environment,
  pipeline?: Pipeline,
): EnvironmentChoice[] {
  return choiceOf(plane, environment).map(choice => ({
    ...choice,
    isFirst: pipeline !== undefined && isFirstOf(pipeline, environment.ref),
    isProduction: environment.isProduction,
  }));
}

/** Nothing is promoted to it. */
function isFirstOf({ paths }: Pipeline, ref: ModelRef): boolean {
  return !paths.some(({ to }) => to.some(target => isSameRef(target, ref)));
}
