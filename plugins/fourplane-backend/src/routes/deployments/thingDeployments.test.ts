// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Intent } from '@fourplane/plugin-fourplane-common';
import {
  controlPlanesOf,
  InMemoryControlPlane,
} from '../../__testUtils__/InMemoryControlPlane';
import {
  component,
  deployment,
  entityOf,
  environment,
  pipeline,
  plane,
  project,
  refOf,
} from '../../__testUtils__/models';
import { Policy, startBackend } from '../../__testUtils__/startBackend';

const TENANT = '/api/fourplane/control-planes/default/tenants/acme';
const SHOP = `${TENANT}/projects/shop`;
const KEY = '7b0f2f0e-3f0c-4d27-9a86-0d6ad7f9b1a1';

const inShop = { project: 'shop' };
const ready = { state: 'ready' as const };

function shop() {
  const controlPlane = new InMemoryControlPlane('default');
  controlPlane.setStatus({
    generation: '1.2',
    capabilities: [
      'resources',
      'projectReleases',
      'releases',
      'rollback',
      'restart',
      'writes',
    ],
  });
  const resource = (name: string) => ({
    ref: refOf('resource', name, inShop),
    project: refOf('project', 'shop'),
    type: { kind: 'ClusterResourceType', name: 'postgres' },
    health: ready,
  });
  const released = (of: string, name: string, createdAt: string) => ({
    ref: refOf('resourceRelease', name, inShop),
    resource: refOf('resource', of, inShop),
    createdAt,
  });
  const placed = (of: string, to: string, release: string, more = {}) => ({
    ref: refOf('resourceDeployment', `${of}-${to}`, inShop),
    resource: refOf('resource', of, inShop),
    environment: refOf('environment', to),
    release: refOf('resourceRelease', release, inShop),
    desired: 'active' as const,
    objects: [],
    outputs: [{ name: 'url', from: 'secret' as const }],
    health: ready,
    ...more,
  });
  const to = (from: string, target: string) => ({
    from: refOf('environment', from),
    to: [refOf('environment', target)],
  });
  controlPlane.put(
    plane('local'),
    { ...pipeline('standard', ['dev', 'prod']), paths: [to('dev', 'prod')] },
    environment('dev', { title: 'Development' }),
    environment('prod'),
    project('shop', { title: 'The shop' }),
    component('cart'),
    deployment('cart', 'dev'),
    resource('orders'),
    resource('orders-archive'),
    released('orders', 'orders-1', '2026-11-20T10:00:00Z'),
    released('orders', 'orders-2', '2026-11-21T10:00:00Z'),
    released('orders-archive', 'orders-archive-1', '2026-11-21T10:00:00Z'),
    placed('orders', 'dev', 'orders-2', {
      changedAt: '2026-11-22T11:00:00Z',
      changedBy: 'user:default/ada',
    }),
    placed('orders', 'prod', 'orders-1', {
      changedAt: '2026-11-20T11:00:00Z',
      managedBy: { tool: 'argocd', name: 'shop' },
    }),
    placed('orders-archive', 'dev', 'orders-archive-1'),
    {
      ref: refOf('projectRelease', 'shop-1', inShop),
      project: refOf('project', 'shop'),
      createdAt: '2026-11-20T10:00:00Z',
    },
    {
      ref: refOf('projectDeployment', 'shop-dev', inShop),
      project: refOf('project', 'shop'),
      environment: refOf('environment', 'dev'),
      release: refOf('projectRelease', 'shop-1', inShop),
      desired: 'active',
      objects: [],
      namespace: 'dp-acme-shop-dev',
      health: ready,
    },
  );
  const intents: Intent[] = [];
  controlPlane.writes = 'serviceAccount';
  controlPlane.apply = async intent => {
    intents.push(intent);
    return { state: 'checked', refs: [], unchecked: [], changes: [] };
  };
  controlPlane.overrides = async intent => {
    intents.push(intent);
    return {
      schema: { type: 'object', properties: { resourceType: {} } },
      values: { resourceType: {} },
      missing: ['resourceType.size'],
      notes: [],
    };
  };
  return { controlPlane, intents };
}

async function start(policy?: Policy, { controlPlane, intents } = shop()) {
  const backend = await startBackend({
    controlPlanes: controlPlanesOf(controlPlane),
    policy,
    entities: [
      entityOf(refOf('project', 'shop')),
      entityOf(refOf('component', 'cart')),
      entityOf(refOf('resource', 'orders', inShop)),
      entityOf(refOf('resource', 'orders-archive', inShop)),
    ],
  });
  return { ...backend, intents };
}

type Found = Record<string, any>;

describe('a managed resource', () => {
  const ORDERS = `${SHOP}/resources/orders`;

  it('is shown with its own releases where it runs, and what can be done with it', async () => {
    const { get } = await start();
    const { status, body } = await get(`${ORDERS}/deployments`);
    expect(status).toBe(200);
    const { thing, component: none, environments, releases } = body.data;
    expect([thing.ref.name, none]).toEqual(['orders', undefined]);
    expect(releases.map((one: Found) => one.ref.name)).toEqual([
      'orders-2',
      'orders-1',
    ]);
    expect(environments).toMatchObject([
      {
        label: 'Development',
        deployment: {
          ref: { name: 'orders-dev' },
          outputs: [{ name: 'url', from: 'secret' }],
        },
        health: { state: 'ready' },
        release: { ref: { name: 'orders-2' } },
        since: '2026-11-22T11:00:00Z',
        by: 'user:default/ada',
        actions: {
          promote: [{ why: expect.stringContaining('Argo CD (shop)') }],
          rollback: { allowed: true },
          undeploy: { allowed: true },
          configure: { allowed: true },
          restart: { why: 'OpenChoreo restarts components only.' },
          suspend: { allowed: false },
          resume: { allowed: false },
        },
      },
      {
        deployment: { ref: { name: 'orders-prod' } },
        drift: { state: 'behind', releases: 1 },
      },
    ]);
    const history = await get(`${ORDERS}/history`);
    expect(
      history.body.data.entries.map((one: Found) => [one.type, one.title]),
    ).toEqual([
      ['environment', 'Development'],
      ['release', 'orders-2'],
      ['environment', 'prod'],
      ['release', 'orders-1'],
    ]);
  });

  it('is deployed, promoted, rolled back and configured as what it is', async () => {
    const { post, intents } = await start();
    const body = { key: KEY, dryRun: true };
    const asked = [
      [
        `${ORDERS}/deploy`,
        {
          environment: 'prod',
          release: { kind: 'resourceRelease', name: 'orders-2' },
          overrides: { resourceType: { size: '1Gi' } },
        },
      ],
      [`${ORDERS}/promote`, { from: 'dev', to: 'prod' }],
      [
        `${ORDERS}/deployments/orders-dev/rollback`,
        { to: { kind: 'resourceRelease', name: 'orders-1' } },
      ],
      [
        `${ORDERS}/deployments/orders-dev/configure`,
        { overrides: { resourceType: { size: '2Gi' } } },
      ],
      [`${ORDERS}/deployments/orders-dev/undeploy`, {}],
    ] as const;
    for (const [path, more] of asked) {
      expect((await post(path, { ...body, ...more })).status).toBe(200);
    }
    const orders = refOf('resource', 'orders', inShop);
    const there = refOf('resourceDeployment', 'orders-dev', inShop);
    expect(intents).toMatchObject([
      {
        intent: 'deploy',
        component: orders,
        release: refOf('resourceRelease', 'orders-2', inShop),
        overrides: { resourceType: { size: '1Gi' } },
      },
      { intent: 'promote', component: orders },
      {
        intent: 'rollback',
        deployment: there,
        to: refOf('resourceRelease', 'orders-1', inShop),
      },
      { intent: 'configureDeployment', deployment: there },
      { intent: 'undeploy', deployment: there },
    ]);
  });

  it('is only what its own path names', async () => {
    const { get, post } = await start();
    const foreign = `${ORDERS}/deployments/orders-archive-dev`;
    const replies = [
      await get(`${foreign}/tree`),
      await get(`${foreign}/overrides`),
      await post(`${foreign}/undeploy`, { key: KEY, dryRun: true }),
      await get(
        `${ORDERS}/overrides?environment=dev&release=resourceRelease:orders-archive-1`,
      ),
    ];
    expect(replies.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    const odd = await get(`${SHOP}/things/orders/deployments`);
    expect(odd.status).toBe(400);
  });
});

describe('what a release needs where it goes', () => {
  const ask = (path: string) => `${SHOP}/resources/orders/overrides?${path}`;

  it('is asked of the release that would go there, before it does', async () => {
    const { get, intents } = await start();
    const { body } = await get(ask('environment=prod&from=dev'));
    expect(body.data).toMatchObject({
      allowed: true,
      environment: { ref: { name: 'prod' } },
      missing: ['resourceType.size'],
    });
    expect(intents).toMatchObject([
      {
        intent: 'deploy',
        environment: { name: 'prod' },
        release: { name: 'orders-2' },
      },
    ]);
    const unsaid = await get(ask('environment=prod'));
    expect(unsaid.status).toBe(400);
    const nothing = await get(ask('environment=dev&from=nowhere'));
    expect([nothing.status, nothing.body.error.message]).toEqual([
      404,
      'orders runs no release in nowhere that is known',
    ]);
  });

  it('is set only by those who may set it', async () => {
    const policy: Policy = name => name !== 'fourplane.deployment.update';
    const { get, post, intents } = await start(policy);
    const form = await get(ask('environment=prod&from=dev'));
    expect(form.body.data).toMatchObject({
      allowed: false,
      why: expect.stringContaining('fourplane.deployment.update'),
    });
    const promote = { key: KEY, dryRun: true, from: 'dev', to: 'prod' };
    const path = `${SHOP}/resources/orders/promote`;
    intents.length = 0;
    const refused = await post(path, {
      ...promote,
      overrides: { resourceType: { size: '1Gi' } },
    });
    expect([refused.status, intents]).toEqual([403, []]);
    expect((await post(path, promote)).status).toBe(200);
  });
});

describe('a project’s own infrastructure', () => {
  const OWN = `${SHOP}/infrastructure/shop`;

  it('is shown as everything else is, and stays as long as its project', async () => {
    const { get, post, intents } = await start();
    const { data } = (await get(`${OWN}/deployments`)).body;
    expect(data.thing).toMatchObject({ title: 'The shop' });
    expect(data.environments).toMatchObject([
      {
        deployment: {
          ref: { name: 'shop-dev' },
          namespace: 'dp-acme-shop-dev',
        },
        actions: {
          undeploy: {
            why: 'It goes with its project, or with the environment.',
          },
          configure: { allowed: true },
        },
      },
      { actions: { deploy: { allowed: true } } },
    ]);
    await post(`${OWN}/deploy`, {
      key: KEY,
      dryRun: true,
      environment: 'prod',
      release: { kind: 'projectRelease', name: 'shop-1' },
    });
    expect(intents).toMatchObject([
      {
        component: refOf('project', 'shop'),
        release: refOf('projectRelease', 'shop-1', inShop),
      },
    ]);
    const other = await get(
      `${TENANT}/projects/bank/infrastructure/shop/deployments`,
    );
    expect(other.status).toBe(404);
  });
});

describe('a matrix', () => {
  const rowsOf = (body: Found) =>
    body.data.rows.map((row: Found) => [
      row.thing.ref.kind,
      row.thing.ref.name,
      row.cells.map((cell: Found) => cell.ref.name),
    ]);

  it('has the project’s own row first, then components, then managed resources', async () => {
    const { get } = await start();
    const ofProject = await get(`${SHOP}/deployments`);
    expect(rowsOf(ofProject.body)).toEqual([
      ['project', 'shop', ['dev']],
      ['component', 'cart', ['dev']],
      ['resource', 'orders', ['dev', 'prod']],
      ['resource', 'orders-archive', ['dev']],
    ]);
    const ofEnvironment = await get(`${TENANT}/environments/prod/deployments`);
    expect(rowsOf(ofEnvironment.body)).toEqual([
      ['resource', 'orders', ['prod']],
    ]);
  });

  it('has of them only what the caller may see, and only the unreadable ones that are of it', async () => {
    const found = shop();
    found.controlPlane.putUnreadable(
      refOf('resourceDeployment', 'orders-archive-prod', inShop),
      'spec',
      'Required',
    );
    const policy: Policy = (name, ref) =>
      name !== 'fourplane.component.read' ||
      ref === 'resource:acme/resource_shop_orders';
    const { get } = await start(policy, found);
    const { body } = await get(`${SHOP}/deployments`);
    expect(rowsOf(body)).toEqual([['resource', 'orders', ['dev', 'prod']]]);
    expect(body.data.unreadable).toBeUndefined();
    const own = await get(`${SHOP}/resources/orders/deployments`);
    expect(own.body.data.unreadable).toBeUndefined();
    const hidden = await get(`${SHOP}/resources/orders-archive/deployments`);
    expect(hidden.status).toBe(403);
  });
});
