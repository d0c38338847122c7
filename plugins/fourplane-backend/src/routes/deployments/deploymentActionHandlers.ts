// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { NotAllowedError } from '@backstage/errors';
import {
  deploymentUpdatePermission,
  Intent,
  ModelRef,
  Overrides,
  ThingParams,
} from '@fourplane/plugin-fourplane-common';
import { ControlPlanes } from '@fourplane/plugin-fourplane-node';
import { Caller } from '../../serving/Caller';
import { ComponentParams } from '../components';
import type { Handlers } from '../handlers';
import { Asked, deploymentAction } from './deploymentAction';
import { readComponent } from './ownDeployment';
import { DeployedParams, readDeployed, readThing } from './thing';

/** What answers the rows that change what is deployed, each by an intent. */
export function deploymentActionHandlers(controlPlanes: ControlPlanes) {
  const onThing = thingHandler(controlPlanes);
  const onDeployment = deployedHandler(controlPlanes);
  return {
    deployRelease: onThing((thing, { environment, release, overrides }) => ({
      intent: 'deploy',
      component: thing,
      environment: environmentOf(thing, environment),
      release: deployableOf(thing, release),
      ...(overrides && { overrides }),
    })),
    promoteDeployment: onThing((thing, { from, to, overrides }) => ({
      intent: 'promote',
      component: thing,
      from: environmentOf(thing, from),
      to: environmentOf(thing, to),
      ...(overrides && { overrides }),
    })),
    setAutoDeploy: autoDeployHandler(controlPlanes),
    rollbackDeployment: onDeployment((deployment, { to }) => ({
      intent: 'rollback',
      deployment,
      to: deployableOf(deployment, to),
    })),
    undeployDeployment: onDeployment(deployment => ({
      intent: 'undeploy',
      deployment,
    })),
    suspendDeployment: onDeployment(deployment => ({
      intent: 'suspend',
      deployment,
    })),
    resumeDeployment: onDeployment(deployment => ({
      intent: 'resume',
      deployment,
    })),
    restartDeployment: onDeployment(deployment => ({
      intent: 'restart',
      deployment,
    })),
    configureDeployment: onDeployment((deployment, { overrides }) => ({
      intent: 'configureDeployment',
      deployment,
      overrides,
    })),
  } satisfies Partial<Handlers>;
}

/** Rows of a thing as a whole. */
function thingHandler(controlPlanes: ControlPlanes) {
  return <B extends Asked & { readonly overrides?: Overrides }>(
    intentOf: (thing: ModelRef, body: B) => Intent,
  ) => ({
    reads: [] as const,
    answer: async (
      { body, ...params }: ThingParams & { body: B },
      caller: Caller,
    ) => {
      const { thing, controlPlane } = readThing(controlPlanes, params);
      if (body.overrides) {
        await requireUpdate(thing.ref, caller);
      }
      const intent = intentOf(thing.ref, body);
      return deploymentAction(intent, body, controlPlane, caller);
    },
  });
}

/** Rows of a thing in one environment. */
function deployedHandler(controlPlanes: ControlPlanes) {
  return <B extends Asked>(
    intentOf: (deployment: ModelRef, body: B) => Intent,
  ) => ({
    reads: [] as const,
    answer: (
      { body, ...params }: DeployedParams & { body: B },
      caller: Caller,
    ) => {
      const { controlPlane, ref } = readDeployed(controlPlanes, params);
      const intent = intentOf(ref, body);
      return deploymentAction(intent, body, controlPlane, caller);
    },
  });
}

function autoDeployHandler(controlPlanes: ControlPlanes) {
  return {
    reads: [] as const,
    answer: (
      { body, ...params }: ComponentParams & { body: Asked & { on: boolean } },
      caller: Caller,
    ) => {
      const { component, controlPlane } = readComponent(controlPlanes, params);
      const intent: Intent = {
        intent: 'updateComponent',
        component: component.ref,
        autoDeploy: body.on,
      };
      return deploymentAction(intent, body, controlPlane, caller);
    },
  };
}

/** Setting something along with a deployment is no way around the right to set it. */
async function requireUpdate(thing: ModelRef, caller: Caller): Promise<void> {
  const { name } = deploymentUpdatePermission;
  if (!(await caller.may(deploymentUpdatePermission, thing))) {
    throw new NotAllowedError(
      `Setting overrides needs the permission ${name} on the ${thing.kind} ${thing.name}`,
    );
  }
}

function environmentOf(
  { controlPlane, tenant }: ModelRef,
  name: string,
): ModelRef {
  return { controlPlane, kind: 'environment', tenant, name };
}

/** What can be deployed belongs to the thing's project, or to the project that is the thing. */
function deployableOf(
  { controlPlane, tenant, project, name: own }: ModelRef,
  { kind, name }: Pick<ModelRef, 'kind' | 'name'>,
): ModelRef {
  return { controlPlane, kind, tenant, project: project ?? own, name };
}
