// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  Deployment,
  deploymentLogReadPermission,
  isSameRef,
  ModelRef,
  refKey,
  RefOf,
} from '@fourplane/plugin-fourplane-common';
import {
  ControlPlane,
  ControlPlanes,
  Model,
} from '@fourplane/plugin-fourplane-node';
import { Caller } from '../../serving/Caller';
import { readObject } from '../readObject';

interface Narrowed {
  /** Names of environments; all when absent. */
  readonly environments?: readonly string[];
}

/** The deployments of one component, whose logs the caller was let through for. */
export function componentScope(
  { model }: ControlPlane,
  component: ModelRef,
  { environments }: Narrowed,
): RefOf<'deployment'>[] {
  return deploymentsOf(
    model,
    component,
    one => isSameRef(one.component, component) && isIn(one, environments),
  );
}

/**
 * The deployments of a project's components whose logs the caller may read; of the others nothing is looked for. Rejects
 * as `readObject` does.
 */
export async function projectScope(
  controlPlanes: ControlPlanes,
  input: Narrowed & {
    readonly controlPlane: string;
    readonly tenant: string;
    readonly project: string;
    /** Names of components; all when absent. */
    readonly components?: readonly string[];
  },
  caller: Caller,
): Promise<{
  readonly controlPlane: ControlPlane;
  readonly scope: RefOf<'deployment'>[];
}> {
  const { controlPlane: plane, tenant, project, components } = input;
  const { model } = readObject(controlPlanes, {
    kind: 'project',
    controlPlane: plane,
    tenant,
    name: project,
  });
  const asked = model
    .refs('component', { tenant, project })
    .filter(({ name }) => !components || components.includes(name));
  const allowed = new Set(
    (await caller.filter(deploymentLogReadPermission, asked)).map(refKey),
  );
  const scope = deploymentsOf(
    model,
    { tenant, project },
    one => allowed.has(refKey(one.component)) && isIn(one, input.environments),
  );
  return { controlPlane: controlPlanes.get(plane)!, scope };
}

function deploymentsOf(
  model: Model,
  { tenant, project }: Pick<ModelRef, 'tenant' | 'project'>,
  isWanted: (deployment: Deployment) => boolean,
): RefOf<'deployment'>[] {
  return model.refs('deployment', { tenant, project }).filter(ref => {
    const reading = model.read(ref);
    return reading.state === 'present' && isWanted(reading.model);
  });
}

function isIn(
  { environment }: Deployment,
  environments: readonly string[] | undefined,
): boolean {
  return !environments || environments.includes(environment.name);
}
