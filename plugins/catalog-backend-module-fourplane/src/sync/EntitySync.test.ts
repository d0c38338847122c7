// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { mockServices } from '@backstage/backend-test-utils';
import { DeferredEntity } from '@backstage/plugin-catalog-node';
import { ModelRef, Project } from '@fourplane/plugin-fourplane-common';
import { MemoryCatalog } from '../__testUtils__/MemoryCatalog';
import { MemorySource } from '../__testUtils__/MemorySource';
import { eventually } from '../__testUtils__/eventually';
import {
  component,
  componentRef,
  endpoint,
  endpointRef,
  environment,
  project,
  tenant,
  unreadable,
} from '../__testUtils__/things';
import { catalogKinds } from '../entities/catalogKinds';
import { EntitySync, EntitySyncOptions } from './EntitySync';

const settings = {
  coalesceMs: 1,
  patienceMs: 60_000,
  retryMs: { first: 1, longest: 2 },
  confirmAfterMs: 1,
};
const logger = mockServices.logger.mock();
const running: EntitySync[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map(sync => sync.stop()));
  jest.clearAllMocks();
});

function start(
  source: MemorySource,
  catalog: MemoryCatalog,
  options: Partial<EntitySyncOptions> = {},
): EntitySync {
  const sync = EntitySync.create({
    source,
    held: catalog,
    defaultOwner: 'group:default/platform',
    logger,
    ...options,
    settings: { ...settings, ...options.settings },
  });
  running.push(sync);
  sync.start(catalog);
  return sync;
}

/** Resolves when the sync is live and has nothing left to look at. */
async function settled(sync: EntitySync): Promise<void> {
  await eventually(() =>
    expect(sync.status()).toMatchObject({ state: 'live', pending: 0 }),
  );
}

function projects(count: number): Project[] {
  return Array.from({ length: count }, (_, i) => project('acme', `p${i}`));
}

const refs = (catalog: MemoryCatalog) => [...catalog.entities.keys()].sort();

describe('EntitySync', () => {
  it('streams a fresh catalog full, reconciles once, then only writes deltas', async () => {
    const source = new MemorySource();
    source.put(tenant('acme'), ...projects(25));
    const catalog = new MemoryCatalog();
    const sync = start(source, catalog, { settings: { batchSize: 10 } });
    await settled(sync);
    expect(catalog.mutations.map(({ type }) => type)).toEqual([
      'delta',
      'delta',
      'full',
    ]);
    expect(catalog.entities.size).toBe(26);

    source.put(component('acme', 'p1', 'greeter'));
    await eventually(() => expect(catalog.entities.size).toBe(27));
    source.remove(componentRef('acme', 'p1', 'greeter'));
    await eventually(() => expect(catalog.entities.size).toBe(26));
    expect(catalog.count('full')).toBe(1);
    expect(
      catalog.mutations.flatMap(mutation =>
        mutation.type === 'full' ? mutation.entities : mutation.added,
      ),
    ).toEqual(
      expect.arrayContaining<DeferredEntity>([
        expect.objectContaining({ locationKey: 'fourplane:default' }),
      ]),
    );
  });

  it('submits nothing for a change that does not show in the entity', async () => {
    const source = new MemorySource();
    source.put(component('acme', 'shop', 'greeter'));
    const catalog = new MemoryCatalog();
    const sync = start(source, catalog);
    await settled(sync);
    const before = catalog.mutations.length;
    source.put(
      component('acme', 'shop', 'greeter', { health: { state: 'failed' } }),
    );
    source.put(component('acme', 'shop', 'other'));
    await eventually(() => expect(catalog.entities.size).toBe(2));
    expect(catalog.mutations.slice(before)).toEqual([
      expect.objectContaining({
        type: 'delta',
        added: [
          expect.objectContaining({
            entity: expect.objectContaining({
              metadata: expect.objectContaining({ name: 'shop_other' }),
            }),
          }),
        ],
      }),
    ]);
  });

  it('removes by the first full what vanished while the portal was down', async () => {
    const catalog = new MemoryCatalog();
    const before = new MemorySource();
    before.put(...projects(3));
    const first = start(before, catalog);
    await settled(first);
    await first.stop();

    const source = new MemorySource();
    source.put(...projects(2), tenant('acme'));
    await settled(start(source, catalog));
    expect(refs(catalog)).toEqual([
      'domain:acme/acme',
      'system:acme/p0',
      'system:acme/p1',
    ]);
  });

  it('keeps one mutation in flight, and what a failed one carried', async () => {
    const source = new MemorySource();
    source.put(...projects(5));
    const catalog = new MemoryCatalog();
    let failures = 3;
    catalog.beforeMutation = async () => {
      if (failures > 0) {
        failures -= 1;
        throw new Error('the database is away');
      }
    };
    const sync = start(source, catalog, { settings: { batchSize: 2 } });
    await settled(sync);
    expect(catalog.entities.size).toBe(5);

    failures = 2;
    source.put(component('acme', 'p1', 'greeter'));
    source.remove(project('acme', 'p4').ref);
    await eventually(() =>
      expect(refs(catalog)).toEqual([
        'component:acme/p1_greeter',
        'system:acme/p0',
        'system:acme/p1',
        'system:acme/p2',
        'system:acme/p3',
      ]),
    );
    expect(catalog.mostInFlight).toBe(1);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining("control plane 'default'"),
    );
    expect(sync.status().problem).toBeUndefined();
  });

  it('takes up what changes while a mutation is in flight', async () => {
    const source = new MemorySource();
    source.put(...projects(2));
    const catalog = new MemoryCatalog();
    const sync = start(source, catalog);
    await settled(sync);
    let release = () => {};
    const isHeld = new Promise<void>(entered => {
      catalog.beforeMutation = () => {
        catalog.beforeMutation = () => {};
        entered();
        return new Promise(resolve => {
          release = resolve;
        });
      };
    });
    source.put(project('acme', 'p0', { title: 'One' }));
    await isHeld;
    source.put(project('acme', 'p0', { title: 'Two' }));
    source.remove(project('acme', 'p1').ref);
    release();
    await eventually(() => {
      expect(refs(catalog)).toEqual(['system:acme/p0']);
      expect(catalog.entities.get('system:acme/p0')?.metadata.title).toBe(
        'Two',
      );
    });
    expect(catalog.mostInFlight).toBe(1);
  });

  it('shows the other kinds and removes nothing while one kind cannot be listed', async () => {
    const catalog = new MemoryCatalog();
    const before = new MemorySource();
    const greeter = componentRef('acme', 'shop', 'greeter');
    const whole = component('acme', 'shop', 'greeter', {
      endpoints: [endpointRef(greeter, 'rest')],
    });
    const rest = endpoint(greeter, 'rest', {
      schema: { content: 'openapi: 3.1.0' },
    });
    before.put(whole, rest, project('acme', 'shop'), project('acme', 'gone'));
    const first = start(before, catalog);
    await settled(first);
    await first.stop();

    const source = new MemorySource();
    source.setIncomplete(['endpoint']);
    source.put(
      component('acme', 'shop', 'greeter'),
      component('acme', 'shop', 'cart'),
      project('acme', 'shop'),
    );
    const sync = start(source, catalog);
    await eventually(() =>
      expect(refs(catalog)).toContain('component:acme/shop_cart'),
    );
    expect(sync.status()).toMatchObject({ state: 'partial' });
    expect(catalog.count('full')).toBe(1);
    expect(refs(catalog)).toEqual([
      'api:acme/shop_greeter_rest',
      'component:acme/shop_cart',
      'component:acme/shop_greeter',
      'system:acme/gone',
      'system:acme/shop',
    ]);
    // What the catalog holds is better than what can be read without the endpoints.
    expect(
      catalog.entities.get('component:acme/shop_greeter')?.spec?.providesApis,
    ).toEqual(['api:acme/shop_greeter_rest']);

    source.put(whole, rest);
    source.setIncomplete([]);
    await settled(sync);
    expect(refs(catalog)).not.toContain('system:acme/gone');
    expect(
      catalog.entities.get('component:acme/shop_greeter')?.spec?.providesApis,
    ).toEqual(['api:acme/shop_greeter_rest']);
  });

  it('believes an absence only while the kind is listed', async () => {
    const source = new MemorySource();
    source.put(...projects(3));
    const catalog = new MemoryCatalog();
    const sync = start(source, catalog);
    await settled(sync);
    source.setIncomplete(['project']);
    source.remove(project('acme', 'p0').ref, project('acme', 'p1').ref);
    source.put(component('acme', 'p2', 'marker'));
    await eventually(() => expect(catalog.entities.size).toBe(4));
    expect(sync.status().unproven).toBe(2);
    source.put(project('acme', 'p0'));
    source.setIncomplete([]);
    await eventually(() =>
      expect(refs(catalog)).toEqual([
        'component:acme/p2_marker',
        'system:acme/p0',
        'system:acme/p2',
      ]),
    );
  });

  it('waits with the first look while the first lists are running', async () => {
    const source = new MemorySource();
    source.setIncomplete(['component'], 'syncing');
    source.put(...projects(2));
    const catalog = new MemoryCatalog();
    const sync = start(source, catalog, { settings: { patienceMs: 60_000 } });
    source.put(project('acme', 'p9'));
    expect(sync.status().state).toBe('waiting');
    source.setIncomplete([]);
    await settled(sync);
    expect(catalog.mutations.map(({ type }) => type)).toEqual(['full']);
  });

  it('shows what there is when the first lists take longer than its patience', async () => {
    const source = new MemorySource();
    source.setIncomplete(['component'], 'syncing');
    source.put(...projects(2));
    const catalog = new MemoryCatalog();
    start(source, catalog, { settings: { patienceMs: 1 } });
    await eventually(() => expect(catalog.entities.size).toBe(2));
    expect(catalog.count('full')).toBe(0);
  });

  describe('when a great part is missing at once', () => {
    const share = { guard: { share: 0.2, floor: 10 } };

    it('holds removals until a second list agrees, and goes on with the rest', async () => {
      const source = new MemorySource();
      source.put(...projects(40));
      const catalog = new MemoryCatalog();
      const sync = start(source, catalog, { settings: share });
      await settled(sync);
      let secondList = () => {};
      const isListed = new Promise<void>(resolve => {
        secondList = resolve;
      });
      source.onRelist = () => {
        if (source.relists < 3) {
          throw new Error('the list was cut off');
        }
        secondList();
      };
      source.setIncomplete([]);
      source.incomplete.add('project');
      source.remove(...projects(20).map(({ ref }) => ref));
      source.setIncomplete([]);
      await eventually(() =>
        expect(sync.status().heldRemovals).toMatchObject({
          removals: 20,
          known: 40,
        }),
      );
      expect(source.reports).toEqual([
        [
          expect.objectContaining({
            what: '20 of 40 entities would be removed from the catalog; waiting for a second complete list that agrees',
            where: 'entity provider fourplane:default',
          }),
        ],
      ]);
      expect(catalog.entities.size).toBe(40);
      source.put(component('acme', 'p30', 'greeter'));
      await eventually(() =>
        expect(refs(catalog)).toContain('component:acme/p30_greeter'),
      );
      await isListed;
      await eventually(() => expect(catalog.entities.size).toBe(21));
      expect(sync.status().heldRemovals).toBeUndefined();
      await eventually(() => expect(source.reports.at(-1)).toEqual([]));
      expect(source.reports).toHaveLength(2);
      expect(new Set(source.relistedKinds.flat())).toEqual(
        new Set(['project']),
      );
      expect(logger.warn).toHaveBeenCalledWith(
        expect.stringContaining('20 of 40 entities'),
      );
    });

    it('keeps everything when the second list has it all again', async () => {
      const source = new MemorySource();
      source.put(...projects(40));
      const catalog = new MemoryCatalog();
      const sync = start(source, catalog, { settings: share });
      await settled(sync);
      source.onRelist = () => source.put(...projects(40));
      source.remove(...projects(40).map(({ ref }) => ref));
      await eventually(() => expect(source.relists).toBe(1));
      await eventually(() =>
        expect(sync.status()).toMatchObject({
          pending: 0,
          heldRemovals: undefined,
        }),
      );
      expect(catalog.entities.size).toBe(40);
      expect(
        catalog.mutations.every(
          mutation => mutation.type === 'full' || mutation.removed.length === 0,
        ),
      ).toBe(true);
    });

    it('guards the first full against what the catalog held before', async () => {
      const catalog = new MemoryCatalog();
      const before = new MemorySource();
      before.put(...projects(40));
      const first = start(before, catalog);
      await settled(first);
      await first.stop();

      const source = new MemorySource();
      source.put(tenant('acme'));
      let secondList = () => {};
      source.onRelist = () => {
        expect(catalog.entities.size).toBe(41);
        secondList();
      };
      const isListed = new Promise<void>(resolve => {
        secondList = resolve;
      });
      const sync = start(source, catalog, { settings: share });
      await isListed;
      await settled(sync);
      expect(refs(catalog)).toEqual(['domain:acme/acme']);
      expect(source.relistedKinds[0]).toEqual(catalogKinds);
    });

    it('takes its notice back when it stops', async () => {
      const source = new MemorySource();
      source.put(...projects(40));
      const catalog = new MemoryCatalog();
      const sync = start(source, catalog, {
        settings: { ...share, confirmAfterMs: 60_000 },
      });
      await settled(sync);
      source.remove(...projects(40).map(({ ref }) => ref));
      await eventually(() => expect(source.reports).toHaveLength(1));
      await sync.stop();
      expect(source.reports.at(-1)).toEqual([]);
    });

    it('never doubts a few removals', async () => {
      const source = new MemorySource();
      source.put(...projects(10));
      const catalog = new MemoryCatalog();
      await settled(start(source, catalog, { settings: share }));
      source.remove(...projects(10).map(({ ref }) => ref));
      await eventually(() => expect(catalog.entities.size).toBe(0));
      expect(source.relists).toBe(0);
    });
  });

  it('keeps an unreadable component, and its neighbours', async () => {
    const source = new MemorySource();
    const ref = componentRef('acme', 'shop', 'greeter');
    source.put(component('acme', 'shop', 'greeter', { title: 'Greeter' }));
    source.put(component('acme', 'shop', 'cart'));
    const catalog = new MemoryCatalog();
    await settled(start(source, catalog));
    source.put(unreadable(ref));
    await eventually(() =>
      expect(
        catalog.entities.get('component:acme/shop_greeter')?.metadata
          .annotations,
      ).toHaveProperty(['fourplane.dev/unreadable']),
    );
    expect(catalog.entities.size).toBe(2);
    source.put(component('acme', 'shop', 'greeter', { title: 'Greeter' }));
    await eventually(() =>
      expect(
        catalog.entities.get('component:acme/shop_greeter')?.metadata
          .annotations,
      ).not.toHaveProperty(['fourplane.dev/unreadable']),
    );
  });

  it('sets an entity aside that the catalog would refuse, by name', async () => {
    const source = new MemorySource();
    const odd: ModelRef = {
      controlPlane: 'default',
      kind: 'project',
      tenant: 'Not_A_Label',
      name: 'shop',
    };
    source.put({ ...project('acme', 'shop'), ref: odd }, ...projects(2));
    const catalog = new MemoryCatalog();
    const sync = start(source, catalog);
    await settled(sync);
    expect(refs(catalog)).toEqual(['system:acme/p0', 'system:acme/p1']);
    expect(sync.status().notes).toEqual([
      {
        entityRef: 'system:not_a_label/shop',
        note: expect.stringContaining('"metadata.namespace" is not valid'),
      },
    ]);
  });

  it.each([21, 250])('has %i of every kind', async count => {
    const source = new MemorySource();
    for (let i = 0; i < count; i++) {
      const of = componentRef('acme', 'p0', `c${i}`);
      source.put(
        tenant(`t${i}`),
        project('acme', `p${i}`),
        component('acme', 'p0', `c${i}`),
        endpoint(of, 'rest', { schema: { content: 'openapi: 3.1.0' } }),
        environment('acme', `e${i}`),
      );
    }
    const catalog = new MemoryCatalog();
    await settled(start(source, catalog, { settings: { batchSize: 100 } }));
    expect(catalog.entities.size).toBe(5 * count);
  });

  it('gives components the new owner of their project or tenant', async () => {
    const source = new MemorySource();
    const of = componentRef('acme', 'shop', 'greeter');
    source.put(
      tenant('acme'),
      project('acme', 'shop'),
      component('acme', 'shop', 'greeter', {
        endpoints: [endpointRef(of, 'rest')],
      }),
      endpoint(of, 'rest', { schema: { content: 'openapi: 3.1.0' } }),
    );
    const catalog = new MemoryCatalog();
    await settled(start(source, catalog));
    source.put(tenant('acme', { owner: 'team-a' }));
    await eventually(() =>
      expect(
        [...catalog.entities.values()].map(({ spec }) => spec?.owner),
      ).toEqual(Array(4).fill('group:default/team-a')),
    );
  });

  it('keeps two control planes apart when one of them is away', async () => {
    const eu = new MemorySource('eu');
    const us = new MemorySource('us');
    const inPlane = (name: string, one: Project): Project => ({
      ...one,
      ref: { ...one.ref, controlPlane: name },
    });
    const catalogs = { eu: new MemoryCatalog(), us: new MemoryCatalog() };
    eu.put(...projects(15).map(one => inPlane('eu', one)));
    us.put(...projects(15).map(one => inPlane('us', one)));
    const syncs = [start(eu, catalogs.eu), start(us, catalogs.us)];
    await Promise.all(syncs.map(settled));
    us.setIncomplete(['project', 'component', 'tenant']);
    us.remove(...projects(15).map(one => inPlane('us', one).ref));
    eu.put(inPlane('eu', project('acme', 'new')));
    await eventually(() => expect(catalogs.eu.entities.size).toBe(16));
    expect(catalogs.us.entities.size).toBe(15);
    expect(refs(catalogs.eu)).toContain('system:acme/eu__new');
  });

  it('reconciles on request, from a complete model only', async () => {
    const source = new MemorySource();
    source.put(...projects(2));
    const catalog = new MemoryCatalog();
    const sync = start(source, catalog);
    await settled(sync);
    catalog.entities.delete('system:acme/p0');
    source.setIncomplete(['component']);
    sync.reconcile();
    source.put(project('acme', 'p2'));
    await eventually(() =>
      expect(refs(catalog)).toEqual(['system:acme/p1', 'system:acme/p2']),
    );
    source.setIncomplete([]);
    await eventually(() => expect(catalog.entities.size).toBe(3));
  });
});
