// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { InMemoryControlPlane } from '../__testUtils__/InMemoryControlPlane';
import { component, project, refOf } from '../__testUtils__/models';
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
