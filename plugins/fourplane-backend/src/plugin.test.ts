// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { createServiceFactory } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  contract,
  createFourplaneClient,
  LIVE_CHANNEL,
  liveMessageSchema,
  Route,
} from '@fourplane/plugin-fourplane-common';
import { controlPlanesServiceRef } from '@fourplane/plugin-fourplane-node';
import request from 'supertest';
import {
  controlPlanesOf,
  InMemoryControlPlane,
} from './__testUtils__/InMemoryControlPlane';
import {
  build,
  component,
  deployment,
  entityOf,
  environment,
  pipeline,
  plane,
  project,
  refOf,
  tenant,
} from './__testUtils__/models';
import { startBackend } from './__testUtils__/startBackend';
import fourplanePlugin from '.';

const OVERVIEW =
  '/api/fourplane/control-planes/default/tenants/acme/projects/shop/components/greeter/overview';

type ContractRow = Pick<Route, 'guard' | 'path' | 'permission'>;

/** One control plane with a component that has been built and deployed. */
function shop(): InMemoryControlPlane {
  const controlPlane = new InMemoryControlPlane('default');
  controlPlane.put(
    tenant('acme'),
    plane('local'),
    pipeline('standard', ['development', 'production']),
    environment('development'),
    environment('production', { isProduction: true }),
    project('shop'),
    component('greeter'),
    deployment('greeter', 'development'),
    build('greeter', 'greeter-1', { createdAt: '2026-11-24T09:00:00Z' }),
    build('greeter', 'greeter-2', { createdAt: '2026-11-24T10:00:00+00:00' }),
  );
  return controlPlane;
}

/** What a caller gets who has none of a row's permission. */
function refusalOf({ guard, path, permission }: ContractRow) {
  const message = expect.stringContaining(permission.name);
  // What names something in its path does not even tell whether that is there.
  return guard.by === 'items' && !path.includes(':')
    ? { status: 200, text: expect.not.stringContaining('greeter') }
    : { status: 403, body: { error: { message } } };
}

/** A backend that allows nothing, and a request for a row of things that are there. */
async function startRefusing({ path, method }: Route) {
  const backend = await startBackend({
    controlPlanes: controlPlanesOf(shop()),
    policy: () => false,
    entities: [
      entityOf(refOf('project', 'shop')),
      entityOf(refOf('component', 'greeter')),
    ],
  });
  const names: Record<string, string> = {
    controlPlane: 'default',
    tenant: 'acme',
    project: 'shop',
    name: path.includes('/environments/') ? 'development' : 'greeter',
    build: 'greeter-1',
    typeKind: 'componentType',
    things: 'components',
    deployment: 'greeter-development',
  };
  const filled = path.replace(/:(\w+)/g, (_, key) => names[key] ?? 'x');
  const url = `/api/fourplane${filled}?left=release:a&right=release:b&object=x&pod=x&id=x&environment=development&from=2026-11-24T08:00:00Z`;
  const ask = () =>
    method === 'POST' ? backend.post(url, {}) : backend.get(url);
  return { ...backend, ask };
}

describe('fourplane backend', () => {
  it('answers every row in the shape of the contract, through the typed client', async () => {
    const controlPlane = shop();
    const { get } = await startBackend({
      controlPlanes: controlPlanesOf(controlPlane),
      entities: [
        entityOf(refOf('project', 'shop')),
        entityOf(refOf('component', 'greeter')),
      ],
    });
    const client = createFourplaneClient({
      fetchApi: {
        fetch: async input => {
          const path = String(input).replace('plugin://fourplane', '');
          const { status, text } = await get(`/api/fourplane${path}`);
          return new Response(text, { status });
        },
      },
    });

    const controlPlanes = await client.listControlPlanes({});
    expect(controlPlanes.data).toEqual([
      expect.objectContaining({
        counts: { tenants: 1, projects: 1, components: 1 },
        unreadable: [],
      }),
    ]);
    expect((await client.listPlanes({})).data).toEqual([
      expect.objectContaining({
        entityRef: 'resource:acme/dataplane_local',
        environments: 2,
      }),
    ]);
    expect((await client.listProjects({})).data).toEqual([
      expect.objectContaining({
        entityRef: 'system:acme/shop',
        components: 1,
        componentHealth: [{ state: 'ready', count: 1 }],
      }),
    ]);
    const { data, meta } = await client.getComponentOverview({
      controlPlane: 'default',
      tenant: 'acme',
      project: 'shop',
      name: 'greeter',
    });
    expect(
      data.environments.map(({ ref, deployment: at }) => [
        ref.name,
        at?.ref.name,
      ]),
    ).toEqual([
      ['development', 'greeter-development'],
      ['production', undefined],
    ]);
    expect(data.lastBuild?.ref.name).toBe('greeter-2');
    expect(data.health).toEqual({ state: 'ready' });
    expect(meta.stale).toEqual([]);
    expect(Date.parse(meta.asOf)).not.toBeNaN();
  });

  it('sends nothing the contract does not name', async () => {
    const controlPlane = shop();
    controlPlane.put({
      ...component('greeter'),
      spec: { secret: 'hunter2' },
    } as ReturnType<typeof component>);
    const { get } = await startBackend({
      controlPlanes: controlPlanesOf(controlPlane),
      entities: [entityOf(refOf('component', 'greeter'))],
    });

    const { status, text } = await get(OVERVIEW);
    expect(status).toBe(200);
    expect(text).not.toContain('hunter2');
  });

  it.each(Object.entries<Route>(contract as unknown as Record<string, Route>))(
    'refuses %s to a caller without its permission or not signed in',
    async (_, route) => {
      const { ask, audited } = await startRefusing(route);

      const anonymous = await ask().set(
        'authorization',
        mockCredentials.none.header(),
      );
      expect(anonymous.status).toBe(401);
      expect(await ask()).toMatchObject(refusalOf(route));
      expect(
        audited.map(({ outcomes, result }) => [...outcomes, result]),
      ).toEqual('body' in route ? [['failure', { outcome: 'refused' }]] : []);
    },
  );

  it("does not tell whether another tenant's component exists", async () => {
    const controlPlane = shop();
    const theirs = refOf('component', 'vault', { tenant: 'globex' });
    controlPlane.put(component('vault', { ref: theirs }));
    const { get } = await startBackend({
      controlPlanes: controlPlanesOf(controlPlane),
      policy: (_, resourceRef) => !resourceRef?.includes('globex'),
      entities: [entityOf(theirs), entityOf(refOf('component', 'greeter'))],
    });
    const guess = async (name: string) => {
      const { status, body } = await get(
        OVERVIEW.replace('acme', 'globex').replace('greeter', name),
      );
      return [status, body.error.message.replace(name, '<name>')];
    };

    expect((await get(OVERVIEW)).status).toBe(200);
    expect(await guess('vault')).toEqual([
      403,
      expect.stringContaining('fourplane.component.read'),
    ]);
    expect(await guess('guessed')).toEqual(await guess('vault'));
  });

  it('denies what the catalog does not hold, although everything is allowed', async () => {
    const { get } = await startBackend({
      controlPlanes: controlPlanesOf(shop()),
    });

    expect((await get(OVERVIEW)).status).toBe(403);
    expect((await get('/api/fourplane/projects')).body.data).toEqual([]);
  });

  it('lists the projects the caller may see, all 250 of them', async () => {
    const controlPlane = shop();
    const names = Array.from({ length: 250 }, (_, n) => `p${n}`);
    controlPlane.put(...names.map(name => project(name)));
    const { get } = await startBackend({
      controlPlanes: controlPlanesOf(controlPlane),
      policy: (_, resourceRef) => resourceRef !== 'system:acme/shop',
      entities: ['shop', ...names].map(name =>
        entityOf(refOf('project', name)),
      ),
    });

    const { body } = await get('/api/fourplane/projects');
    expect(
      body.data.map(
        (one: { project: { ref: { name: string } } }) => one.project.ref.name,
      ),
    ).toEqual([...names].sort());
  });

  it('names in a project only the components in trouble that the caller may see', async () => {
    const controlPlane = shop();
    const names = ['mine', 'theirs'];
    controlPlane.put(
      ...names.map(name => component(name, { state: 'failed' })),
    );
    const { get } = await startBackend({
      controlPlanes: controlPlanesOf(controlPlane),
      policy: (permission, resourceRef) =>
        permission === 'fourplane.component.read'
          ? resourceRef === 'component:acme/shop_mine'
          : true,
      entities: [
        entityOf(refOf('project', 'shop')),
        ...names.map(name => entityOf(refOf('component', name))),
      ],
    });

    const [summary] = (await get('/api/fourplane/projects')).body.data;
    expect(summary.attention).toEqual([
      expect.objectContaining({ entityRef: 'component:acme/shop_mine' }),
    ]);
    expect(summary.componentHealth).toContainEqual({
      state: 'failed',
      count: 2,
    });
  });

  it('names the parameter that is wrong', async () => {
    const { get } = await startBackend({
      controlPlanes: controlPlanesOf(shop()),
    });

    const { status, body } = await get(
      OVERVIEW.replace('greeter', 'x'.repeat(254)),
    );
    expect(status).toBe(400);
    expect(body.error.message).toContain("'name'");
  });

  it('answers as far as it can while a control plane is down', async () => {
    const down = new InMemoryControlPlane('edge');
    down.setStatus({
      state: 'connecting',
      problems: [
        { what: 'Cannot watch: refused', where: 'https://10.0.0.1:6443' },
      ],
    });
    const lost = shop();
    lost.setStatus({ state: 'stale', since: '2026-11-24T09:30:00.000Z' });
    const unreached = refOf('component', 'sensor', { controlPlane: 'edge' });
    const forgotten = refOf('component', 'relic', { controlPlane: 'gone' });
    const { get } = await startBackend({
      controlPlanes: controlPlanesOf(lost, down),
      entities: [
        entityOf(refOf('component', 'greeter')),
        entityOf(refOf('project', 'shop')),
        entityOf(unreached),
        entityOf(forgotten),
      ],
    });

    const projects = await get('/api/fourplane/projects');
    expect(projects.body.data).toHaveLength(1);
    expect(projects.body.meta.stale).toEqual([
      {
        controlPlane: 'default',
        since: '2026-11-24T09:30:00.000Z',
        reason: expect.any(String),
      },
      expect.objectContaining({ controlPlane: 'edge' }),
    ]);
    expect(JSON.stringify(projects.body)).not.toContain('10.0.0.1');

    const overview = await get(OVERVIEW);
    expect(overview.status).toBe(200);
    expect(overview.body.meta.stale).toHaveLength(1);

    const unknown = await get(
      OVERVIEW.replace('default', 'edge').replace('greeter', 'sensor'),
    );
    expect(unknown.status).toBe(503);
    expect(unknown.body.error.message).toContain('edge');
    const removed = await get(
      OVERVIEW.replace('default', 'gone').replace('greeter', 'relic'),
    );
    expect(removed.status).toBe(404);
  });

  it('tells that a component is gone while the catalog still has it', async () => {
    const controlPlane = shop();
    controlPlane.remove(refOf('component', 'greeter'));
    const { get } = await startBackend({
      controlPlanes: controlPlanesOf(controlPlane),
      entities: [entityOf(refOf('component', 'greeter'))],
    });

    expect((await get(OVERVIEW)).status).toBe(404);
  });

  it('shows what cannot be read with its issues, beside what can', async () => {
    const controlPlane = shop();
    const broken = refOf('component', 'broken');
    controlPlane.putUnreadable(broken, 'spec.owner', 'Required');
    controlPlane.putUnreadable(
      refOf('deployment', 'greeter-production'),
      'spec.environment',
      'Required',
    );
    const { get } = await startBackend({
      controlPlanes: controlPlanesOf(controlPlane),
      entities: [entityOf(broken), entityOf(refOf('component', 'greeter'))],
    });

    const { status, body } = await get(OVERVIEW.replace('greeter', 'broken'));
    expect(status).toBe(422);
    expect(body.error).toMatchObject({
      name: 'UnreadableError',
      message: expect.stringMatching(/acme\/broken.*spec\.owner: Required/),
      unreadable: { ref: broken },
    });
    expect((await get(OVERVIEW)).status).toBe(200);
    const list = await get('/api/fourplane/control-planes');
    expect(list.body.data[0].unreadable).toHaveLength(2);
  });

  it('tells that a component has become unreadable, although nobody knows its project any more', async () => {
    const controlPlane = shop();
    controlPlane.remove(refOf('component', 'greeter'));
    controlPlane.putUnreadable(
      refOf('component', 'greeter', { project: undefined }),
      'spec.owner',
      'Required',
    );
    const { get } = await startBackend({
      controlPlanes: controlPlanesOf(controlPlane),
      entities: [entityOf(refOf('component', 'greeter'))],
    });

    expect((await get(OVERVIEW)).status).toBe(422);
  });

  it('announces exactly the replies that changed, without a name', async () => {
    const controlPlane = shop();
    controlPlane.put(component('other'));
    const { get, published } = await startBackend({
      controlPlanes: controlPlanesOf(controlPlane),
      entities: [
        entityOf(refOf('component', 'greeter')),
        entityOf(refOf('component', 'other')),
      ],
    });
    const liveKey = async (path: string): Promise<string> =>
      (await get(path)).body.meta.liveKey;
    const greeter = await liveKey(OVERVIEW);
    const other = await liveKey(OVERVIEW.replace('greeter', 'other'));
    const projects = await liveKey('/api/fourplane/projects');
    const announced = () =>
      published.flatMap(
        ({ message }) => liveMessageSchema.strict().parse(message).keys,
      );

    controlPlane.put(
      deployment('greeter', 'development', { health: { state: 'failed' } }),
    );
    await until(() => announced().includes(greeter));
    expect(announced()).not.toContain(other);

    controlPlane.put(component('other', { state: 'failed' }));
    await until(
      () => announced().includes(other) && announced().includes(projects),
    );
    expect(new Set(published.map(({ channel }) => channel))).toEqual(
      new Set([LIVE_CHANNEL]),
    );
    expect(JSON.stringify(published)).not.toMatch(/greeter|other|shop|acme/);
  });

  it('serves services, and needs no signals plugin', async () => {
    const controlPlane = shop();
    const backend = await startTestBackend({
      features: [
        fourplanePlugin,
        catalogServiceMock.factory({
          entities: [entityOf(refOf('component', 'greeter'))],
        }),
        createServiceFactory({
          service: controlPlanesServiceRef,
          deps: {},
          factory: () => controlPlanesOf(controlPlane),
        }),
      ],
    });

    controlPlane.put(component('greeter', { state: 'failed' }));
    const { body } = await request(backend.server)
      .get(OVERVIEW)
      .set('authorization', mockCredentials.service.header());
    expect(body.data.health.state).toBe('failed');
  });

  it('lets go of the control planes when it stops', async () => {
    const controlPlane = shop();
    const { stop } = await startBackend({
      controlPlanes: controlPlanesOf(controlPlane),
    });
    expect(controlPlane.listeners).toBeGreaterThan(0);
    await stop();
    expect(controlPlane.listeners).toBe(0);
  });
});

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) {
    await new Promise(resolve => setImmediate(resolve));
  }
}
