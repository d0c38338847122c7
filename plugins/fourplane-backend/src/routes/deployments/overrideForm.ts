// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { NotFoundError } from '@backstage/errors';
import { OverrideForm } from '@fourplane/plugin-fourplane-common';
import { ControlPlanes } from '@fourplane/plugin-fourplane-node';
import { Caller } from '../../serving/Caller';
import { titled } from '../titled';
import { deploymentActions, hindrancesOf } from './deploymentActions';
import { DeploymentParams, readDeployment } from './ownDeployment';

/**
 * What may be set of a deployment alone, and what is set. Rejects as `readObject` does, and with a `KubeError` when its
 * objects cannot be read.
 */
export async function getOverrideForm(
  controlPlanes: ControlPlanes,
  params: DeploymentParams,
  caller: Caller,
): Promise<OverrideForm> {
  const { component, controlPlane, deployment, ref } = readDeployment(
    controlPlanes,
    params,
  );
  const { capabilities, generation } = controlPlane.status();
  const { configure } = deploymentActions({
    deployment,
    exists: true,
    targets: [],
    releases: [],
    capabilities,
    generation,
    hindrances: await hindrancesOf(component.ref, controlPlane, caller),
  });
  const environment = titled(controlPlane.model, deployment.environment);
  if (!capabilities.includes('writes')) {
    return {
      ...configure,
      environment,
      schema: { type: 'object', properties: {} },
      values: {},
      notes: [],
    };
  }
  const options = await controlPlane.overrides(ref, { signal: caller.signal });
  if (!options) {
    throw new NotFoundError(`The deployment ${ref.name} is no longer there`);
  }
  const { schema, values, notes, why } = options;
  return {
    ...(configure.allowed && why !== undefined
      ? { allowed: false, why }
      : configure),
    environment,
    schema,
    values,
    notes: [...notes],
  };
}
