// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ModelRef } from '@fourplane/plugin-fourplane-common';
import {
  controlPlanesOf,
  InMemoryControlPlane,
} from '../../__testUtils__/InMemoryControlPlane';
import {
  component,
  entityOf,
  environment,
  pipeline,
  project,
  refOf,
  tenant,
} from '../../__testUtils__/models';
import { Policy, startBackend } from '../../__testUtils__/startBackend';

const cluster = { tenant: undefined };

function shop(capabilities: ('componentTypes' | 'deploymentTracks')[]) {
  const controlPlane = new InMemoryControlPlane('default');
  controlPlane.setStatus({ capabilities: [...capabilities, 'writes'] });
  controlPlane.put(
    tenant('acme', { title: 'Acme' }),
    tenant('rival'),
    project('shop', { title: 'Shop' }),
    project('secret', { ref: refOf('project', 'secret', { tenant: 'rival' }) }),
    project('depot'),
    {
      ...pipeline('standard', ['development', 'production']),
      paths: [
        {
          from: refOf('environment', 'development'),
          to: [refOf('environment', 'production')],
        },
      ],
    },
    environment('development', { title: 'Development' }),
    environment('production', { isProduction: true }),
    environment('apart'),
    component('cart'),
    component('boxes', {
      ref: refOf('component', 'boxes', { project: 'depot' }),
    }),
    {
      ref: refOf('componentType', 'service', cluster),
      title: 'Service',
      workloadType: 'deployment',
    },
    { ref: refOf('componentType', 'ours'), workloadType: 'cronjob' },
    { ref: refOf('componentType', 'theirs', { tenant: 'rival' }) },
    {
      ref: refOf('workflow', 'docker', cluster),
      repository: { url: 'repository.url' },
    },
    { ref: refOf('workflow', 'report'), repository: {} },
    {
      ref: refOf('secretReference', 'database'),
      keys: ['user', 'password'],
      health: { state: 'ready' },
    },
  );
  return controlPlane;
}

const known: ModelRef[] = [
  { controlPlane: 'default', kind: 'tenant', name: 'acme' },
  { controlPlane: 'default', kind: 'tenant', name: 'rival' },
  refOf('project', 'shop'),
  refOf('project', 'depot'),
  refOf('project', 'secret', { tenant: 'rival' }),
];

describe('what a form may choose from', () => {
  let stop = async () => {};
  afterEach(() => stop());

  async function start(
    policy: Policy = () => true,
    controlPlane = shop(['componentTypes']),
  ) {
    const backend = await startBackend({
      controlPlanes: controlPlanesOf(controlPlane),
      policy,
      entities: known.map(ref => entityOf(ref)),
    });
    stop = backend.stop;
    return async (path: string) => {
      const { status, body } = await backend.get(`/api/fourplane${path}`);
      return status === 200 ? body.data : status;
    };
  }
  const ACME = '/control-planes/default/tenants/acme';
  const SHOP = `${ACME}/projects/shop`;
  const NAMES = '/names/default/acme';
  const names = (data: { name: string }[]) => data.map(({ name }) => name);

  it('are the tenants and projects that the caller may read, and no others', async () => {
    const get = await start((_, ref) => !ref?.includes('rival'));
    expect(await get('/choices/tenants')).toEqual([
      {
        ref: known[0],
        entityRef: 'domain:acme/acme',
        title: 'Acme',
      },
    ]);
    expect(await get('/choices/projects')).toEqual([
      expect.objectContaining({ entityRef: 'system:acme/shop', title: 'Shop' }),
      expect.objectContaining({ entityRef: 'system:acme/depot' }),
    ]);
  });

  it('are of a project the environments of its pipeline, the first of them known', async () => {
    const get = await start();
    expect(await get(`${SHOP}/choices/environments`)).toEqual([
      {
        ref: refOf('environment', 'development'),
        entityRef: 'resource:acme/environment_development',
        title: 'Development',
        isFirst: true,
        isProduction: false,
      },
      expect.objectContaining({ isFirst: false, isProduction: true }),
    ]);
    const all = await get(`${ACME}/choices/environments`);
    expect(names(all.map(({ ref }: { ref: ModelRef }) => ref))).toEqual([
      'apart',
      'development',
      'production',
    ]);
  });

  it('are the types and workflows of the tenant and of the control plane, not of another tenant', async () => {
    const get = await start();
    expect(await get(`${SHOP}/choices/types/componentType`)).toEqual([
      { name: 'ours', workloadType: 'cronjob', isShared: false },
      {
        name: 'service',
        title: 'Service',
        workloadType: 'deployment',
        isShared: true,
      },
    ]);
    expect(await get(`${ACME}/choices/types/trait`)).toEqual([]);
    expect(await get(`${SHOP}/choices/types/moon`)).toBe(400);
    expect(await get(`${SHOP}/choices/workflows`)).toEqual([
      { name: 'docker', isShared: true, buildsSource: true },
      { name: 'report', isShared: false, buildsSource: false },
    ]);
  });

  it('are the usual types where a generation has no objects for them', async () => {
    const get = await start(undefined, shop(['deploymentTracks']));
    expect(names(await get(`${SHOP}/choices/types/componentType`))).toEqual([
      'service',
      'web-application',
      'scheduled-task',
    ]);
  });

  it('are names and keys of secrets, for who may use them only', async () => {
    const get = await start();
    expect(await get(`${SHOP}/choices/secrets`)).toEqual([
      { name: 'database', keys: ['user', 'password'] },
    ]);
    await stop();
    const denied = await start(name => name !== 'fourplane.component.create');
    expect(await denied(`${SHOP}/choices/secrets`)).toBe(403);
  });

  it.each([
    ['component/cart', 'taken'],
    ['component/boxes', 'taken'],
    ['component/new-one', 'free'],
    ['component/Not%20A%20Name', 'wrong'],
    [`component/${'a'.repeat(64)}`, 'wrong'],
  ])('say of the name %s that it is %s', async (path, state) => {
    const get = await start();
    expect(await get(`${NAMES}/projects/shop/${path}`)).toEqual({ state });
  });

  it('tell components of two projects apart where the generation does', async () => {
    const get = await start(undefined, shop(['deploymentTracks']));
    expect(await get(`${NAMES}/projects/shop/component/boxes`)).toEqual({
      state: 'free',
    });
    expect(await get(`${NAMES}/projects/shop/component/cart`)).toEqual({
      state: 'taken',
    });
  });

  it('tell nobody of a name who may not make such a thing', async () => {
    const get = await start(name => !name.endsWith('.create'));
    expect(await get(`${NAMES}/projects/shop/component/cart`)).toBe(403);
    expect(await get(`${NAMES}/project/shop`)).toBe(403);
    expect(await get(`${NAMES}/environment/x`)).toBe(403);
  });

  it('take for taken what cannot be read', async () => {
    const controlPlane = shop(['componentTypes']);
    const broken = refOf('environment', 'broken');
    controlPlane.putUnreadable(broken, 'spec', 'is needed');
    const get = await start(undefined, controlPlane);
    expect(await get(`${NAMES}/environment/broken`)).toEqual({
      state: 'taken',
    });
  });

  it('are not told while the control plane has not been read', async () => {
    const controlPlane = shop(['componentTypes']);
    controlPlane.setStatus({ state: 'connecting' });
    const get = await start(undefined, controlPlane);
    expect(await get(`${SHOP}/choices/workflows`)).toBe(503);
    expect(await get(`${NAMES}/projects/shop/component/x`)).toBe(503);
  });
});
