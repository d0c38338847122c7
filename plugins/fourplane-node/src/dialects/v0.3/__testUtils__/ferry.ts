// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../../../kube/KubeObject';
import { condition, conditions } from '../../v1/__testUtils__/slotOf';

/** An object as stored, in namespace `default`. */
export function object(
  kind: string,
  name: string,
  parts: {
    readonly spec?: object;
    readonly status?: object;
    readonly metadata?: object;
  } = {},
): KubeObject {
  const { metadata, ...rest } = parts;
  return {
    apiVersion: 'openchoreo.dev/v1alpha1',
    kind,
    metadata: {
      name,
      ...(kind !== 'Organization' && { namespace: 'default' }),
      ...metadata,
    },
    ...rest,
  };
}

const credentials = {
  apiServerURL: 'https://plane.example.org:6443',
  caCert: 'Y2E=',
  clientCert: 'Y2VydA==',
  clientKey: 'a2V5',
};
const kubernetesCluster = { name: 'harbour', credentials };

/** What the platform's people made. */
export const platform: readonly KubeObject[] = [
  object('Organization', 'default', { spec: {} }),
  object('DataPlane', 'default', {
    spec: {
      kubernetesCluster,
      registry: { prefix: 'registry.example.org' },
      gateway: {
        publicVirtualHost: 'example.org',
        organizationVirtualHost: 'example.internal',
      },
    },
  }),
  object('DataPlane', 'spare', { spec: { kubernetesCluster } }),
  object('BuildPlane', 'default', { spec: { kubernetesCluster } }),
  ...['development', 'staging', 'production'].map(name =>
    object('Environment', name, { spec: { dataPlaneRef: 'default' } }),
  ),
  object('DeploymentPipeline', 'default', {
    spec: {
      promotionPaths: [
        {
          sourceEnvironmentRef: 'development',
          targetEnvironmentRefs: [{ name: 'staging', requiresApproval: true }],
        },
      ],
    },
  }),
  object('ServiceClass', 'default', {
    metadata: { annotations: { 'openchoreo.dev/display-name': 'Usual' } },
    spec: { deploymentTemplate: { replicas: 1 } },
  }),
  object('ServiceClass', 'replicated', { spec: {} }),
  object('ServiceClass', 'unused', { spec: {} }),
  object('WebApplicationClass', 'default', { spec: {} }),
  object('ScheduledTaskClass', 'nightly', {
    spec: {
      cronJobTemplate: { schedule: '0 1 * * *', concurrencyPolicy: 'Forbid' },
    },
  }),
  object('APIClass', 'default', { spec: {} }),
];

const owned = (componentName: string) => ({
  owner: { projectName: 'ferry', componentName },
});
const fields = (image: string) => ({
  containers: { main: { image, args: ['--listen', ':80'] } },
  endpoints: {
    quotes: { type: 'REST', port: 80 },
    metrics: { type: 'HTTP', port: 90 },
  },
});
const controlledBy = (kind: string, name: string) => ({
  ownerReferences: [
    {
      apiVersion: 'openchoreo.dev/v1alpha1',
      kind,
      name,
      uid: 'u',
      controller: true,
    },
  ],
});
const apis = {
  quotes: {
    type: 'REST',
    className: 'default',
    rest: { backend: { port: 80, basePath: '/v1' }, exposeLevels: ['Public'] },
  },
};
const build = {
  repository: {
    url: 'https://git.example.org/ferry/fares',
    appPath: '/',
    revision: { branch: 'main' },
  },
  templateRef: {
    name: 'docker',
    parameters: [{ name: 'docker-context', value: '/' }],
  },
};

const builtWith = (name: string, image?: string) =>
  object('Build', name, {
    spec: { ...owned('fares'), ...build },
    status: {
      ...conditions(condition('BuildInitiated', 'True', 'BuildInitiated')),
      ...(image && { imageStatus: { image } }),
    },
  });

/** A project: a service in two environments, a scheduled task in two, and a service that was never built. */
export const ferry: readonly KubeObject[] = [
  object('Project', 'ferry', { spec: { deploymentPipelineRef: 'default' } }),
  object('Component', 'fares', {
    metadata: { annotations: { 'openchoreo.dev/description': 'Old words' } },
    spec: { owner: { projectName: 'ferry' }, type: 'Service', build },
  }),
  object('Workload', 'fares', {
    spec: { ...owned('fares'), ...fields('f:2') },
  }),
  object('Service', 'fares', {
    spec: {
      ...owned('fares'),
      workloadName: 'fares',
      className: 'replicated',
      apis,
    },
  }),
  object('ServiceBinding', 'fares', {
    metadata: controlledBy('Service', 'fares'),
    spec: {
      ...owned('fares'),
      environment: 'development',
      className: 'replicated',
      releaseState: 'Active',
      apis,
      workloadSpec: fields('f:2'),
    },
  }),
  object('ServiceBinding', 'old-staging', {
    spec: {
      ...owned('fares'),
      environment: 'staging',
      className: 'default',
      releaseState: 'Suspend',
      workloadSpec: {
        containers: { main: { image: 'f:1' }, side: { image: 's' } },
      },
    },
  }),
  object('Release', 'fares', {
    spec: { ...owned('fares'), environmentName: 'development' },
  }),
  builtWith('fares-build-1', 'f:1'),
  builtWith('fares-build-2'),
  object('Component', 'receipts', {
    spec: { owner: { projectName: 'ferry' }, type: 'ScheduledTask' },
  }),
  object('Workload', 'receipts', {
    spec: { ...owned('receipts'), containers: { main: { image: 'r:1' } } },
  }),
  object('ScheduledTask', 'receipts', {
    spec: {
      ...owned('receipts'),
      workloadName: 'receipts',
      className: 'nightly',
    },
  }),
  object('ScheduledTaskBinding', 'receipts', {
    metadata: controlledBy('ScheduledTask', 'receipts'),
    spec: {
      ...owned('receipts'),
      environment: 'development',
      className: 'nightly',
      workloadSpec: { containers: { main: { image: 'r:1' } } },
    },
  }),
  object('ScheduledTaskBinding', 'receipts-staging', {
    spec: {
      ...owned('receipts'),
      environment: 'staging',
      className: 'nightly',
      workloadSpec: { containers: { main: { image: 'r:1' } } },
    },
  }),
  object('Component', 'unbuilt', {
    spec: { owner: { projectName: 'ferry' }, type: 'Service', build },
  }),
  object('Service', 'unbuilt', {
    spec: {
      ...owned('unbuilt'),
      workloadName: 'unbuilt',
      className: 'default',
    },
  }),
];
