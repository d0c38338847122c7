// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  ControlPlane,
  Deployments,
  IntentOutcome,
  KubeObject,
  PlacedObject,
} from '@fourplane/plugin-fourplane-node';
import {
  controlPlanesOf,
  InMemoryControlPlane,
} from '../../__testUtils__/InMemoryControlPlane';
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
} from '../../__testUtils__/models';
import { Policy, startBackend } from '../../__testUtils__/startBackend';

const SHOP = '/api/fourplane/control-planes/default/tenants/acme';
const CART = `${SHOP}/projects/shop/components/cart`;
const KEY = '7b0f2f0e-3f0c-4d27-9a86-0d6ad7f9b1a1';

const release = (name: string, createdAt: string, image = `img:${name}`) => ({
  ref: refOf('release', name, { project: 'shop' }),
  component: refOf('component', 'cart'),
  createdAt,
  image,
});

function shop(): InMemoryControlPlane {
  const controlPlane = new InMemoryControlPlane('default');
  controlPlane.setStatus({
    capabilities: ['releases', 'rollback', 'autoDeploy', 'restart', 'writes'],
  });
  const to = (from: string, ...targets: string[]) => ({
    from: refOf('environment', from),
    to: targets.map(one => refOf('environment', one)),
  });
  controlPlane.put(
    plane('local'),
    plane('asia', { title: 'Asia' }),
    {
      ...pipeline('standard', ['dev', 'eu', 'asia', 'missing']),
      paths: [to('dev', 'eu', 'asia'), to('eu', 'missing')],
    },
    environment('dev', { title: 'Development' }),
    environment('eu', { title: 'Production' }),
    environment('asia', {
      title: 'Production',
      dataPlane: refOf('dataPlane', 'asia'),
    }),
    environment('lab'),
    project('shop'),
    component('cart', { autoDeploy: true }),
    component('mail'),
    release('cart-1', '2026-11-20T10:00:00Z'),
    release('cart-2', '2026-11-21T10:00:00Z'),
    release('cart-3', '2026-11-22T10:00:00Z'),
    build('cart', 'run-3', {
      image: 'img:cart-3',
      createdAt: '2026-11-22T09:00:00Z',
      completedAt: '2026-11-22T09:05:00Z',
      revision: { branch: 'main', commit: 'c3c3c3c' },
    }),
    deployment('cart', 'dev', {
      ref: refOf('deployment', 'odd-name'),
      release: refOf('release', 'cart-3', { project: 'shop' }),
      image: 'img:cart-3',
      changedAt: '2026-11-22T11:00:00Z',
      changedBy: 'user:default/ada',
    }),
    deployment('cart', 'eu', {
      release: refOf('release', 'cart-1', { project: 'shop' }),
      managedBy: { tool: 'flux', name: 'apps/shop' },
    }),
    deployment('cart', 'lab', {
      release: refOf('release', 'cart-3', { project: 'shop' }),
    }),
    deployment('mail', 'dev'),
  );
  controlPlane.deployments = {
    ...controlPlane.deployments,
    runtime: ({ name }) =>
      name === 'cart-eu'
        ? {
            state: 'live',
            health: { state: 'failed', reason: 'CrashLoopBackOff' },
            pods: [],
          }
        : { state: 'none', pods: [] },
  };
  return controlPlane;
}

async function start(
  controlPlane: ControlPlane = shop(),
  policy?: Policy,
): ReturnType<typeof startBackend> {
  return startBackend({
    controlPlanes: controlPlanesOf(controlPlane),
    policy,
    entities: [
      entityOf(refOf('project', 'shop')),
      entityOf(refOf('component', 'cart')),
      entityOf(refOf('component', 'mail')),
      entityOf(refOf('component', 'broken')),
    ],
  });
}

describe('the deployments of a component', () => {
  it('are in the order of promotion, told apart, with what runs and how', async () => {
    const { get } = await start();
    const { body, status } = await get(`${CART}/deployments`);
    expect(status).toBe(200);
    const { environments, releases, autoDeploy } = body.data;
    expect(
      environments.map((one: Record<string, any>) => [
        one.label,
        one.isOnPipeline,
        one.deployment?.ref.name,
        one.health?.reason ?? one.health?.state,
        one.release?.ref.name,
        one.drift?.state,
        one.drift?.releases,
      ]),
    ).toEqual([
      [
        'Development',
        true,
        'odd-name',
        'ready',
        'cart-3',
        undefined,
        undefined,
      ],
      [
        'Production (eu)',
        true,
        'cart-eu',
        'CrashLoopBackOff',
        'cart-1',
        'behind',
        2,
      ],
      ['Production (asia)', true, ...Array(5).fill(undefined)],
      ['missing', true, ...Array(5).fill(undefined)],
      ['lab', false, 'cart-lab', 'ready', 'cart-3', undefined, undefined],
    ]);
    expect(environments[0]).toMatchObject({
      since: '2026-11-22T11:00:00Z',
      by: 'user:default/ada',
      release: { build: { commit: 'c3c3c3c', branch: 'main' } },
    });
    expect(environments[2].dataPlane).toMatchObject({ title: 'Asia' });
    expect(releases.map((one: Record<string, any>) => one.ref.name)).toEqual([
      'cart-3',
      'cart-2',
      'cart-1',
    ]);
    expect(autoDeploy).toEqual({ on: true, allowed: true });
  });

  it('say what can be done, and why what cannot', async () => {
    const policy: Policy = name => name !== 'fourplane.deployment.restart';
    const { get } = await start(shop(), policy);
    const { environments } = (await get(`${CART}/deployments`)).body.data;
    const [dev, eu, asia] = environments.map(
      (one: Record<string, any>) => one.actions,
    );
    expect(dev).toMatchObject({
      deploy: { allowed: true },
      rollback: { allowed: true },
      undeploy: { allowed: true },
      configure: { allowed: true },
      suspend: { why: expect.stringContaining('cannot suspend') },
      resume: { why: 'It is wanted here already.' },
      restart: { why: expect.stringContaining('fourplane.deployment.restart') },
    });
    expect(
      dev.promote.map((one: Record<string, any>) => [one.to.name, one.why]),
    ).toEqual([
      ['eu', 'It is kept in Git by Flux (apps/shop): change it there.'],
      ['asia', undefined],
    ]);
    expect(eu.promote).toMatchObject([
      { why: 'The environment missing does not exist.' },
    ]);
    expect(eu.undeploy.why).toContain('kept in Git by Flux');
    expect(asia.undeploy.why).toBe('Nothing is deployed here.');

    const closed = shop();
    closed.writes = 'off';
    const portal = await start(closed);
    const reply = await portal.get(`${CART}/deployments`);
    expect(reply.body.data.environments[0].actions.deploy.why).toContain(
      'does not write to control plane "default"',
    );
  });

  it('name the build that made a release, where the release does not, as its builds do', async () => {
    const controlPlane = shop();
    controlPlane.put(
      build('cart', 'run-again', {
        image: 'img:cart-3',
        createdAt: '2026-11-23T09:00:00Z',
        revision: { commit: 'd4d4d4d' },
      }),
    );
    const { get } = await start(controlPlane);
    const { releases } = (await get(`${CART}/deployments`)).body.data;
    expect(releases[0]).toMatchObject({
      ref: { name: 'cart-3' },
      build: { ref: { name: 'run-3' }, commit: 'c3c3c3c' },
    });
    const { builds } = (await get(`${CART}/builds`)).body.data;
    expect(
      builds.map((one: Record<string, any>) => [
        one.ref.name,
        one.releases.map((made: Record<string, any>) => made.ref.name),
      ]),
    ).toEqual([
      ['run-again', []],
      ['run-3', ['cart-3']],
    ]);
  });

  it('are in the overview and in the project with the same health', async () => {
    const { get } = await start();
    const { data } = (await get(`${CART}/overview`)).body;
    expect(data.health).toMatchObject({ reason: 'CrashLoopBackOff' });
    expect(
      data.environments.find(
        (one: Record<string, any>) =>
          one.health?.pod === undefined && one.ref.name === 'eu',
      ),
    ).toMatchObject({
      health: { state: 'failed', from: 'pods' },
      deployment: { health: { state: 'failed' } },
    });
    const projects = (await get('/api/fourplane/projects')).body.data;
    expect(projects[0].attention).toMatchObject([
      { ref: { name: 'cart' }, health: { reason: 'CrashLoopBackOff' } },
    ]);
  });

  it('have a history from the commit to the environment', async () => {
    const { get } = await start();
    const { entries } = (await get(`${CART}/history`)).body.data;
    const after = (type: string, title: string): string[] =>
      entries.find(
        (one: Record<string, any>) => one.type === type && one.title === title,
      )?.after;
    const idOf = (type: string, title: string) =>
      entries.find(
        (one: Record<string, any>) => one.type === type && one.title === title,
      )?.id;
    expect(after('environment', 'dev')).toBeUndefined();
    expect(after('environment', 'Development')).toEqual([
      idOf('release', 'cart-3'),
    ]);
    expect(after('release', 'cart-3')).toEqual([idOf('image', 'img:cart-3')]);
    expect(after('image', 'img:cart-3')).toEqual([idOf('build', 'run-3')]);
    expect(after('build', 'run-3')).toEqual([idOf('commit', 'c3c3c3c')]);
    expect(entries[0]).toMatchObject({
      type: 'environment',
      at: '2026-11-22T11:00:00Z',
      by: 'user:default/ada',
    });
  });
});

describe('a matrix', () => {
  const cells = (body: Record<string, any>) =>
    body.data.rows.map((row: Record<string, any>) => [
      row.thing.ref.name,
      row.cells.map((cell: Record<string, any>) => cell.ref.name),
    ]);

  it('of a project has its components, of an environment what runs there', async () => {
    const { get } = await start();
    const ofProject = await get(`${SHOP}/projects/shop/deployments`);
    expect(cells(ofProject.body)).toEqual([
      ['cart', ['dev', 'eu', 'lab']],
      ['mail', ['dev']],
    ]);
    const here = await get(`${SHOP}/environments/dev/deployments`);
    expect(cells(here.body)).toEqual([
      ['cart', ['dev']],
      ['mail', ['dev']],
    ]);
  });

  it('has only what the caller may see, and tells and counts nothing of the rest', async () => {
    const controlPlane = shop();
    controlPlane.put(
      environment('attic'),
      deployment('mail', 'attic'),
      deployment('broken', 'dev'),
    );
    const lose = (
      kind: 'component' | 'deployment',
      name: string,
      of?: string,
    ) =>
      controlPlane.putUnreadable(
        refOf(kind, name, of ? { component: of } : {}),
        'spec',
        'Required',
      );
    lose('component', 'broken');
    lose('deployment', 'mail-lost', 'mail');
    lose('deployment', 'cart-lost', 'cart');
    lose('deployment', 'nobodys');
    const seen = async (policy: Policy) => {
      const { get } = await start(controlPlane, policy);
      const answers = await Promise.all(
        ['projects/shop', 'environments/dev'].map(path =>
          get(`${SHOP}/${path}/deployments`),
        ),
      );
      return answers.map(({ body: { data } }) => ({
        rows: data.rows.map((one: Record<string, any>) => one.thing.ref.name),
        columns: data.environments.map((one: Record<string, any>) => one.label),
        unreadable: (data.unreadable ?? []).map(
          (one: Record<string, any>) => one.ref.name,
        ),
      }));
    };
    const columns = [
      'Development',
      'Production (eu)',
      'Production (asia)',
      'missing',
    ];
    const onlyCart: Policy = (name, ref) =>
      name !== 'fourplane.component.read' || ref?.includes('cart') === true;
    expect(await seen(onlyCart)).toEqual([
      {
        rows: ['cart'],
        columns: [...columns, 'lab'],
        unreadable: ['cart-lost'],
      },
      { rows: ['cart'], columns: ['Development'], unreadable: ['cart-lost'] },
    ]);
    expect(await seen(() => true)).toEqual([
      {
        rows: ['cart', 'mail'],
        columns: [...columns, 'attic', 'lab'],
        unreadable: ['broken', 'mail-lost', 'cart-lost', 'nobodys'],
      },
      {
        rows: ['cart', 'mail'],
        columns: ['Development'],
        unreadable: ['broken', 'mail-lost', 'cart-lost'],
      },
    ]);
  });

  it('tells who may see nothing of an environment not even whether it exists', async () => {
    const { get } = await start(shop(), () => false);
    const answers = await Promise.all(
      ['dev', 'nowhere'].map(name =>
        get(`${SHOP}/environments/${name}/deployments`),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([403, 403]);
    const [there, nowhere] = answers.map(({ body }) => body.error.message);
    expect(nowhere.replace('nowhere', 'dev')).toBe(there);
  });
});

describe('a comparison', () => {
  const manifests: ControlPlane['manifests'] = async ({ kind, name }) => {
    const object: KubeObject = {
      apiVersion: 'openchoreo.dev/v1alpha1',
      kind: kind === 'release' ? 'ComponentRelease' : 'ReleaseBinding',
      metadata: { name },
      spec:
        kind === 'release'
          ? { image: `img:${name}`, port: 80 }
          : { environment: name.replace('cart-', ''), replicas: name.length },
    };
    return [object];
  };

  it('of two releases and of two environments names what differs', async () => {
    const controlPlane = shop();
    controlPlane.manifests = manifests;
    const { get } = await start(controlPlane);
    const two = await get(
      `${CART}/compare?left=release:cart-1&right=release:cart-2`,
    );
    expect(two.body.data.changes).toEqual([
      {
        object: 'ComponentRelease',
        path: 'spec.image',
        before: 'img:cart-1',
        after: 'img:cart-2',
      },
    ]);
    expect(two.body.data.left.yaml).toContain('image: img:cart-1');
    const places = await get(
      `${CART}/compare?left=environment:eu&right=environment:lab`,
    );
    expect(
      places.body.data.changes.map((one: Record<string, any>) => one.path),
    ).toEqual(['spec.image', 'spec.replicas']);
  });

  it('of what is not there is refused', async () => {
    const { get } = await start();
    const gone = await get(
      `${CART}/compare?left=release:cart-9&right=release:cart-1`,
    );
    expect([gone.status, gone.body.error.message]).toEqual([
      404,
      'There is no release cart-9 of cart',
    ]);
    const odd = await get(`${CART}/compare?left=pod:x&right=release:cart-1`);
    expect([odd.status, odd.body.error.message]).toEqual([
      400,
      expect.stringContaining('must be release:NAME'),
    ]);
  });

  describe('with what is on the data plane', () => {
    const declared = (kind: string, name: string, spec: object) => ({
      apiVersion: kind === 'Deployment' ? 'apps/v1' : 'v1',
      kind,
      metadata: { name },
      spec,
    });
    const placed = (kind: string, spec: object): PlacedObject => ({
      group: kind === 'Deployment' ? 'apps' : '',
      kind,
      namespace: 'dp-acme',
      name: 'cart',
      state: 'present',
      object: {
        ...declared(kind, 'cart', spec),
        metadata: { name: 'cart', uid: 'u1' },
        status: { ready: 1 },
      },
    });
    const withLive = (
      found: Awaited<ReturnType<Deployments['objects']>>,
      resources: object[] = [
        declared('Deployment', 'cart', { replicas: 2, image: 'img:cart-1' }),
        declared('Service', 'cart', { port: 80 }),
        declared('ConfigMap', 'cart', { text: 'x' }),
      ],
    ) => {
      const controlPlane = shop();
      controlPlane.manifests = async () => [
        declared('ReleaseBinding', 'cart-eu', {}),
        declared('RenderedRelease', 'cart-eu', {
          resources: resources.map(object => ({ id: 'x', object })),
        }),
      ];
      controlPlane.deployments = {
        ...controlPlane.deployments,
        objects: async () => found,
      };
      return controlPlane;
    };
    const problem = { what: 'It cannot be read', where: 'namespace dp-acme' };
    const edited = {
      objects: [
        placed('Deployment', {
          replicas: 5,
          image: 'img:cart-1',
          strategy: 'RollingUpdate',
        }),
        { ...placed('Service', {}), state: 'missing' as const },
        { ...placed('ConfigMap', {}), state: 'unread' as const },
      ],
      problems: [problem],
    };

    it('tells what somebody changed or removed there, and what could not be looked at', async () => {
      const { get } = await start(withLive(edited));
      for (const side of ['release:cart-1', 'environment:eu']) {
        const { body } = await get(
          `${CART}/compare?left=${side}&right=live:eu`,
        );
        expect(body.data).toMatchObject({
          left: { title: 'cart-1', yaml: expect.stringContaining('port: 80') },
          right: {
            title: 'eu',
            yaml: expect.not.stringMatching(/RollingUpdate|uid|port/),
          },
          changes: [
            {
              object: 'Deployment cart',
              path: 'spec.replicas',
              before: 2,
              after: 5,
            },
            {
              object: 'Service cart',
              path: '',
              before: { kind: 'Service', spec: { port: 80 } },
            },
          ],
          problems: [problem],
        });
      }
      const swapped = await get(
        `${CART}/compare?left=live:eu&right=release:cart-1`,
      );
      expect(swapped.body.data.changes).toMatchObject([
        { path: 'spec.replicas', before: 5, after: 2 },
        { path: '', after: { kind: 'Service' } },
      ]);
    });

    it('is only with what runs there, and where that is told', async () => {
      const { get } = await start(withLive(edited));
      const other = await get(
        `${CART}/compare?left=release:cart-2&right=live:eu`,
      );
      expect([other.status, other.body.error.message]).toEqual([
        400,
        'live:eu is what runs there, so it is compared with environment:eu or release:cart-1 and not with release:cart-2',
      ]);
      const untold = await start(withLive(edited, []));
      const nothing = await untold.get(
        `${CART}/compare?left=environment:eu&right=live:eu`,
      );
      expect([nothing.status, nothing.body.error.message]).toEqual([
        404,
        expect.stringContaining('does not tell what it wants'),
      ]);
    });
  });
});

describe('an action', () => {
  const answering = (outcome: IntentOutcome) => {
    const controlPlane = shop();
    const asked: unknown[][] = [];
    controlPlane.apply = async (...options) => {
      asked.push(options);
      return outcome;
    };
    return { controlPlane, asked };
  };
  const ref = refOf('deployment', 'odd-name');
  const issues = [{ path: 'to', message: 'is wrong' }];
  const undeploy = `${CART}/deployments/odd-name/undeploy`;

  it('is done in the name of who asks', async () => {
    const { controlPlane, asked } = answering({
      state: 'done',
      refs: [ref],
      written: [],
    });
    const { post } = await start(controlPlane);
    const reply = await post(`${CART}/deployments/odd-name/rollback`, {
      key: KEY,
      to: { kind: 'release', name: 'cart-2' },
    });
    expect([reply.status, reply.body.data]).toEqual([
      200,
      { state: 'done', refs: [ref] },
    ]);
    expect(asked).toEqual([
      [
        {
          intent: 'rollback',
          deployment: ref,
          to: refOf('release', 'cart-2', { project: 'shop' }),
        },
        { key: KEY, dryRun: false, by: 'user:default/mock' },
      ],
    ]);
  });

  it('that is only tried says what would change, and what is wrong with it', async () => {
    const change = { object: 'ReleaseBinding acme/x', path: 'spec.state' };
    const { controlPlane } = answering({
      state: 'refused',
      issues,
      changes: [{ ...change, before: 'Active', after: 'Undeploy' }],
    });
    const { post } = await start(controlPlane);
    const { status, body } = await post(undeploy, { key: KEY, dryRun: true });
    expect([status, body.data]).toEqual([
      200,
      {
        state: 'checked',
        changes: [{ ...change, before: 'Active', after: 'Undeploy' }],
        unchecked: [],
        issues,
      },
    ]);
  });

  it.each([
    ['intent', 400],
    ['closed', 403],
    ['denied', 403],
    ['conflict', 409],
  ] as const)('refused because of %s is HTTP %s', async (cause, wanted) => {
    const { controlPlane } = answering({ state: 'refused', issues, cause });
    const { post } = await start(controlPlane);
    const { status, body } = await post(undeploy, { key: KEY });
    expect([status, body.error.issues]).toEqual([wanted, issues]);
  });

  it('on a deployment of another component is not found', async () => {
    const { controlPlane, asked } = answering({
      state: 'done',
      refs: [],
      written: [],
    });
    const { post, get } = await start(controlPlane);
    const { status } = await post(`${CART}/deployments/mail-dev/undeploy`, {
      key: KEY,
    });
    expect([status, asked]).toEqual([404, []]);
    const tree = await get(`${CART}/deployments/mail-dev/tree`);
    expect(tree.status).toBe(404);
  });

  it('without the permission is refused before anything is looked at', async () => {
    const { controlPlane, asked } = answering({
      state: 'done',
      refs: [],
      written: [],
    });
    const { post } = await start(
      controlPlane,
      name => name !== 'fourplane.deployment.stop',
    );
    const { status, body } = await post(undeploy, { key: KEY });
    expect([status, asked]).toEqual([403, []]);
    expect(body.error.message).toContain('fourplane.deployment.stop');
  });
});
