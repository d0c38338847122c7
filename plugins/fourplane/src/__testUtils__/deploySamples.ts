// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type {
  EnvironmentDeployment,
  ThingDeployments,
} from '@fourplane/plugin-fourplane-common';
import { component, deployment, ready, RECENT, ref } from './samples';

const allowed = { allowed: true };

export function environmentDeployment(
  name: string,
  more: Partial<EnvironmentDeployment> = {},
): EnvironmentDeployment {
  const label = `${name[0].toUpperCase()}${name.slice(1)}`;
  return {
    ref: ref('environment', name),
    label,
    environment: {
      ref: ref('environment', name),
      title: label,
      isProduction: name === 'production',
      health: ready,
    },
    dataPlane: {
      ref: ref('dataPlane', 'west', { tenant: undefined }),
      title: 'West',
      region: 'us-west-2',
    },
    isOnPipeline: true,
    promotesTo: [],
    others: [],
    actions: {
      deploy: allowed,
      promote: [],
      rollback: allowed,
      undeploy: allowed,
      suspend: allowed,
      resume: allowed,
      restart: allowed,
      configure: allowed,
    },
    ...more,
  };
}

export const release = {
  ref: ref('release', 'greeter-20261122-3', { project: 'shop' }),
  image: 'registry.example/shop/greeter:v1.4',
  createdAt: RECENT,
  build: {
    ref: ref('build', 'greeter-8', { project: 'shop' }),
    commit: 'a1b2c3d4e5f60718',
    branch: 'main',
  },
};

/** Development crashes, staging runs and is behind, nothing is in production. */
export const environments: EnvironmentDeployment[] = [
  environmentDeployment('development', {
    promotesTo: [ref('environment', 'staging')],
    deployment: deployment('development'),
    release,
    since: RECENT,
    by: 'user:default/jane',
    health: {
      state: 'failed',
      reason: 'CrashLoopBackOff',
      message: 'back-off 5m0s restarting failed container',
      from: 'pods',
      pod: 'greeter-7d9f-x2x',
    },
    runtime: {
      state: 'live',
      replicas: { wanted: 2, ready: 1 },
      pods: [
        {
          name: 'greeter-7d9f-x2x',
          namespace: 'dp-acme-shop',
          phase: 'Running',
          health: { state: 'failed', reason: 'CrashLoopBackOff' },
          createdAt: RECENT,
          containers: [
            {
              name: 'main',
              type: 'main',
              ready: false,
              restarts: 6,
              state: 'waiting',
              reason: 'CrashLoopBackOff',
              last: { reason: 'OOMKilled', exitCode: 137 },
            },
          ],
        },
      ],
      lastWarning: {
        at: RECENT,
        reason: 'BackOff',
        message: 'restarting failed container',
        object: 'Pod greeter-7d9f-x2x',
      },
    },
  }),
  environmentDeployment('staging', {
    promotesTo: [ref('environment', 'production')],
    deployment: deployment('staging', {
      replicas: { wanted: 2, ready: 2 },
      urls: [
        {
          endpoint: 'http',
          visibility: 'external',
          url: 'https://staging.example/greeter',
        },
      ],
    }),
    health: { state: 'ready', from: 'conditions' },
    runtime: {
      state: 'none',
      pods: [],
      problem: {
        what: 'The data plane west is not connected',
        where: 'fourplane.planes',
        mend: 'Add it under fourplane.planes in app-config.yaml.',
      },
    },
    drift: {
      from: ref('environment', 'development'),
      state: 'behind',
      releases: 1,
    },
    managedBy: {
      tool: 'argocd',
      name: 'shop',
      url: 'https://git.example/shop/deploy',
    },
  }),
  environmentDeployment('production'),
];

export function componentDeployments(
  more: Partial<ThingDeployments> = {},
): ThingDeployments {
  return {
    thing: { ref: component.ref, title: component.title },
    component,
    pipeline: { ref: ref('pipeline', 'default'), title: 'Default' },
    environments,
    releases: [{ ...release, environments: [] }],
    capabilities: ['releases', 'writes'],
    ...more,
  };
}
