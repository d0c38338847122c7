// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Intent, LogEvent, ModelRef } from '@fourplane/plugin-fourplane-common';
import { ControlPlanes } from '@fourplane/plugin-fourplane-node';
import { stringify } from 'yaml';
import { Caller } from '../../serving/Caller';
import { BuildServices } from '../builds/BuildServices';
import type { Handlers, Input } from '../handlers';
import { compareDeployments } from './comparison';
import { getDeployments } from './componentDeployments';
import { Asked, deploymentAction } from './deploymentAction';
import { getDeploymentHistory } from './deploymentHistory';
import {
  getEnvironmentDeployments,
  getProjectDeployments,
} from './deploymentMatrix';
import { getOverrideForm } from './overrideForm';
import {
  DeploymentParams,
  readComponent,
  readDeployment,
} from './ownDeployment';
import { ComponentParams } from '../components';

/** What is deployed, and what it is made of. */
const deliveredKinds = ['deployment', 'release', 'build'] as const;

/** Whose it is, and where it goes. */
const deliveryKinds = [
  'component',
  'project',
  'pipeline',
  'environment',
  ...deliveredKinds,
] as const;

/** What answers the rows of deployments. */
export function deploymentHandlers(services: BuildServices) {
  const { controlPlanes } = services;
  return {
    ...readingHandlers(services),
    ...runtimeHandlers(controlPlanes),
    ...actionHandlers(controlPlanes),
  } satisfies Partial<Handlers>;
}

function readingHandlers(services: BuildServices) {
  return {
    getDeployments: {
      reads: [...deliveryKinds, 'dataPlane'],
      alsoSees: 'pods',
      answer: (params, caller) => getDeployments(services, params, caller),
    },
    getDeploymentHistory: {
      reads: ['component', 'environment', ...deliveredKinds, 'dataPlane'],
      alsoSees: 'pods',
      answer: params => getDeploymentHistory(services, params),
    },
    compareDeployments: {
      reads: ['component', ...deliveredKinds],
      alsoSees: 'pods',
      answer: (input, { signal }) =>
        compareDeployments(services, input, signal),
    },
    getProjectDeployments: {
      reads: [...deliveryKinds, 'dataPlane'],
      alsoSees: 'pods',
      answer: (params, caller) =>
        getProjectDeployments(services, params, caller),
    },
    getEnvironmentDeployments: {
      reads: [...deliveryKinds, 'dataPlane'],
      alsoSees: 'pods',
      answer: (params, caller) =>
        getEnvironmentDeployments(services, params, caller),
    },
  } satisfies Partial<Handlers>;
}

function runtimeHandlers(controlPlanes: ControlPlanes) {
  return {
    getRuntimeTree: {
      reads: ['component', 'deployment'],
      alsoSees: 'pods',
      answer: (params, { signal }) => {
        const { controlPlane, ref } = readDeployment(controlPlanes, params);
        return controlPlane.deployments.tree(ref, { signal });
      },
    },
    getRuntimeManifest: {
      reads: ['component', 'deployment'],
      alsoSees: 'pods',
      answer: async ({ object, ...params }, { signal }) => {
        const { controlPlane, ref } = readDeployment(controlPlanes, params);
        const manifest = await controlPlane.deployments.manifest(ref, object, {
          signal,
        });
        return { yaml: stringify(manifest) };
      },
    },
    getOverrideForm: {
      reads: ['component', 'deployment', 'environment'],
      answer: (params, caller) =>
        getOverrideForm(controlPlanes, params, caller),
    },
    streamPodLog: {
      reads: ['component', 'deployment'],
      answer: (input, caller) => podLog(controlPlanes, input, caller),
    },
  } satisfies Partial<Handlers>;
}

function podLog(
  controlPlanes: ControlPlanes,
  input: Input<'streamPodLog'>,
  { signal }: Caller,
): AsyncIterable<LogEvent> {
  const { controlPlane, ref } = readDeployment(controlPlanes, input);
  const { pod, container, previous, follow, after, tail } = input;
  return controlPlane.deployments.log(
    {
      deployment: ref,
      pod,
      container,
      previous: previous === 'true',
      follow: follow === 'true',
      after,
      tail,
    },
    { signal },
  );
}

function actionHandlers(controlPlanes: ControlPlanes) {
  const onComponent = <B extends Asked>(
    intentOf: (component: ModelRef, body: B) => Intent,
  ) => ({
    reads: [] as const,
    answer: (
      { body, ...params }: ComponentParams & { body: B },
      caller: Caller,
    ) => {
      const { component, controlPlane } = readComponent(controlPlanes, params);
      const intent = intentOf(component.ref, body);
      return deploymentAction(intent, body, controlPlane, caller);
    },
  });
  const onDeployment = <B extends Asked>(
    intentOf: (deployment: ModelRef, body: B) => Intent,
  ) => ({
    reads: [] as const,
    answer: (
      { body, ...params }: DeploymentParams & { body: B },
      caller: Caller,
    ) => {
      const { controlPlane, ref } = readDeployment(controlPlanes, params);
      const intent = intentOf(ref, body);
      return deploymentAction(intent, body, controlPlane, caller);
    },
  });
  return {
    deployRelease: onComponent((component, { environment, release }) => ({
      intent: 'deploy',
      component,
      environment: environmentOf(component, environment),
      release: deployableOf(component, release),
    })),
    promoteDeployment: onComponent((component, { from, to }) => ({
      intent: 'promote',
      component,
      from: environmentOf(component, from),
      to: environmentOf(component, to),
    })),
    setAutoDeploy: onComponent((component, { on }) => ({
      intent: 'updateComponent',
      component,
      autoDeploy: on,
    })),
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

function environmentOf(
  { controlPlane, tenant }: ModelRef,
  name: string,
): ModelRef {
  return { controlPlane, kind: 'environment', tenant, name };
}

/** What can be deployed belongs to the component's project. */
function deployableOf(
  { controlPlane, tenant, project }: ModelRef,
  { kind, name }: { readonly kind: 'release' | 'build'; readonly name: string },
): ModelRef {
  return { controlPlane, kind, tenant, project, name };
}
