// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { mockServices } from '@backstage/backend-test-utils';
import {
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
} from '../__testUtils__/models';
import { LiveKeys } from './LiveKeys';
import { LiveUpdates } from './LiveUpdates';
import { replyName } from './replyName';

const liveKeys = LiveKeys.create({ secret: 'shared' });
const lists = {
  controlPlanes: liveKeys.of(replyName('listControlPlanes', {})),
  planes: liveKeys.of(replyName('listPlanes', {})),
  projects: liveKeys.of(replyName('listProjects', {})),
};

function overviewKey(ref: ModelRef): string {
  const { name, project: of = '', tenant = '', controlPlane } = ref;
  return liveKeys.of(
    replyName('getComponentOverview', {
      name,
      project: of,
      tenant,
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
  const live = LiveUpdates.start({
    controlPlanes: controlPlanesOf(controlPlane),
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
    expect(await hear(() => controlPlane.put(plane('local')))).toContain(
      lists.planes,
    );
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
      'overview',
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

describe('LiveKeys', () => {
  it('makes the same key on every replica and none without the secret', () => {
    const name = replyName('getComponentOverview', { tenant: 'a', name: 'b' });
    const reordered = replyName('getComponentOverview', {
      name: 'b',
      tenant: 'a',
    });

    expect(LiveKeys.create({ secret: 'shared' }).of(reordered)).toBe(
      liveKeys.of(name),
    );
    expect(LiveKeys.create({ secret: 'other' }).of(name)).not.toBe(
      liveKeys.of(name),
    );
    expect(
      liveKeys.of(
        replyName('getComponentOverview', { tenant: 'b', name: 'a' }),
      ),
    ).not.toBe(liveKeys.of(name));
  });
});
