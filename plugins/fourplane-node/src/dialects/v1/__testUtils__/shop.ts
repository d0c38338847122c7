// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../../../kube/KubeObject';

type Fields = Readonly<Record<string, unknown>>;

export function object(
  kind: string,
  namespace: string | undefined,
  name: string,
  spec?: Fields,
  more: { labels?: Record<string, string>; status?: Fields } = {},
): KubeObject {
  return {
    apiVersion: kind === 'Namespace' ? 'v1' : 'openchoreo.dev/v1alpha1',
    kind,
    metadata: {
      name,
      ...(namespace && { namespace }),
      ...(more.labels && { labels: more.labels }),
    },
    ...(spec && { spec }),
    ...(more.status && { status: more.status }),
  };
}

const takes = (properties: Fields, required: readonly string[] = []) => ({
  openAPIV3Schema: { type: 'object', required, properties },
});
const role = (name: string) => ({
  type: 'string',
  [`x-openchoreo-component-parameter-repository-${name}`]: true,
});

const deployment = { id: 'deployment', template: { kind: 'Deployment' } };
const serviceType = {
  workloadType: 'deployment',
  resources: [deployment],
  allowedWorkflows: [
    { kind: 'ClusterWorkflow', name: 'dockerfile-builder' },
    { kind: 'ClusterWorkflow', name: 'other-builder' },
  ],
  allowedTraits: [{ kind: 'ClusterTrait', name: 'volume' }],
  traits: [{ instanceName: 'probe', kind: 'ClusterTrait', name: 'prober' }],
  parameters: takes({
    replicas: { type: 'integer', minimum: 0, default: 1 },
    tier: { type: 'string', enum: ['gold', 'silver'] },
  }),
};

/** What a platform team sets up: the tenant `acme` with a pipeline of three environments, and types of the cluster. */
export const platform: readonly KubeObject[] = [
  object('Namespace', undefined, 'acme', undefined, {
    labels: { 'openchoreo.dev/control-plane': 'true' },
  }),
  object('ClusterDataPlane', undefined, 'default', { planeID: 'default' }),
  ...['development', 'staging', 'production'].map(name =>
    object('Environment', 'acme', name, {
      dataPlaneRef: { kind: 'ClusterDataPlane', name: 'default' },
    }),
  ),
  object('DeploymentPipeline', 'acme', 'standard', {
    promotionPaths: [
      {
        sourceEnvironmentRef: { name: 'development' },
        targetEnvironmentRefs: [{ name: 'staging' }],
      },
      {
        sourceEnvironmentRef: { name: 'staging' },
        targetEnvironmentRefs: [{ name: 'production' }],
      },
    ],
  }),
  object('ClusterProjectType', undefined, 'default', {
    resources: [{ id: 'namespace', template: { kind: 'Namespace' } }],
    parameters: takes({ cost: { type: 'string' } }),
  }),
  object('ClusterComponentType', undefined, 'service', serviceType),
  object('ClusterComponentType', undefined, 'scheduled-task', {
    workloadType: 'cronjob',
    resources: [{ id: 'cronjob', template: { kind: 'CronJob' } }],
    environmentConfigs: takes({ schedule: { type: 'string' } }),
  }),
  object('ClusterTrait', undefined, 'volume', {
    parameters: takes({ size: { type: 'string' } }, ['size']),
  }),
  object('ClusterTrait', undefined, 'prober', { creates: [] }),
  object('ClusterTrait', undefined, 'forbidden', { creates: [] }),
  object('ClusterResourceType', undefined, 'postgres', {
    resources: [{ id: 'claim', template: { kind: 'Claim' } }],
    parameters: takes({ version: { type: 'string' } }, ['version']),
  }),
  object('ClusterWorkflow', undefined, 'dockerfile-builder', {
    runTemplate: {},
    parameters: takes(
      {
        repository: {
          type: 'object',
          required: ['url'],
          properties: {
            url: role('url'),
            revision: {
              type: 'object',
              default: {},
              properties: { branch: role('branch'), commit: role('commit') },
            },
            appPath: role('app-path'),
          },
        },
        docker: {
          type: 'object',
          properties: { file: { type: 'string' } },
        },
      },
      ['repository'],
    ),
  }),
  object('ClusterWorkflow', undefined, 'reporter', { runTemplate: {} }),
  object('SecretReference', 'acme', 'github', {
    template: {},
    data: [{ secretKey: 'token', remoteRef: { key: 'x' } }],
  }),
];

const owner = { projectName: 'shop', componentName: 'cart' };

/** A component built from source, with two releases, the first of which runs in development. */
export const shop: readonly KubeObject[] = [
  object('Project', 'acme', 'shop', {
    deploymentPipelineRef: { name: 'standard' },
    type: { kind: 'ClusterProjectType', name: 'default' },
  }),
  object('Component', 'acme', 'cart', {
    owner: { projectName: 'shop' },
    componentType: { kind: 'ClusterComponentType', name: 'deployment/service' },
    parameters: { replicas: 2, tier: 'gold' },
    traits: [
      {
        instanceName: 'data',
        kind: 'ClusterTrait',
        name: 'volume',
        parameters: { size: '1Gi' },
      },
    ],
    workflow: {
      kind: 'ClusterWorkflow',
      name: 'dockerfile-builder',
      parameters: {
        repository: {
          url: 'https://git.example.org/shop.git',
          revision: { branch: 'main' },
        },
        docker: { file: 'Dockerfile' },
      },
    },
  }),
  object('Workload', 'acme', 'cart-workload', {
    owner,
    container: {
      image: 'example.org/cart:2',
      env: [{ key: 'OLD', value: '1' }],
      files: [{ key: 'f', mountPath: '/f', value: 'x' }],
    },
    endpoints: { http: { type: 'HTTP', port: 8080 } },
  }),
  ...[1, 2].map(number =>
    object('ComponentRelease', 'acme', `cart-${number}`, {
      owner,
      componentType: { kind: 'ClusterComponentType', name: 'x', spec: {} },
      workload: { container: { image: `example.org/cart:${number}` } },
    }),
  ),
  // Not named by the convention.
  object('ReleaseBinding', 'acme', 'cart-in-dev', {
    owner,
    environment: 'development',
    releaseName: 'cart-1',
    state: 'Active',
  }),
  object('ProjectReleaseBinding', 'acme', 'shop-development', {
    owner: { projectName: 'shop' },
    environment: 'development',
  }),
];
