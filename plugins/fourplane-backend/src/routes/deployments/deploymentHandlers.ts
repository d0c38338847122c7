// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { LogEvent } from '@fourplane/plugin-fourplane-common';
import { ControlPlanes } from '@fourplane/plugin-fourplane-node';
import { stringify } from 'yaml';
import { Caller } from '../../serving/Caller';
import { BuildServices } from '../builds/BuildServices';
import type { Handlers, Input } from '../handlers';
import { compareDeployments } from './comparison';
import { deploymentActionHandlers } from './deploymentActionHandlers';
import { getDeploymentHistory } from './deploymentHistory';
import {
  getEnvironmentDeployments,
  getProjectDeployments,
} from './deploymentMatrix';
import { getOverrideForm, getPlannedOverrideForm } from './overrideForm';
import { readDeployed } from './thing';
import { getDeployments } from './thingDeployments';

/** What is deployed, and what it is made of. */
const deliveredKinds = [
  'deployment',
  'resourceDeployment',
  'projectDeployment',
  'release',
  'resourceRelease',
  'projectRelease',
  'build',
] as const;

/** Of whichever thing. */
const thingKinds = ['component', 'resource', 'project'] as const;

/** What of a thing is in an environment. */
const deployedKinds = [
  'deployment',
  'resourceDeployment',
  'projectDeployment',
] as const;

/** Whose it is, and where it goes. */
const deliveryKinds = [
  ...thingKinds,
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
    ...overrideHandlers(services),
    ...deploymentActionHandlers(controlPlanes),
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
      reads: [...thingKinds, 'environment', ...deliveredKinds, 'dataPlane'],
      alsoSees: 'pods',
      answer: params => getDeploymentHistory(services, params),
    },
    compareDeployments: {
      reads: [...thingKinds, ...deliveredKinds],
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
      reads: [...thingKinds, ...deployedKinds],
      alsoSees: 'pods',
      answer: (params, { signal }) => {
        const { controlPlane, ref } = readDeployed(controlPlanes, params);
        return controlPlane.deployments.tree(ref, { signal });
      },
    },
    getRuntimeManifest: {
      reads: [...thingKinds, ...deployedKinds],
      alsoSees: 'pods',
      answer: async ({ object, ...params }, { signal }) => {
        const { controlPlane, ref } = readDeployed(controlPlanes, params);
        const manifest = await controlPlane.deployments.manifest(ref, object, {
          signal,
        });
        return { yaml: stringify(manifest) };
      },
    },
    streamPodLog: {
      reads: [...thingKinds, ...deployedKinds],
      answer: (input, caller) => podLog(controlPlanes, input, caller),
    },
  } satisfies Partial<Handlers>;
}

function overrideHandlers(services: BuildServices) {
  const { controlPlanes } = services;
  return {
    getOverrideForm: {
      reads: [...thingKinds, ...deployedKinds, 'environment'],
      answer: (params, caller) =>
        getOverrideForm(controlPlanes, params, caller),
    },
    getPlannedOverrideForm: {
      reads: [...thingKinds, ...deliveredKinds, 'environment'],
      answer: (params, caller) =>
        getPlannedOverrideForm(services, params, caller),
    },
  } satisfies Partial<Handlers>;
}

function podLog(
  controlPlanes: ControlPlanes,
  input: Input<'streamPodLog'>,
  { signal }: Caller,
): AsyncIterable<LogEvent> {
  const { controlPlane, ref } = readDeployed(controlPlanes, input);
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
