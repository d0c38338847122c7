// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../../../client';
import { dataPlaneNamespace, kubernetesName } from '../names';
import { conditionsOf, TestOrganization } from './testing/TestOrganization';

jest.setTimeout(90_000);

/** Of the component `cart`, by the object names of it and its track. */
const workloadName = kubernetesName(253, 'cart', 'cart-main');
const ready = 'Ready=True/DeploymentReady';
const resolved = 'ArtifactResolved=True/ArtifactResolvedSuccessfully';
const progressing = 'Ready=False/DeploymentProgressing';

describe('organizations, projects and their parts of v0.2', () => {
  let org: TestOrganization;
  beforeAll(async () => {
    org = await TestOrganization.start();
    await org.client.apply([
      org.project('shop'),
      ...org.component('shop', 'cart'),
      org.artifact('shop', 'cart', '1'),
    ]);
  });
  afterAll(() => org.stop());

  it.each([
    ['Organization', 'initech', 'Ready=True/NamespaceCreated'],
    ['DataPlane', 'us-east', 'Created=True/DataPlaneCreated'],
    ['Environment', 'staging', 'Ready=True/EnvironmentReady'],
    [
      'DeploymentPipeline',
      'default',
      'Available=True/DeploymentPipelineAvailable',
    ],
    ['Project', 'shop', 'Created=True/ProjectCreated'],
    ['Component', 'cart', 'Created=True/ComponentCreated'],
    ['DeploymentTrack', 'cart-main', 'Available=True/DeploymentTrackAvailable'],
    [
      'DeployableArtifact',
      'cart-1',
      'Available=True/DeployableArtifactAvailable',
    ],
  ])('%s %s reports %s, and is announced', async (kind, name, condition) => {
    await org.reaches(kind, name, condition);
    if (kind !== 'Organization') {
      await org.event(name, 'ReconcileComplete');
    }
  });

  it('gives an organization its namespace', async () => {
    await org.client.apply({
      apiVersion: 'core.choreo.dev/v1',
      kind: 'Organization',
      metadata: { name: 'hooli', labels: { 'core.choreo.dev/name': 'hooli' } },
      spec: {},
    });
    const { status } = await org.reaches(
      'Organization',
      'hooli',
      'Ready=True/NamespaceCreated',
    );
    expect(status).toMatchObject({ namespace: 'hooli', observedGeneration: 1 });
    const { metadata } = await org.client.get(
      'v1',
      'Namespace',
      undefined,
      'hooli',
    );
    expect(metadata.labels).toMatchObject({
      'managed-by': 'choreo-control-plane',
      'core.choreo.dev/organization': 'hooli',
      'core.choreo.dev/name': 'hooli',
    });
  });
});

describe('deployments of v0.2', () => {
  let org: TestOrganization;
  const inRuntime = (
    apiVersion: string,
    kind: string,
    environment: string,
    component: string,
  ): Promise<KubeObject[]> =>
    org.client.list(apiVersion, kind, {
      labelSelector: `organization-name=initech,environment-name=${environment},component-name=${component}`,
    });
  const imagesOf = async (environment: string, component: string) =>
    (await inRuntime('apps/v1', 'Deployment', environment, component)).map(
      ({ spec }) =>
        (spec as { template: { spec: { containers: { image: string }[] } } })
          .template.spec.containers[0].image,
    );

  beforeAll(async () => {
    org = await TestOrganization.start();
    await org.client.apply([
      org.project('shop'),
      ...org.component('shop', 'cart'),
      org.artifact('shop', 'cart', '1', {
        application: {
          env: [
            { key: 'MODE', value: 'plain' },
            {
              key: 'HOST',
              valueFrom: {
                configurationGroupRef: { name: 'mail', key: 'host' },
              },
            },
            {
              key: 'PASSWORD',
              valueFrom: {
                configurationGroupRef: { name: 'mail', key: 'pass' },
              },
            },
          ],
        },
        endpointTemplates: [
          {
            metadata: { name: 'rest' },
            spec: {
              type: 'REST',
              service: { port: 8080, basePath: '/v1' },
              apiSettings: { securitySchemes: ['oauth'] },
              networkVisibilities: {
                public: { enable: true },
                organization: { enable: true },
              },
            },
          },
          {
            metadata: { name: 'again' },
            spec: { type: 'HTTP', service: { port: 8080 } },
          },
        ],
      }),
      org.artifact('shop', 'cart', '2'),
      org.object(
        'ConfigurationGroup',
        'mail',
        {},
        {
          configurations: [
            {
              key: 'host',
              values: [{ environmentGroupRef: 'all', value: 'm' }],
            },
            {
              key: 'pass',
              values: [{ environment: 'development', vaultKey: 'v' }],
            },
          ],
          environmentGroups: [{ name: 'all', environments: ['development'] }],
        },
      ),
    ]);
  });
  afterAll(() => org.stop());

  it('run an artifact on the data plane, labelled as OpenChoreo labels it', async () => {
    await org.client.apply(
      org.deployment('shop', 'cart', 'development', 'cart-1', {
        configurationOverrides: {
          application: { env: [{ key: 'MODE', value: 'overridden' }] },
        },
      }),
    );
    await org.reaches('Deployment', 'cart-development', resolved, ready);
    await org.event('cart-development', 'DeploymentReady');
    const [deployment] = await inRuntime(
      'apps/v1',
      'Deployment',
      'development',
      'cart',
    );
    expect(deployment.metadata.namespace).toBe(
      dataPlaneNamespace('initech', 'shop', 'development'),
    );
    expect(deployment.metadata.name).toBe(workloadName);
    expect(deployment.metadata.labels).toEqual({
      'organization-name': 'initech',
      'project-name': 'shop',
      'environment-name': 'development',
      'component-name': 'cart',
      'component-type': 'Service',
      'deployment-track-name': 'main',
      'deployment-name': 'cart-development',
      'managed-by': 'choreo-deployment-controller',
      'belong-to': 'user-workloads',
    });
    const group = expect.stringMatching(/^cart-cart-main-mail-/);
    expect(deployment.spec).toMatchObject({
      template: {
        metadata: { labels: deployment.metadata.labels },
        spec: {
          containers: [
            {
              name: 'main',
              image: 'example.com/cart:1',
              env: [
                {
                  name: 'HOST',
                  valueFrom: { configMapKeyRef: { name: group, key: 'host' } },
                },
                {
                  name: 'PASSWORD',
                  valueFrom: { secretKeyRef: { name: group, key: 'pass' } },
                },
                { name: 'MODE', value: 'overridden' },
              ],
              ports: [{ name: 'ep-8080-tcp', containerPort: 8080 }],
            },
          ],
        },
      },
    });
    const made = await Promise.all(
      [
        ['v1', 'Service'],
        ['v1', 'ConfigMap'],
        ['secrets-store.csi.x-k8s.io/v1', 'SecretProviderClass'],
      ].map(([version, kind]) =>
        inRuntime(version, kind, 'development', 'cart'),
      ),
    );
    expect(made.map(objects => objects.length)).toEqual([1, 1, 1]);
  });

  it('have endpoints with an address, one per template', async () => {
    const endpoints = await org.list(
      'Endpoint',
      'core.choreo.dev/deployment=cart-development',
    );
    expect(
      endpoints.map(
        ({ metadata }) => metadata.labels?.['core.choreo.dev/name'],
      ),
    ).toEqual(['again', 'rest']);
    const [, rest] = endpoints;
    const { status, metadata } = await org.reaches(
      'Endpoint',
      rest.metadata.name,
      'Ready=True/EndpointReady',
    );
    expect(status).toMatchObject({
      address: 'https://dev.us-east.apis.initech.example/shop/cart',
    });
    expect(metadata.ownerReferences).toMatchObject([
      { kind: 'Deployment', name: 'cart-development', controller: true },
    ]);
    await org.reaches(
      'Endpoint',
      endpoints[0].metadata.name,
      'Ready=True/EndpointReady',
    );
    const routes = await Promise.all(
      [
        ['gateway.networking.k8s.io/v1', 'HTTPRoute'],
        ['gateway.envoyproxy.io/v1alpha1', 'SecurityPolicy'],
      ].map(([version, made]) =>
        inRuntime(version, made, 'development', 'cart'),
      ),
    );
    expect(
      routes.map(objects => objects.map(o => o.metadata.labels?.visibility)),
    ).toEqual([
      ['gateway-external', 'gateway-external', 'gateway-internal'],
      ['gateway-external', 'gateway-internal'],
    ]);
  });

  it('are promoted by a deployment elsewhere, and rolled back by an earlier artifact', async () => {
    await org.client.apply(org.deployment('shop', 'cart', 'staging', 'cart-2'));
    await org.reaches('Deployment', 'cart-staging', ready);
    expect(await imagesOf('staging', 'cart')).toEqual(['example.com/cart:2']);
    await org.patch('Deployment', 'cart-staging', {
      spec: { deploymentArtifactRef: 'cart-1' },
    });
    await org.client.waitFor(
      'apps/v1',
      'Deployment',
      dataPlaneNamespace('initech', 'shop', 'staging'),
      workloadName,
      ({ metadata }) => metadata.generation === 2,
    );
    expect(await imagesOf('staging', 'cart')).toEqual(['example.com/cart:1']);
  });

  it('follow their artifact when it takes something away', async () => {
    await org.client.apply([
      ...org.component('shop', 'lean'),
      org.artifact('shop', 'lean', '1', {
        application: { args: ['--verbose'] },
        endpointTemplates: [
          {
            metadata: { name: 'rest' },
            spec: {
              type: 'HTTP',
              service: { port: 8080 },
              networkVisibilities: { organization: { enable: true } },
            },
          },
        ],
      }),
      org.deployment('shop', 'lean', 'development', 'lean-1'),
    ]);
    await org.reaches('Deployment', 'lean-development', ready);
    expect(
      await inRuntime('v1', 'Service', 'development', 'lean'),
    ).toHaveLength(1);
    const [{ metadata: endpoint }] = await org.list(
      'Endpoint',
      'core.choreo.dev/component=lean',
    );
    await org.patch('DeployableArtifact', 'lean-1', {
      spec: { configuration: null },
    });
    await org.gone('Endpoint', endpoint.name);
    const [{ spec }] = await inRuntime(
      'apps/v1',
      'Deployment',
      'development',
      'lean',
    );
    const { template } = spec as {
      template: { spec: { containers: object[] } };
    };
    expect(template.spec.containers[0]).not.toHaveProperty('args');
    expect(
      await inRuntime('v1', 'Service', 'development', 'lean'),
    ).toHaveLength(0);
    expect(
      await inRuntime(
        'gateway.networking.k8s.io/v1',
        'HTTPRoute',
        'development',
        'lean',
      ),
    ).toHaveLength(0);
  });

  it('are ready however their pods are', async () => {
    await org.client.apply([
      ...org.component('shop', 'broken'),
      org.artifact('shop', 'broken', '1'),
    ]);
    await org.patch('Component', 'broken', {
      metadata: {
        annotations: {
          'sandbox.fourplane.dev/pod-failure': 'CrashLoopBackOff',
        },
      },
    });
    await org.client.apply(
      org.deployment('shop', 'broken', 'development', 'broken-1'),
    );
    await org.reaches('Deployment', 'broken-development', ready);
    const [{ spec }] = await inRuntime(
      'apps/v1',
      'Deployment',
      'development',
      'broken',
    );
    expect(spec).toMatchObject({
      template: {
        metadata: {
          annotations: {
            'sandbox.fourplane.dev/pod-failure': 'CrashLoopBackOff',
          },
        },
      },
    });
  });

  it('schedule tasks, and serve a web application under a host of its own', async () => {
    await org.client.apply([
      ...org.component('shop', 'nightly', 'ScheduledTask'),
      org.artifact('shop', 'nightly', '1', {
        application: {
          task: {
            disabled: true,
            schedule: { cron: '0 3 * * *', timezone: 'Europe/Vienna' },
          },
        },
      }),
      org.deployment('shop', 'nightly', 'development', 'nightly-1'),
      ...org.component('shop', 'web', 'WebApplication'),
      org.artifact('shop', 'web', '1', {
        endpointTemplates: [
          {
            metadata: { name: 'webapp' },
            spec: { type: 'HTTP', service: { port: 80, basePath: '/' } },
          },
        ],
      }),
      org.deployment('shop', 'web', 'development', 'web-1'),
    ]);
    await org.reaches('Deployment', 'nightly-development', ready);
    const [cronJob] = await inRuntime(
      'batch/v1',
      'CronJob',
      'development',
      'nightly',
    );
    expect(cronJob.metadata.name.length).toBeLessThanOrEqual(52);
    expect(cronJob.spec).toMatchObject({
      schedule: '0 3 * * *',
      timeZone: 'Europe/Vienna',
      suspend: true,
      concurrencyPolicy: 'Forbid',
    });
    await org.reaches('Deployment', 'web-development', ready);
    const [{ metadata }] = await org.list(
      'Endpoint',
      'core.choreo.dev/component=web',
    );
    const { status } = await org.reaches(
      'Endpoint',
      metadata.name,
      'Ready=True/EndpointReady',
    );
    expect(status).toMatchObject({
      address: 'https://web-development.choreoapps.localhost/',
    });
  });

  it('wait for their artifact', async () => {
    await org.client.apply(
      org.deployment('shop', 'cart', 'production', 'cart-3'),
    );
    const waiting = await org.reaches(
      'Deployment',
      'cart-production',
      progressing,
      'ArtifactResolved=False/ArtifactNotFound',
    );
    expect(JSON.stringify(waiting.status)).toContain(
      String.raw`Artifact \"cart-3\" not found`,
    );
    expect(await org.event('cart-production', 'ContextResolutionFailed')).toBe(
      'Context resolution failed: cannot retrieve the deployable artifact: deployable artifact "cart-3" is not found for deployment: initech/cart-production',
    );
    await org.client.apply(org.artifact('shop', 'cart', '3'));
    await org.reaches('Deployment', 'cart-production', resolved, ready);
  });

  it('wait for the build of their artifact', async () => {
    await org.client.apply([
      org.onTrack('DeployableArtifact', 'shop', 'cart', 'cart-built', {
        targetArtifact: { fromBuildRef: { name: 'cart-build-9' } },
      }),
      org.onTrack(
        'Deployment',
        'shop',
        'cart',
        'cart-built',
        { deploymentArtifactRef: 'cart-built' },
        { labels: { environment: 'development' } },
      ),
    ]);
    await org.reaches(
      'Deployment',
      'cart-built',
      progressing,
      'ArtifactResolved=False/ArtifactBuildNotFound',
    );
    expect(await org.event('cart-built', 'ContextResolutionFailed')).toContain(
      'build "cart-build-9" is not found for deployable artifact: initech/cart-built',
    );
  });

  it.each<[string, (o: TestOrganization) => KubeObject, string]>([
    [
      'project',
      o => o.deployment('nowhere', 'cart', 'development', 'cart-1'),
      `cannot retrieve the project: deployment 'lost' refers to a non-existent project 'nowhere' on organization 'initech'`,
    ],
    [
      'component',
      o => o.deployment('shop', 'nobody', 'development', 'cart-1'),
      `cannot retrieve the component: deployment 'lost' refers to a non-existent component 'nobody' on organization 'initech' -> project 'shop'`,
    ],
    [
      'track',
      o =>
        o.onTrack(
          'Deployment',
          'shop',
          'cart',
          'x',
          { deploymentArtifactRef: 'cart-1' },
          { labels: { environment: 'development', 'deployment-track': 'v9' } },
        ),
      `cannot retrieve the deployment track: deployment 'lost' refers to a non-existent deploymenttrack 'v9' on organization 'initech' -> project 'shop' -> component 'cart'`,
    ],
    [
      'environment',
      o => o.deployment('shop', 'cart', 'moon', 'cart-1'),
      `cannot retrieve the environment: deployment 'lost' refers to a non-existent environment 'moon' on organization 'initech'`,
    ],
    [
      'data plane',
      o => o.deployment('shop', 'cart', 'adrift', 'cart-1'),
      `cannot retrieve the dataplane: environment 'adrift' refers to a non-existent dataplane 'sunk' on organization 'initech'`,
    ],
    [
      'registry of its component',
      o => o.deployment('shop', 'git', 'development', 'git-1'),
      'cannot retrieve the container image: container registry is not provided for the component initech/git',
    ],
    [
      'tag',
      o => o.deployment('shop', 'cart', 'development', 'cart-tagless'),
      'cannot retrieve the container image: image tag is not provided',
    ],
  ])(
    'stay progressing without their %s, and say so in an event alone',
    async (what, make, message) => {
      await org.client.apply([
        org.object('Environment', 'adrift', {}, { dataPlaneRef: 'sunk' }),
        ...org.component('shop', 'git', 'Service', { git: 'https://git/x' }),
        org.artifact('shop', 'git', '1'),
        org.onTrack('DeployableArtifact', 'shop', 'cart', 'cart-tagless', {
          targetArtifact: { fromImageRef: {} },
        }),
      ]);
      const lost = make(org);
      const name = `lost-without-${what.split(' ')[0]}`;
      await org.client.apply({
        ...lost,
        metadata: { ...lost.metadata, name },
      });
      expect(await org.event(name, 'ContextResolutionFailed')).toBe(
        `Context resolution failed: ${message.replace('lost', name)}`,
      );
      const seen = await org.reaches('Deployment', name, progressing);
      expect(conditionsOf(seen)).toEqual([progressing]);
    },
  );

  it('report what the data plane refuses, and get over it', async () => {
    const { faults } = org.sandbox;
    await org.client.apply([
      ...org.component('shop', 'refused'),
      org.artifact('shop', 'refused', '1', {
        endpointTemplates: [
          {
            metadata: { name: 'rest' },
            spec: { type: 'HTTP', service: { port: 8080 } },
          },
        ],
      }),
    ]);
    faults.fail({ verb: 'patch', plural: 'services', status: 500, times: 1 });
    faults.fail({ verb: 'patch', plural: 'endpoints', status: 500, times: 1 });
    faults.fail({
      verb: 'patch',
      plural: 'httproutes',
      status: 500,
      times: 1,
    });
    await org.client.apply(
      org.deployment('shop', 'refused', 'development', 'refused-1'),
    );
    expect(
      await org.event(
        'refused-development',
        'ExternalResourceReconciliationFailed',
      ),
    ).toMatch(/^External resource reconciliation failed: .* 500: /);
    expect(
      await org.event('refused-development', 'EndpointReconciliationFailed'),
    ).toMatch(/^Endpoint reconciliation failed: .* 500: /);
    await org.reaches('Deployment', 'refused-development', ready);
    const [{ metadata }] = await org.list(
      'Endpoint',
      'core.choreo.dev/component=refused',
    );
    expect(
      await org.event(metadata.name, 'ExternalResourceReconciliationFailed'),
    ).toMatch(/^External resource reconciliation failed: .* 500: /);
    await org.reaches('Endpoint', metadata.name, 'Ready=True/EndpointReady');
  });

  it('show an endpoint whose route stays refused as not ready, for the reason of all its states', async () => {
    const mend = org.sandbox.faults.fail({
      verb: 'patch',
      plural: 'httproutes',
      status: 500,
    });
    await org.client.apply([
      ...org.component('shop', 'unrouted'),
      org.artifact('shop', 'unrouted', '1', {
        endpointTemplates: [
          {
            metadata: { name: 'rest' },
            spec: { type: 'HTTP', service: { port: 8080 } },
          },
        ],
      }),
      org.deployment('shop', 'unrouted', 'development', 'unrouted-1'),
    ]);
    await org.reaches('Deployment', 'unrouted-development', ready);
    const [{ metadata }] = await org.list(
      'Endpoint',
      'core.choreo.dev/component=unrouted',
    );
    await org.reaches('Endpoint', metadata.name, 'Ready=False/EndpointReady');
    mend();
    await org.reaches('Endpoint', metadata.name, 'Ready=True/EndpointReady');
  });
});
