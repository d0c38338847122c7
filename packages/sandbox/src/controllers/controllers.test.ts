// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../client';
import { Sandbox, startSandbox } from '../Sandbox';
import { Condition } from './runtime';

jest.setTimeout(60_000);

const api = 'openchoreo.dev/v1alpha1';
const tenant = 'acme';

const conditionsOf = (object: KubeObject) =>
  (object.status as { conditions?: Condition[] } | undefined)?.conditions ?? [];
const hasCondition =
  (type: string, status: string, reason: string) => (object: KubeObject) =>
    conditionsOf(object).some(
      c => c.type === type && c.status === status && c.reason === reason,
    );

const cr = (
  kind: string,
  name: string,
  spec: object,
  metadata: object = {},
): KubeObject => ({
  apiVersion: api,
  kind,
  metadata: { name, namespace: tenant, ...metadata },
  spec,
});
const project = (name: string, type = 'default', pipeline = 'default') =>
  cr('Project', name, {
    deploymentPipelineRef: { name: pipeline },
    type: { kind: 'ClusterProjectType', name: type },
  });
const cell = (name: string, environment: string) =>
  cr('ProjectReleaseBinding', `${name}-${environment}`, {
    owner: { projectName: name },
    environment,
  });
const component = (
  name: string,
  projectName: string,
  more: object = {},
  metadata: object = {},
) =>
  cr(
    'Component',
    name,
    {
      owner: { projectName },
      autoDeploy: true,
      componentType: {
        kind: 'ClusterComponentType',
        name: 'deployment/service',
      },
      ...more,
    },
    metadata,
  );
const workload = (name: string, projectName: string, more: object = {}) =>
  cr('Workload', name, {
    owner: { projectName, componentName: name },
    container: { image: `example.com/${name}:1` },
    endpoints: { http: { type: 'HTTP', port: 8080, visibility: ['external'] } },
    ...more,
  });

describe('the simulated controllers', () => {
  let sandbox: Sandbox;
  const reaches = (
    kind: string,
    name: string,
    type: string,
    status: string,
    reason: string,
  ) =>
    sandbox.client.waitFor(
      api,
      kind,
      tenant,
      name,
      hasCondition(type, status, reason),
      { timeoutMs: 15_000 },
    );

  beforeAll(async () => {
    sandbox = await startSandbox({ seed: 'platform', pace: 'instant' });
    await sandbox.client.apply([
      project('shop'),
      cell('shop', 'development'),
      cell('shop', 'staging'),
      project('lost', 'default', 'nowhere'),
    ]);
  });
  afterAll(() => sandbox.stop());

  it('report planes, environments and pipelines, with a heartbeat of the agent', async () => {
    const plane = await sandbox.client.waitFor(
      api,
      'ClusterDataPlane',
      undefined,
      'default',
      hasCondition('Created', 'True', 'ClusterDataPlaneCreated'),
    );
    expect(plane.status).toMatchObject({
      agentConnection: { connected: true },
    });
    await reaches(
      'Environment',
      'staging',
      'Ready',
      'True',
      'EnvironmentReady',
    );
    await reaches(
      'DeploymentPipeline',
      'default',
      'Available',
      'True',
      'DeploymentPipelineAvailable',
    );
  });

  it('give a project its release and cells', async () => {
    const shop = await reaches(
      'Project',
      'shop',
      'Ready',
      'True',
      'Reconciled',
    );
    const binding = await reaches(
      'ProjectReleaseBinding',
      'shop-development',
      'Ready',
      'True',
      'Ready',
    );
    const { latestRelease } = shop.status as {
      latestRelease: { name: string };
    };
    expect(binding.spec).toMatchObject({ projectRelease: latestRelease.name });
    const { namespace } = binding.status as { namespace: string };
    expect(namespace).toMatch(/^dp-acme-shop-development-[0-9a-f]{8}$/);
    await sandbox.client.get('v1', 'Namespace', undefined, namespace);
  });

  it.each<[string, string, KubeObject[]]>([
    [
      'ComponentTypeNotFound',
      'no such type',
      [
        component('c1', 'shop', {
          componentType: {
            kind: 'ClusterComponentType',
            name: 'deployment/none',
          },
        }),
      ],
    ],
    [
      'InvalidConfiguration',
      'a workload type that is not the type’s',
      [
        component('c2', 'shop', {
          componentType: { kind: 'ClusterComponentType', name: 'job/service' },
        }),
      ],
    ],
    [
      'WorkflowNotAllowed',
      'a workflow the type does not allow',
      [component('c3', 'shop', { workflow: { name: 'other' } })],
    ],
    ['WorkloadNotFound', 'no workload', [component('c4', 'shop')]],
    [
      'InvalidConfiguration',
      'two workloads',
      [
        component('c5', 'shop'),
        workload('c5', 'shop'),
        cr('Workload', 'c5-other', {
          owner: { projectName: 'shop', componentName: 'c5' },
          container: { image: 'example.com/c5:2' },
        }),
      ],
    ],
    [
      'TraitNotFound',
      'no such trait',
      [
        component('c6', 'shop', {
          componentType: { kind: 'ComponentType', name: 'deployment/lonely' },
          traits: [{ kind: 'ClusterTrait', name: 'none', instanceName: 'a' }],
        }),
        cr('ComponentType', 'lonely', {
          workloadType: 'deployment',
          allowedTraits: [{ kind: 'ClusterTrait', name: 'none' }],
          resources: [
            {
              id: 'deployment',
              template: { apiVersion: 'apps/v1', kind: 'Deployment' },
            },
          ],
        }),
        workload('c6', 'shop'),
      ],
    ],
    [
      'InvalidConfiguration',
      'a trait its type does not allow',
      [
        component('c15', 'shop', {
          traits: [{ kind: 'ClusterTrait', name: 'none', instanceName: 'a' }],
        }),
        workload('c15', 'shop'),
      ],
    ],
    [
      'ProjectNotFound',
      'no such project',
      [component('c7', 'nobody'), workload('c7', 'nobody')],
    ],
    [
      'DeploymentPipelineNotFound',
      'a project without its pipeline',
      [component('c8', 'lost'), workload('c8', 'lost')],
    ],
  ])('refuse a component with %s: %s', async (reason, _, objects) => {
    await sandbox.client.apply(objects);
    await reaches(
      'Component',
      objects[0].metadata.name,
      'Ready',
      'False',
      reason,
    );
  });

  it('release a component into the root environment, and nothing without autoDeploy', async () => {
    await sandbox.client.apply([
      component('api', 'shop'),
      workload('api', 'shop'),
      component('manual', 'shop', { autoDeploy: false }),
      workload('manual', 'shop'),
    ]);
    await reaches('Component', 'manual', 'Ready', 'True', 'Reconciled');
    const api1 = await reaches(
      'Component',
      'api',
      'Ready',
      'True',
      'ComponentReleaseReady',
    );
    const binding = await reaches(
      'ReleaseBinding',
      'api-development',
      'Ready',
      'True',
      'Ready',
    );
    const { latestRelease } = api1.status as {
      latestRelease: { name: string };
    };
    expect(binding.spec).toMatchObject({ releaseName: latestRelease.name });
    expect(binding.status).toMatchObject({
      endpoints: [
        {
          name: 'http',
          externalURLs: {
            https: {
              host: 'development-acme.apps.europe.openchoreo.localhost',
              path: '/api-http',
              port: 19443,
            },
          },
        },
      ],
    });
    const bindings = await sandbox.client.list(api, 'ReleaseBinding');
    expect(bindings.map(b => b.metadata.name)).not.toContain(
      'manual-development',
    );
    const pods = await sandbox.client.list('v1', 'Pod', {
      labelSelector: 'openchoreo.dev/component=api',
    });
    expect(pods.map(pod => (pod.status as { phase: string }).phase)).toEqual([
      'Running',
      'Running',
    ]);
  });

  it('move the binding when the image changes', async () => {
    const before = await sandbox.client.get(
      api,
      'ReleaseBinding',
      tenant,
      'api-development',
    );
    const { releaseName } = before.spec as { releaseName: string };
    await sandbox.client.mergePatch(api, 'Workload', tenant, 'api', {
      spec: { container: { image: 'example.com/api:2' } },
    });
    await sandbox.client.waitFor(
      api,
      'ReleaseBinding',
      tenant,
      'api-development',
      binding =>
        (binding.spec as { releaseName: string }).releaseName !== releaseName &&
        hasCondition('Ready', 'True', 'Ready')(binding) &&
        (binding.status as { observedGeneration: number })
          .observedGeneration === binding.metadata.generation,
    );
  });

  it.each<[string, string, object]>([
    ['ComponentReleaseNotFound', 'r1', { releaseName: 'none' }],
    ['ComponentReleaseNotFound', 'r2', {}],
    ['EnvironmentNotFound', 'r3', { environment: 'moon', releaseName: '*' }],
    [
      'ResourceApplyFailed',
      'r4',
      { environment: 'production', releaseName: '*' },
    ],
    ['ResourcesUndeployed', 'r5', { state: 'Undeploy', releaseName: '*' }],
  ])('report %s on a binding (%s)', async (reason, name, spec) => {
    const { status } = await sandbox.client.get(
      api,
      'Component',
      tenant,
      'api',
    );
    const { latestRelease } = status as { latestRelease: { name: string } };
    const { releaseName, ...rest } = spec as { releaseName?: string };
    await sandbox.client.apply(
      cr('ReleaseBinding', name, {
        owner: { projectName: 'shop', componentName: 'api' },
        environment: 'staging',
        ...(releaseName && {
          releaseName: releaseName === '*' ? latestRelease.name : releaseName,
        }),
        ...rest,
      }),
    );
    await reaches('ReleaseBinding', name, 'Ready', 'False', reason);
    await sandbox.client.delete(api, 'ReleaseBinding', tenant, name);
    await sandbox.client.waitGone(api, 'ReleaseBinding', tenant, name);
  });

  it('wait for connections and resolve them when the other side comes', async () => {
    await sandbox.client.apply([
      component('front', 'shop'),
      workload('front', 'shop', {
        dependencies: {
          endpoints: [
            {
              component: 'back',
              name: 'http',
              visibility: 'project',
              envBindings: { address: 'BACK_URL' },
            },
          ],
        },
      }),
    ]);
    const pending = await reaches(
      'ReleaseBinding',
      'front-development',
      'ConnectionsResolved',
      'False',
      'ConnectionsPending',
    );
    expect(conditionsOf(pending).map(c => [c.type, c.reason])).toContainEqual([
      'Ready',
      'ReleaseSynced',
    ]);
    await sandbox.client.apply([
      component('back', 'shop'),
      workload('back', 'shop'),
    ]);
    await reaches(
      'ReleaseBinding',
      'front-development',
      'Ready',
      'True',
      'Ready',
    );
    const pods = await sandbox.client.list('apps/v1', 'Deployment', {
      labelSelector: 'openchoreo.dev/component=front',
    });
    expect(JSON.stringify(pods[0].spec)).toMatch(
      /BACK_URL.*http:\/\/back\.dp-acme/,
    );
  });

  it.each([
    ['CrashLoopBackOff', 'ResourcesDegraded'],
    ['OOMKilled', 'ResourcesDegraded'],
    ['ImagePullBackOff', 'ResourcesProgressing'],
    ['Pending', 'ResourcesProgressing'],
  ])('show pods that fail with %s as %s', async (failure, reason) => {
    const name = `bad-${failure.toLowerCase()}`;
    await sandbox.client.apply([
      component(
        name,
        'shop',
        {},
        {
          annotations: { 'sandbox.fourplane.dev/pod-failure': failure },
        },
      ),
      workload(name, 'shop'),
    ]);
    await reaches(
      'ReleaseBinding',
      `${name}-development`,
      'Ready',
      'False',
      reason,
    );
  });

  describe('builds', () => {
    const run = (name: string, labels: object, metadata: object = {}) =>
      cr(
        'WorkflowRun',
        name,
        {
          workflow: {
            name: 'dockerfile-builder',
            parameters: { repository: { url: 'https://example.com/a.git' } },
          },
        },
        { labels, ...metadata },
      );
    const both = {
      'openchoreo.dev/project': 'shop',
      'openchoreo.dev/component': 'built',
    };
    beforeAll(() => sandbox.client.apply(component('built', 'shop')));

    it('end with the Workload written and the component released', async () => {
      await sandbox.client.apply(run('good', both));
      const good = await reaches(
        'WorkflowRun',
        'good',
        'WorkflowCompleted',
        'True',
        'WorkflowSucceeded',
      );
      expect(
        (good.status as { tasks: { name: string; phase: string }[] }).tasks.map(
          task => [task.name, task.phase],
        ),
      ).toEqual(
        [
          'checkout-source',
          'build-image',
          'publish-image',
          'generate-workload-cr',
        ].map(name => [name, 'Succeeded']),
      );
      await reaches(
        'ReleaseBinding',
        'built-development',
        'Ready',
        'True',
        'Ready',
      );
      const written = await sandbox.client.get(
        api,
        'WorkflowRun',
        tenant,
        'good',
      );
      expect(written.metadata.annotations).toHaveProperty([
        'openchoreo.dev/workload',
      ]);
      expect(written.spec).toMatchObject({ ttlAfterCompletion: '7d' });
    });

    it.each<[string, string, KubeObject]>([
      [
        'one label only',
        'ComponentValidationFailed',
        run('one-label', { 'openchoreo.dev/component': 'built' }),
      ],
      [
        'another project',
        'ComponentValidationFailed',
        run('other-project', { ...both, 'openchoreo.dev/project': 'lost' }),
      ],
      [
        'a step that fails',
        'WorkflowFailed',
        run('broken', both, {
          annotations: { 'sandbox.fourplane.dev/fail-step': 'build-image' },
        }),
      ],
      [
        'no such workflow',
        'WorkflowFailed',
        cr('WorkflowRun', 'no-workflow', { workflow: { name: 'none' } }),
      ],
    ])('fail for good with %s: %s', async (_, reason, object) => {
      await sandbox.client.apply(object);
      const { name } = object.metadata;
      const ended = await reaches(
        'WorkflowRun',
        name,
        'WorkflowCompleted',
        'True',
        reason,
      );
      expect(hasCondition('WorkflowFailed', 'True', reason)(ended)).toBe(true);
    });

    it('stay running while a step is held', async () => {
      await sandbox.client.apply(
        run('held', both, {
          annotations: { 'sandbox.fourplane.dev/hold-step': 'publish-image' },
        }),
      );
      await sandbox.client.waitFor(api, 'WorkflowRun', tenant, 'held', object =>
        ((object.status as { tasks?: object[] })?.tasks ?? []).some(task =>
          JSON.stringify(task).includes('publish-image'),
        ),
      );
      await sandbox.client.mergePatch(api, 'WorkflowRun', tenant, 'held', {
        metadata: { annotations: { 'sandbox.fourplane.dev/hold-step': null } },
      });
      await reaches(
        'WorkflowRun',
        'held',
        'WorkflowCompleted',
        'True',
        'WorkflowSucceeded',
      );
    });
  });

  it('provide a managed resource once a release is pinned', async () => {
    await sandbox.client.apply([
      cr('Resource', 'db', {
        owner: { projectName: 'shop' },
        type: { kind: 'ClusterResourceType', name: 'postgres' },
      }),
      cr('ResourceReleaseBinding', 'db-development', {
        owner: { projectName: 'shop', resourceName: 'db' },
        environment: 'development',
      }),
    ]);
    const db = await reaches('Resource', 'db', 'Ready', 'True', 'Reconciled');
    await reaches(
      'ResourceReleaseBinding',
      'db-development',
      'Ready',
      'False',
      'ResourceReleaseNotSet',
    );
    const { latestRelease } = db.status as { latestRelease: { name: string } };
    await sandbox.client.mergePatch(
      api,
      'ResourceReleaseBinding',
      tenant,
      'db-development',
      { spec: { resourceRelease: latestRelease.name } },
    );
    const bound = await reaches(
      'ResourceReleaseBinding',
      'db-development',
      'Ready',
      'True',
      'Ready',
    );
    expect(bound.status).toMatchObject({
      outputs: expect.arrayContaining([{ name: 'database', value: 'app' }]),
    });
  });

  it('block what is still used, and take everything along with a project', async () => {
    await sandbox.client.delete(api, 'DeploymentPipeline', tenant, 'default');
    await reaches(
      'DeploymentPipeline',
      'default',
      'Available',
      'False',
      'DeletionBlocked',
    );
    for (const name of ['shop', 'lost']) {
      await sandbox.client.delete(api, 'Project', tenant, name);
      await sandbox.client.waitGone(api, 'Project', tenant, name, {
        timeoutMs: 30_000,
      });
    }
    await sandbox.client.waitGone(api, 'DeploymentPipeline', tenant, 'default');
    for (const kind of [
      'ReleaseBinding',
      'RenderedRelease',
      'ProjectReleaseBinding',
      'WorkflowRun',
      'Resource',
      'ResourceRelease',
    ]) {
      const left = await sandbox.client.list(api, kind, { namespace: tenant });
      const ours = left.filter(o => !o.metadata.name.startsWith('no-workflow'));
      expect([kind, ours.map(o => o.metadata.name)]).toEqual([
        kind,
        kind === 'WorkflowRun' ? ['one-label', 'other-project'] : [],
      ]);
    }
    const namespaces = await sandbox.client.list('v1', 'Namespace');
    expect(
      namespaces.filter(n => n.metadata.name.startsWith('dp-acme-')),
    ).toEqual([]);
  });
});
