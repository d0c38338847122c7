// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject, SandboxClient } from '@fourplane/sandbox/client';

/** Something wrong on purpose, made through the API alone, on the platform of the samples. */
export interface Failure {
  /** Name of the recording. */
  readonly name: string;
  /** Done first; its outcome settles before `then`. */
  readonly given: readonly object[];
  readonly then?: (client: SandboxClient) => Promise<void>;
}

const apiVersion = 'openchoreo.dev/v1alpha1';
const namespace = 'default';
const hold = 'fourplane.dev/hold';

const openChoreo = (kind: string, name: string, spec: object): object => ({
  apiVersion,
  kind,
  metadata: { name, namespace },
  spec,
});

const project = (name: string, more: object = {}) =>
  openChoreo('Project', name, {
    deploymentPipelineRef: { name: 'default' },
    type: { kind: 'ClusterProjectType', name: 'default' },
    ...more,
  });

const component = (name: string, more: object = {}) =>
  openChoreo('Component', name, {
    owner: { projectName: 'default' },
    autoDeploy: true,
    componentType: { kind: 'ClusterComponentType', name: 'deployment/service' },
    ...more,
  });

const workload = (name: string, more: object = {}, projectName = 'default') =>
  openChoreo('Workload', `${name}-workload`, {
    owner: { projectName, componentName: name },
    container: { image: 'registry.invalid/faults:1' },
    endpoints: { http: { type: 'HTTP', port: 8080, visibility: ['external'] } },
    ...more,
  });

const binding = (name: string, environment: string, more: object = {}) =>
  openChoreo('ReleaseBinding', `${name}-${environment}`, {
    owner: { projectName: 'default', componentName: name },
    environment,
    ...more,
  });

const running = (name: string) => [component(name), workload(name)];

async function releaseOf(client: SandboxClient, name: string): Promise<string> {
  const found = await client.get(apiVersion, 'Component', namespace, name);
  const { latestRelease } = found.status as { latestRelease: { name: string } };
  return latestRelease.name;
}

const ofComponent = (
  client: SandboxClient,
  kind: [string, string],
  name: string,
) =>
  client.list(...kind, { labelSelector: `openchoreo.dev/component=${name}` });

/** Every pod of a component is told to fail, as `npm run sandbox -- break pod` tells it. */
const breakPods =
  (name: string, how: string) => async (client: SandboxClient) => {
    for (const { metadata } of await ofComponent(client, ['v1', 'Pod'], name)) {
      await client.mergePatch('v1', 'Pod', metadata.namespace, metadata.name, {
        metadata: { annotations: { 'sandbox.fourplane.dev/pod-failure': how } },
      });
    }
  };

async function holdDeployments(
  client: SandboxClient,
  name: string,
  finalizers: string[] | null,
) {
  const found: KubeObject[] = await ofComponent(
    client,
    ['apps/v1', 'Deployment'],
    name,
  );
  for (const { metadata } of found) {
    await client.mergePatch(
      'apps/v1',
      'Deployment',
      metadata.namespace,
      metadata.name,
      {
        metadata: { finalizers },
      },
    );
  }
}

export const failures: readonly Failure[] = [
  {
    name: 'component-type-missing',
    given: [
      component('no-type', {
        componentType: {
          kind: 'ClusterComponentType',
          name: 'deployment/none',
        },
      }),
      component('no-tenant-type', {
        componentType: { kind: 'ComponentType', name: 'deployment/none' },
      }),
    ],
  },
  { name: 'workload-missing', given: [component('no-workload')] },
  {
    name: 'project-missing',
    given: [
      component('no-project', { owner: { projectName: 'none' } }),
      workload('no-project', {}, 'none'),
    ],
  },
  {
    name: 'pipeline-missing',
    given: [
      project('no-pipeline', { deploymentPipelineRef: { name: 'none' } }),
      component('in-no-pipeline', { owner: { projectName: 'no-pipeline' } }),
      workload('in-no-pipeline', {}, 'no-pipeline'),
    ],
  },
  {
    name: 'project-type-missing',
    given: [
      project('no-project-type', {
        type: { kind: 'ClusterProjectType', name: 'none' },
      }),
    ],
  },
  {
    name: 'trait-missing',
    given: [
      component('no-trait', {
        traits: [{ kind: 'ClusterTrait', name: 'none', instanceName: 'a' }],
      }),
      workload('no-trait'),
    ],
  },
  {
    name: 'workflow-missing',
    given: [
      component('no-workflow', {
        workflow: { kind: 'ClusterWorkflow', name: 'none' },
      }),
      workload('no-workflow'),
    ],
  },
  {
    name: 'not-deployed',
    given: [component('by-hand', { autoDeploy: false }), workload('by-hand')],
  },
  {
    name: 'environment-missing',
    given: running('no-environment'),
    async then(client) {
      const releaseName = await releaseOf(client, 'no-environment');
      await client.apply(binding('no-environment', 'none', { releaseName }));
    },
  },
  {
    name: 'data-plane-missing',
    given: [
      openChoreo('Environment', 'lost', {
        dataPlaneRef: { kind: 'ClusterDataPlane', name: 'none' },
        isProduction: false,
      }),
      ...running('no-plane'),
    ],
    async then(client) {
      const releaseName = await releaseOf(client, 'no-plane');
      await client.apply(binding('no-plane', 'lost', { releaseName }));
    },
  },
  {
    name: 'release-missing',
    given: [
      component('no-release', { autoDeploy: false }),
      binding('no-release', 'development'),
      binding('no-release', 'staging', { releaseName: 'none' }),
    ],
  },
  {
    name: 'dependency-missing',
    given: [
      component('dangling'),
      workload('dangling', {
        dependencies: {
          endpoints: [
            {
              component: 'nobody',
              name: 'http',
              visibility: 'project',
              envBindings: { address: 'NOBODY_URL' },
            },
          ],
        },
      }),
      component('dangling-resource'),
      workload('dangling-resource', {
        dependencies: {
          resources: [{ ref: 'nothing', envBindings: { url: 'NOTHING_URL' } }],
        },
      }),
    ],
  },
  {
    name: 'secret-missing',
    given: [
      component('no-secret'),
      workload('no-secret', {
        container: {
          image: 'registry.invalid/faults:1',
          env: [
            {
              key: 'PASSWORD',
              valueFrom: { secretKeyRef: { name: 'none', key: 'password' } },
            },
          ],
        },
      }),
    ],
  },
  {
    name: 'crash-loop',
    given: running('crashing'),
    then: breakPods('crashing', 'CrashLoopBackOff'),
  },
  {
    name: 'image-pull',
    given: running('unpulled'),
    then: breakPods('unpulled', 'ImagePullBackOff'),
  },
  {
    name: 'undeployed',
    given: running('undeployed'),
    async then(client) {
      await client.mergePatch(
        apiVersion,
        'ReleaseBinding',
        namespace,
        'undeployed-development',
        { spec: { state: 'Undeploy' } },
      );
    },
  },
  {
    name: 'deletion-in-progress',
    given: running('leaving'),
    async then(client) {
      await holdDeployments(client, 'leaving', [hold]);
      await client.delete(apiVersion, 'Component', namespace, 'leaving');
    },
  },
  {
    name: 'deletion-blocked',
    given: [
      openChoreo('Environment', 'wanted', { isProduction: false }),
      openChoreo('DeploymentPipeline', 'wanted', {
        promotionPaths: [
          {
            sourceEnvironmentRef: { name: 'wanted' },
            targetEnvironmentRefs: [],
          },
        ],
      }),
      project('wanting', { deploymentPipelineRef: { name: 'wanted' } }),
    ],
    async then(client) {
      await client.delete(apiVersion, 'Environment', namespace, 'wanted');
      await client.delete(
        apiVersion,
        'DeploymentPipeline',
        namespace,
        'wanted',
      );
    },
  },
];
