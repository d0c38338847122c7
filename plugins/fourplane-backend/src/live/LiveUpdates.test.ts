// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { mockServices } from '@backstage/backend-test-utils';
import {
  contract,
  liveMessageSchema,
  ModelRef,
  RefOf,
} from '@fourplane/plugin-fourplane-common';
import {
  controlPlanesOf,
  InMemoryControlPlane,
} from '../__testUtils__/InMemoryControlPlane';
import {
  build,
  component,
  deployment,
  environment,
  pipeline,
  plane,
  project,
  refOf,
  tenant,
} from '../__testUtils__/models';
import { createHandlers } from '../routes/handlers';
import { LiveKeys } from './LiveKeys';
import { liveRows } from './LiveRow';
import { LiveUpdates } from './LiveUpdates';
import { replyName } from './replyName';

const liveKeys = LiveKeys.create({ secret: 'shared' });
const lists = {
  controlPlanes: liveKeys.of(replyName('listControlPlanes', {})),
  planes: liveKeys.of(replyName('listPlanes', {})),
  projects: liveKeys.of(replyName('listProjects', {})),
};

function overviewName(owner: string, name: string): string {
  return replyName('getComponentOverview', {
    controlPlane: 'default',
    tenant: owner,
    project: 'shop',
    name,
  });
}

function overviewKey(ref: ModelRef): string {
  const { name, project: of = '', tenant: owner = '', controlPlane } = ref;
  return liveKeys.of(
    replyName('getComponentOverview', {
      name,
      project: of,
      tenant: owner,
      controlPlane,
    }),
  );
}

const cart = refOf('component', 'cart');
const mail = refOf('component', 'mail', { project: 'post' });
const vault = refOf('component', 'vault', { tenant: 'globex' });

function setUp(
  publishing: () => Promise<void> = async () => {},
  prepare: (controlPlane: InMemoryControlPlane) => void = () => {},
) {
  const controlPlane = new InMemoryControlPlane('default');
  prepare(controlPlane);
  controlPlane.put(
    project('shop'),
    project('post'),
    component('cart'),
    component('mail', { ref: mail }),
    component('vault', { ref: vault }),
    deployment('cart', 'development'),
    build('cart', 'cart-1'),
  );
  let heard: string[] = [];
  const logger = mockServices.logger.mock();
  const controlPlanes = controlPlanesOf(controlPlane);
  const live = LiveUpdates.start({
    controlPlanes,
    handlers: createHandlers({
      controlPlanes,
      indexes: [],
      loads: [],
      summaries: [],
    }),
    signals: {
      publish: async ({ message }) => {
        heard.push(...liveMessageSchema.parse(message).keys);
        await publishing();
      },
    },
    liveKeys,
    logger,
  });
  const hear = async (act: () => void) => {
    heard = [];
    act();
    await jest.advanceTimersByTimeAsync(1_000);
    return new Set(heard);
  };
  return { controlPlane, hear, live, logger };
}

describe('LiveUpdates', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it.each<[string, (at: InMemoryControlPlane) => void, ModelRef[]]>([
    ['a component', at => at.put(component('cart')), [cart]],
    ['a deployment', at => at.put(deployment('cart', 'development')), [cart]],
    ['a build', at => at.put(build('cart', 'cart-2')), [cart]],
    [
      'the end of a deployment',
      at => at.remove(refOf('deployment', 'cart-development')),
      [cart],
    ],
    ['the end of a component', at => at.remove(cart), [cart]],
    ['a project', at => at.put(project('shop')), [cart]],
    [
      'a pipeline',
      at => at.put(pipeline('standard', ['development'])),
      [cart, mail],
    ],
    ['an environment', at => at.put(environment('staging')), [cart, mail]],
    ['a plane', at => at.put(plane('local')), []],
  ])('rings for the overviews %s shows on', async (_, act, expected) => {
    const { controlPlane, hear, live } = setUp();

    const heard = await hear(() => act(controlPlane));

    expect(
      [cart, mail, vault].filter(ref => heard.has(overviewKey(ref))),
    ).toEqual(expected);
    expect(heard).toContain(lists.controlPlanes);
    live.stop();
  });

  it('rings for the lists a change shows on', async () => {
    const { controlPlane, hear, live } = setUp();

    expect(await hear(() => controlPlane.put(component('cart')))).toContain(
      lists.projects,
    );
    expect(
      await hear(() => controlPlane.put(deployment('cart', 'development'))),
    ).toContain(lists.projects);
    const ofPlane = await hear(() => controlPlane.put(plane('local')));
    expect(ofPlane).toContain(lists.planes);
    expect(ofPlane).not.toContain(lists.projects);
    live.stop();
  });

  it('rings for what shows planes when one of them answers otherwise', async () => {
    let answerOtherwise = (_: readonly ModelRef[]) => {};
    const { hear, live } = setUp(undefined, controlPlane => {
      controlPlane.probes = {
        ...controlPlane.probes,
        changes: listener => {
          answerOtherwise = listener;
          return () => {};
        },
      };
    });

    const ofPlane = await hear(() =>
      answerOtherwise([refOf('dataPlane', 'local')]),
    );
    const ofItself = await hear(() => answerOtherwise([]));

    for (const heard of [ofPlane, ofItself]) {
      expect(heard).toContain(lists.planes);
      expect(heard).toContain(lists.controlPlanes);
      expect(heard).not.toContain(lists.projects);
    }
    live.stop();
  });

  it('rings once more for a new project, when the catalog has had time to follow', async () => {
    const { controlPlane, hear, live } = setUp();

    await hear(() => controlPlane.put(project('fresh')));
    expect(await hear(() => {})).toEqual(new Set());
    await hear(() => {});
    expect(await hear(() => {})).toContain(lists.projects);
    live.stop();
  });

  it('rings for everything when a control plane is lost, and not for each thing of a first sync', async () => {
    const { controlPlane, hear, live } = setUp();

    const lost = await hear(() => controlPlane.setStatus({ state: 'stale' }));
    expect([cart, mail, vault].every(ref => lost.has(overviewKey(ref)))).toBe(
      true,
    );
    await hear(() => controlPlane.setStatus({ state: 'syncing' }));
    const syncing = await hear(() => controlPlane.put(component('cart')));
    expect(syncing).not.toContain(overviewKey(cart));
    const synced = await hear(() =>
      controlPlane.setStatus({ state: 'synced' }),
    );
    expect(synced).toContain(overviewKey(cart));
    live.stop();
  });

  it('goes on when an announcement fails, and says so', async () => {
    const publish = jest
      .fn(async () => {})
      .mockRejectedValueOnce(new Error('no bus'));
    const { controlPlane, hear, live, logger } = setUp(publish);

    await hear(() => controlPlane.put(plane('local')));
    expect(logger.warn).toHaveBeenCalledWith(expect.stringContaining('no bus'));
    expect(
      await hear(() => controlPlane.put(plane('local', { title: 'Here' }))),
    ).toContain(lists.planes);
    live.stop();
  });
});

describe('LiveUpdates of deployments', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  const inCart = {
    controlPlane: 'default',
    tenant: 'acme',
    project: 'shop',
    name: 'cart',
  };
  const shop = { controlPlane: 'default', tenant: 'acme', name: 'shop' };
  const keys = {
    deployments: liveKeys.of(replyName('getDeployments', inCart)),
    history: liveKeys.of(replyName('getDeploymentHistory', inCart)),
    tree: liveKeys.of(
      replyName('getRuntimeTree', {
        ...inCart,
        deployment: 'cart-development',
      }),
    ),
    project: liveKeys.of(replyName('getProjectDeployments', shop)),
    environment: liveKeys.of(
      replyName('getEnvironmentDeployments', { ...shop, name: 'development' }),
    ),
    overview: overviewKey(cart),
    projects: lists.projects,
  };
  const heardOf = (heard: ReadonlySet<string>) =>
    Object.entries(keys)
      .filter(([, key]) => heard.has(key))
      .map(([name]) => name);

  it('rings for every reply that shows what changed', async () => {
    const { controlPlane, hear, live } = setUp();
    const changed = await hear(() =>
      controlPlane.put(deployment('cart', 'development')),
    );
    expect(heardOf(changed)).toEqual(Object.keys(keys));
    const released = await hear(() =>
      controlPlane.put({
        ref: refOf('release', 'cart-2', { project: 'shop' }),
        component: cart,
      }),
    );
    expect(heardOf(released)).toEqual([
      'deployments',
      'history',
      'project',
      'environment',
    ]);
    live.stop();
  });

  it('rings for the one managed resource, or the project’s infrastructure, that changed', async () => {
    const { controlPlane, hear, live } = setUp();
    const inShop = { project: 'shop' };
    const pageOf = (things: string, name: string) =>
      liveKeys.of(replyName('getDeployments', { ...inCart, things, name }));
    const pages = {
      cart: pageOf('components', 'cart'),
      orders: pageOf('resources', 'orders'),
      queue: pageOf('resources', 'queue'),
      own: pageOf('infrastructure', 'shop'),
    };
    const pagesOf = (heard: ReadonlySet<string>) => [
      ...Object.entries(pages)
        .filter(([, key]) => heard.has(key))
        .map(([name]) => name),
      ...heardOf(heard),
    ];
    const placed = {
      environment: refOf('environment', 'development'),
      desired: 'active' as const,
      objects: [],
      health: { state: 'ready' as const },
    };
    const bound = {
      ...placed,
      ref: refOf('resourceDeployment', 'orders-development', inShop),
      resource: refOf('resource', 'orders', inShop),
      outputs: [],
    };
    expect(pagesOf(await hear(() => controlPlane.put(bound)))).toEqual([
      'orders',
      'project',
      'environment',
    ]);
    const cell = {
      ...placed,
      ref: refOf('projectDeployment', 'shop-development', inShop),
      project: refOf('project', 'shop'),
    };
    expect(pagesOf(await hear(() => controlPlane.put(cell)))).toEqual([
      'own',
      'project',
      'environment',
    ]);
    live.stop();
  });

  it('rings for what shows a pod, when the pod is all that changed', async () => {
    let tell: (refs: RefOf<'deployment'>[]) => void = () => {};
    const { hear, live } = setUp(undefined, one => {
      one.deployments = {
        ...one.deployments,
        changes: listener => {
          tell = listener;
          return () => {};
        },
      };
    });
    const heard = await hear(() =>
      tell([refOf('deployment', 'cart-development')]),
    );
    expect(heardOf(heard)).toEqual(Object.keys(keys));
    live.stop();
  });
});

describe('LiveUpdates of every row', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  const yard = refOf('buildPlane', 'yard', { tenant: undefined });
  const shop: Parameters<InMemoryControlPlane['put']> = [
    tenant('acme'),
    plane('local'),
    plane('yard', { ref: yard }),
    plane('eye', {
      ref: refOf('observabilityPlane', 'eye', { tenant: undefined }),
      role: 'observability',
    }),
    environment('development'),
    environment('staging'),
    deployment('cart', 'staging'),
    deployment('mail', 'development', {
      component: mail,
      ref: refOf('deployment', 'mail-development', { project: 'post' }),
    }),
    build('cart', 'cart-1', { plane: yard }),
  ];
  const params: Record<string, string> = {
    controlPlane: 'default',
    tenant: 'acme',
    project: 'shop',
    plane: 'yard',
    build: 'cart-1',
    deployment: 'cart-development',
  };
  const nameIn = (path: string) =>
    [
      ['/components/', 'cart'],
      ['/:things/', 'cart'],
      ['/environments/', 'development'],
    ].find(([part]) => path.includes(part))?.[1] ?? 'shop';
  const keys = new Map<string, string>(
    liveRows(
      createHandlers({
        controlPlanes: controlPlanesOf(),
        indexes: [],
        loads: [],
        summaries: [],
      }),
    ).map(({ route }) => {
      const name = nameIn(contract[route].path);
      const { path } = contract[route];
      const of =
        [
          ['/data-planes/', 'local'],
          ['/observability-planes/', 'eye'],
        ].find(([part]) => path.includes(part))?.[1] ?? 'yard';
      const named = { ...params, name, plane: of };
      return [route, liveKeys.of(replyName(route, named))];
    }),
  );
  const heardOf = (heard: ReadonlySet<string>) =>
    [...keys].filter(([, key]) => heard.has(key)).map(([name]) => name);
  const setUpShop = () => setUp(undefined, one => one.put(...shop));

  it('rings for all of them when a control plane is lost', async () => {
    const { controlPlane, hear, live } = setUpShop();
    const lost = await hear(() => controlPlane.setStatus({ state: 'stale' }));
    expect(heardOf(lost)).toEqual([...keys.keys()]);
    live.stop();
  });

  it.each<[string, (at: InMemoryControlPlane) => void, string[]]>([
    [
      'a data plane',
      at => at.put(plane('local', { title: 'Local' })),
      [
        'listPlanes',
        'getComponentOverview',
        'getDeployments',
        'getProjectDeployments',
        'getEnvironmentDeployments',
      ],
    ],
    [
      'a build plane',
      at => at.put(plane('yard', { ref: yard, title: 'Yard' })),
      ['listPlanes', 'listPlaneBuilds', 'getBuild', 'getTenantBuild'],
    ],
    [
      'the title of an environment',
      at => at.put(environment('staging', { title: 'Stage' })),
      [
        'getOverrideForm',
        'listBuilds',
        'listProjectBuilds',
        'listTenantBuilds',
        'listPlaneBuilds',
        'getBuild',
        'getDeploymentHistory',
      ],
    ],
    [
      'a workflow',
      at =>
        at.put({
          ref: { controlPlane: 'default', kind: 'workflow', name: 'docker' },
        }),
      ['getBuildForm'],
    ],
    [
      'a track',
      at =>
        at.put({
          ref: refOf('deploymentTrack', 'main', {
            project: 'shop',
            component: 'cart',
          }),
          component: cart,
        } as never),
      ['getBuildForm'],
    ],
    [
      'what runs in a neighbouring environment',
      at => at.put(deployment('cart', 'staging')),
      ['getEnvironmentDeployments'],
    ],
    [
      'a build',
      at => at.put(build('cart', 'cart-1', { plane: yard })),
      ['getBuild', 'getBuildGraph', 'listBuilds', 'listPlaneBuilds'],
    ],
  ])('rings for what shows %s', async (_, act, expected) => {
    const { controlPlane, hear, live } = setUpShop();
    const heard = heardOf(await hear(() => act(controlPlane)));
    expect(heard).toEqual(expect.arrayContaining(expected));
    live.stop();
  });

  it('does not ring again for a plane that only says that it is still there', async () => {
    const { controlPlane, hear, live } = setUpShop();
    await hear(() => controlPlane.put(plane('local')));
    const again = await hear(() => controlPlane.put(plane('local')));
    expect(heardOf(again)).not.toContain('getDeployments');
    live.stop();
  });

  it('rings for a deployment whose pods are judged otherwise by now', async () => {
    const since = new Date().toISOString();
    let tell: (refs: RefOf<'deployment'>[]) => void = () => {};
    const { hear, live } = setUp(undefined, one => {
      one.put(...shop);
      one.deployments = {
        ...one.deployments,
        runtime: () => ({
          state: 'live',
          health: { state: 'failed', reason: 'Unschedulable', since },
          pods: [],
        }),
        changes: listener => {
          tell = listener;
          return () => {};
        },
      };
    });
    await hear(() => tell([refOf('deployment', 'cart-staging')]));
    expect(await hear(() => {})).toEqual(new Set());
    const later = await hear(() => jest.advanceTimersByTime(60_000));
    expect(heardOf(later)).toContain('getDeployments');
    live.stop();
  });
});

describe('LiveKeys', () => {
  it('makes the same key on every replica and none without the secret', () => {
    const name = overviewName('a', 'b');

    expect(LiveKeys.create({ secret: 'shared' }).of(name)).toBe(
      liveKeys.of(name),
    );
    expect(LiveKeys.create({ secret: 'other' }).of(name)).not.toBe(
      liveKeys.of(name),
    );
    expect(liveKeys.of(overviewName('b', 'a'))).not.toBe(liveKeys.of(name));
  });
});
