// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { RefOf, Runtime } from '@fourplane/plugin-fourplane-common';
import { InMemoryControlPlane } from '../__testUtils__/InMemoryControlPlane';
import {
  component,
  deployment,
  environment,
  project,
  refOf,
} from '../__testUtils__/models';
import { ProjectSummaries } from './ProjectSummaries';

function setUp() {
  const controlPlane = new InMemoryControlPlane('default');
  const summaries = ProjectSummaries.create({ controlPlane });
  const health = async () =>
    Object.fromEntries(
      (await summaries.list()).map(one => [
        one.project.ref.name,
        Object.fromEntries(
          one.componentHealth.map(({ state, count }) => [state, count]),
        ),
      ]),
    );
  return { controlPlane, summaries, health };
}

describe('ProjectSummaries', () => {
  it('follows components and projects as they come, change and go', async () => {
    const { controlPlane, health, summaries } = setUp();
    controlPlane.put(
      project('shop'),
      component('cart'),
      component('mail', { state: 'failed' }),
    );
    expect(await health()).toEqual({ shop: { ready: 1, failed: 1 } });

    controlPlane.put(component('mail'), project('empty'));
    expect(await health()).toEqual({ shop: { ready: 2 }, empty: {} });

    controlPlane.remove(refOf('component', 'cart'));
    controlPlane.putUnreadable(refOf('component', 'odd'), 'spec', 'Required');
    expect(await health()).toEqual({
      shop: { ready: 1, unknown: 1 },
      empty: {},
    });

    controlPlane.remove(refOf('project', 'shop'));
    expect(await health()).toEqual({ empty: {} });
    controlPlane.put(project('shop', { title: 'Shop' }));
    expect(await health()).toEqual({
      shop: { ready: 1, unknown: 1 },
      empty: {},
    });
    expect(await summaries.list()).toContainEqual(
      expect.objectContaining({
        project: expect.objectContaining({ title: 'Shop' }),
        components: 2,
        entityRef: 'system:acme/shop',
      }),
    );
  });

  it('counts a component as its overview does, and names those in trouble with the place and the cause', async () => {
    const { controlPlane, health, summaries } = setUp();
    const failed = { state: 'failed', reason: 'CrashLoop' } as const;
    const attention = async () => (await summaries.list())[0].attention;
    controlPlane.put(
      project('shop'),
      environment('staging', { title: 'Staging' }),
      component('cart', { title: 'Cart' }),
      component('mail', { state: 'degraded' }),
      component('idle'),
      deployment('cart', 'development'),
      deployment('cart', 'staging', { health: failed }),
      deployment('idle', 'staging', {
        desired: 'undeployed',
        health: failed,
      }),
    );
    expect(await health()).toEqual({
      shop: { failed: 1, degraded: 1, ready: 1 },
    });
    expect(await attention()).toEqual([
      {
        ref: refOf('component', 'cart'),
        entityRef: 'component:acme/shop_cart',
        title: 'Cart',
        environment: { ref: refOf('environment', 'staging'), title: 'Staging' },
        health: { ...failed, from: 'conditions' },
      },
      {
        ref: refOf('component', 'mail'),
        entityRef: 'component:acme/shop_mail',
        health: { state: 'degraded' },
      },
    ]);

    controlPlane.put(environment('staging', { title: 'Stage' }));
    expect((await attention())[0].environment?.title).toBe('Stage');
    controlPlane.put(deployment('cart', 'staging'));
    expect(await health()).toEqual({ shop: { degraded: 1, ready: 2 } });

    const unreadable = refOf('deployment', 'idle-staging', {
      component: 'idle',
    });
    controlPlane.putUnreadable(unreadable, 'spec', 'Required');
    expect(await health()).toEqual({
      shop: { degraded: 1, unknown: 1, ready: 1 },
    });
    controlPlane.remove(unreadable);
    expect(await health()).toEqual({ shop: { degraded: 1, ready: 2 } });
  });

  it('follows a deployment that comes to belong to another component', async () => {
    const { controlPlane, summaries } = setUp();
    const inTrouble = async () =>
      (await summaries.list())[0].attention.map(({ ref }) => ref.name);
    const failing = deployment('cart', 'staging', {
      health: { state: 'failed' },
    });
    controlPlane.put(project('shop'), component('cart'), component('mail'));
    controlPlane.put(failing);
    expect(await inTrouble()).toEqual(['cart']);

    controlPlane.put({ ...failing, component: refOf('component', 'mail') });
    expect(await inTrouble()).toEqual(['mail']);
    controlPlane.remove(failing.ref);
    expect(await inTrouble()).toEqual([]);
  });

  it('names the five worst of many', async () => {
    const { controlPlane, summaries } = setUp();
    controlPlane.put(
      project('shop'),
      ...Array.from({ length: 7 }, (_, n) =>
        component(`c${n}`, { state: n < 4 ? 'degraded' : 'failed' }),
      ),
    );
    expect(
      (await summaries.list())[0].attention.map(({ ref }) => ref.name),
    ).toEqual(['c4', 'c5', 'c6', 'c0', 'c1']);
  });

  it('reads only what has changed, however much there is, also while others ask', async () => {
    const { controlPlane, summaries } = setUp();
    const names = Array.from({ length: 10_000 }, (_, n) => `c${n}`);
    controlPlane.put(project('shop'), ...names.map(name => component(name)));
    const [one, other] = await Promise.all([
      summaries.list(),
      summaries.list(),
    ]);
    expect(one[0].components).toBe(10_000);
    expect(other).toEqual(one);

    controlPlane.reads = 0;
    await summaries.list();
    expect(controlPlane.reads).toBe(0);
    controlPlane.put(component('c7', { state: 'degraded' }));
    expect((await summaries.list())[0].componentHealth).toEqual([
      { state: 'degraded', count: 1 },
      { state: 'ready', count: 9_999 },
    ]);
    expect(controlPlane.reads).toBe(1);

    controlPlane.put(deployment('c8', 'staging'));
    controlPlane.reads = 0;
    await summaries.list();
    // The deployment, to know whose it is, then its component with all it runs.
    expect(controlPlane.reads).toBe(3);
  });

  it('judges a pod that finds no node otherwise when its grace is over', async () => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'performance'] });
    try {
      const controlPlane = new InMemoryControlPlane('default');
      const since = new Date().toISOString();
      const runtime: Runtime = {
        state: 'live',
        health: { state: 'failed', reason: 'Unschedulable', since },
        pods: [],
      };
      let tell: (refs: RefOf<'deployment'>[]) => void = () => {};
      controlPlane.deployments = {
        ...controlPlane.deployments,
        runtime: () => runtime,
        changes: listener => {
          tell = listener;
          return () => {};
        },
      };
      const summaries = ProjectSummaries.create({ controlPlane });
      const worst = async () =>
        (await summaries.list())[0].componentHealth[0].state;
      controlPlane.put(
        project('shop'),
        component('cart'),
        deployment('cart', 'staging'),
      );
      tell([refOf('deployment', 'cart-staging')]);
      expect(await worst()).toBe('progressing');
      jest.advanceTimersByTime(61_000);
      expect(await worst()).toBe('failed');
      summaries.stop();
    } finally {
      jest.useRealTimers();
    }
  });

  it('reads everything anew when the control plane turns out to be of another generation', async () => {
    const { controlPlane, health } = setUp();
    controlPlane.put(project('shop'), component('cart'));
    await health();

    controlPlane.reads = 0;
    controlPlane.setStatus({ generation: 'v2.0' });
    expect(await health()).toEqual({ shop: { ready: 1 } });
    expect(controlPlane.reads).toBe(2);
  });
});
