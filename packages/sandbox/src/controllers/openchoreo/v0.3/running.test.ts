// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { dataPlaneNamespace } from '../names';
import { BindingStatus, ReleaseStatus } from './objects';
import {
  component,
  conditionsOf,
  messageOf,
  owner,
  running,
  TestOrganization,
  workload,
  workloadSpec,
} from './testing/TestOrganization';

jest.setTimeout(60_000);

describe('what runs in v0.3', () => {
  let organization: TestOrganization;
  beforeAll(async () => {
    organization = await TestOrganization.start();
  });
  afterAll(() => organization.stop());

  describe('as a service', () => {
    it('is bound to development as soon as its Workload is there', async () => {
      await organization.client.apply([
        component('stock'),
        running('Service', 'stock'),
        workload('stock'),
      ]);
      const bound = await organization.deployed('ServiceBinding', 'stock', 2);
      expect(bound).toMatchObject({
        metadata: {
          labels: {
            'openchoreo.dev/organization': 'default',
            'openchoreo.dev/project': 'shop',
            'openchoreo.dev/component': 'stock',
            'openchoreo.dev/environment': 'development',
          },
          ownerReferences: [
            { kind: 'Service', name: 'stock', controller: true },
          ],
        },
        spec: {
          environment: 'development',
          className: 'default',
          releaseState: 'Active',
          workloadSpec: workloadSpec('example.com/stock:1'),
        },
      });
    });

    it('has its objects in the data plane, and their inventory in its Release', async () => {
      const namespace = dataPlaneNamespace('default', 'shop', 'development');
      const release = await organization.find('Release', 'stock');
      expect(release).toMatchObject({
        metadata: {
          finalizers: ['openchoreo.dev/dataplane-cleanup'],
          ownerReferences: [{ kind: 'ServiceBinding', name: 'stock' }],
        },
        spec: { environmentName: 'development', owner: owner('stock') },
      });
      const { resources = [] } = release?.status as ReleaseStatus;
      expect(
        resources.map(({ id, kind, healthStatus }) => [id, kind, healthStatus]),
      ).toEqual([
        ['stock-deployment', 'Deployment', 'Healthy'],
        ['stock-service', 'Service', 'Healthy'],
      ]);
      expect(resources[0].namespace).toBe(namespace);
      expect(resources[0].status).toMatchObject({ availableReplicas: 1 });
      const [pod] = await organization.client.list('v1', 'Pod', {
        namespace,
        labelSelector:
          'organization-name=default,project-name=shop,environment-name=development,component-name=stock',
      });
      expect(pod.spec).toMatchObject({
        containers: [
          {
            name: 'main',
            image: 'example.com/stock:1',
            resources: { limits: { memory: '256Mi' } },
          },
        ],
      });
    });

    it('keeps the state of its binding when its Workload changes', async () => {
      const state = (releaseState: string) =>
        organization.patch('ServiceBinding', 'stock', {
          spec: { releaseState },
        });
      const ready = (status: 'True' | 'False', reason: string) =>
        organization.ready('ServiceBinding', 'stock', status, reason);
      await state('Suspend');
      await ready('False', 'ResourcesSuspended');
      await organization.client.apply(
        workload('stock', workloadSpec('example.com/stock:2')),
      );
      const changed = await organization.when(
        'ServiceBinding',
        'stock',
        ({ spec }) => JSON.stringify(spec).includes('stock:2'),
      );
      expect(changed.spec).toMatchObject({ releaseState: 'Suspend' });
      await state('Active');
      await ready('True', 'ResourcesActive');

      await state('Undeploy');
      const undeployed = await organization.when(
        'ServiceBinding',
        'stock',
        object => messageOf(object) === 'Resources undeployed',
      );
      expect(conditionsOf(undeployed)).toEqual([
        ['Ready', 'False', 'ResourcesUndeployed'],
      ]);
      expect(await organization.find('Release', 'stock')).toBeUndefined();
      await state('Active');
      await ready('True', 'ResourcesActive');
    });

    it('says where its endpoints are, level by level, and is given to those that connect to it', async () => {
      await organization.client.apply([
        component('prices'),
        workload('prices', {
          endpoints: {
            quotes: { type: 'REST', port: 8080 },
            stream: { type: 'gRPC', port: 9000 },
          },
        }),
        running('Service', 'prices', {
          apis: {
            quotes: {
              type: 'REST',
              className: 'passengers',
              rest: {
                backend: { port: 8080, basePath: '/v1/' },
                exposeLevels: ['Public', 'Organization'],
              },
            },
          },
        }),
        component('caller'),
        workload('caller', {
          connections: {
            prices: {
              type: 'api',
              params: { componentName: 'prices', endpoint: 'stream' },
              inject: { env: [{ name: 'PRICES', value: '{{ .url }}' }] },
            },
          },
        }),
        running('Service', 'caller'),
      ]);
      const bound = await organization.deployed('ServiceBinding', 'prices', 8);
      const { endpoints = [] } = bound.status as BindingStatus;
      const [quotes, stream] = endpoints;
      expect(quotes).toMatchObject({
        name: 'quotes',
        type: 'REST',
        organization: {
          uri: 'https://development.choreoapis.internal:8443/shop/prices/v1',
        },
        public: {
          host: 'development.choreoapis.localhost',
          port: 8443,
          basePath: '/shop/prices/v1',
        },
      });
      expect(stream).not.toHaveProperty('public');
      const release = await organization.when(
        'Release',
        'caller',
        ({ status }) => JSON.stringify(status ?? {}).includes('Healthy'),
      );
      expect(JSON.stringify(release.spec)).toContain(
        JSON.stringify({ name: 'PRICES', value: stream.project?.uri }),
      );
    });

    it('takes all it made along, and leaves the cell', async () => {
      await organization.delete('Service', 'stock');
      await organization.gone('ServiceBinding', 'stock');
      await organization.gone('Release', 'stock');
      const namespace = dataPlaneNamespace('default', 'shop', 'development');
      const left = await organization.client.list('apps/v1', 'Deployment', {
        namespace,
        labelSelector: 'component-name=stock',
      });
      expect(left).toEqual([]);
      await organization.client.get('v1', 'Namespace', undefined, namespace);
      expect(await organization.find('Component', 'stock')).toBeDefined();
    });
  });

  it('as a web application is public, on a host of its own', async () => {
    await organization.client.apply([
      component('site', 'WebApplication'),
      workload('site'),
      running('WebApplication', 'site'),
    ]);
    const bound = await organization.deployed(
      'WebApplicationBinding',
      'site',
      3,
    );
    expect((bound.status as BindingStatus).endpoints).toEqual([
      expect.objectContaining({
        name: 'http',
        public: {
          scheme: 'https',
          host: 'site-development.choreoapps.localhost',
          port: 8443,
          basePath: '/',
          uri: 'https://site-development.choreoapps.localhost:8443/',
        },
      }),
    ]);
  });

  it('as a scheduled task does not say so in its binding, which is blind to Undeploy', async () => {
    await organization.client.apply([
      component('report', 'ScheduledTask'),
      workload('report', { endpoints: {} }),
      running('ScheduledTask', 'report', { className: 'nightly' }),
    ]);
    const inventory = (text: string) =>
      organization.when('Release', 'report', ({ status }) => {
        const { resources = [] } = (status ?? {}) as ReleaseStatus;
        return String(resources.map(r => [r.kind, r.healthStatus])) === text;
      });
    const state = (releaseState: string) =>
      organization.patch('ScheduledTaskBinding', 'report', {
        spec: { releaseState },
      });
    await inventory('CronJob,Progressing');
    await state('Suspend');
    await inventory('CronJob,Suspended');
    await state('Undeploy');
    await inventory('CronJob,Progressing');
    const bound = await organization.find('ScheduledTaskBinding', 'report');
    expect(bound?.status).toBeUndefined();
    await organization.delete('ScheduledTask', 'report');
    await organization.gone('Release', 'report');
  });
});
