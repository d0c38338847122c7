// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Sandbox, startSandbox } from '@fourplane/sandbox';
import fc from 'fast-check';
import { FakeClock } from '../__testUtils__/FakeClock';
import { waitUntil } from '../__testUtils__/waitUntil';
import { Change, WatchedKind } from '../dialects/Dialect';
import { HttpKubeApi } from '../kube/HttpKubeApi';
import { ServerConnection } from '../kube/ServerConnection';
import { ClusterCache } from './ClusterCache';
import { ReflectorTiming } from './Reflector';

const fast = { initialMs: 1, maxMs: 20, factor: 2, resetAfterMs: 120_000 };

function kindOf(kind: string, plural: string): WatchedKind {
  return {
    key: kind,
    resource: { group: '', version: 'v1', kind, plural, namespaced: true },
    labelSelector: 'test=yes',
    project: ({ metadata: { name, namespace, uid, labels }, data }) => {
      if (labels?.odd) {
        throw new Error('odd, cannot be read');
      }
      return { metadata: { name, namespace, uid }, spec: data };
    },
    indexes: { byNamespace: ({ metadata }) => [metadata.namespace ?? ''] },
  };
}

const configMaps = kindOf('ConfigMap', 'configmaps');
const secrets = kindOf('Secret', 'secrets');
const components: WatchedKind = {
  ...kindOf('Component', 'components'),
  resource: {
    group: 'openchoreo.dev',
    version: 'v1alpha1',
    kind: 'Component',
    plural: 'components',
    namespaced: true,
  },
  labelSelector: undefined,
};

let sandbox: Sandbox;
const cleanUp: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  sandbox = await startSandbox({ controllers: false });
});
afterAll(() => sandbox?.stop());
afterEach(async () => {
  sandbox.faults.setOnline(true);
  for (const undo of cleanUp.splice(0).reverse()) {
    await undo();
  }
  const left = await sandbox.client.list('v1', 'ConfigMap', {
    labelSelector: 'test=yes',
  });
  await Promise.all(left.map(({ metadata: { name } }) => remove(name)));
  sandbox.requests.reset();
});

function put(
  name: string,
  data: Record<string, string> = {},
  labels: Record<string, string | null> = {},
) {
  return sandbox.client.apply({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, labels: { test: 'yes', ...labels } },
    data,
  });
}

function remove(name: string) {
  return sandbox.client.delete('v1', 'ConfigMap', 'default', name);
}

interface StartOptions {
  on?: Sandbox;
  kinds?: readonly WatchedKind[];
  timing?: ReflectorTiming;
  token?: string;
}

function start(options: StartOptions = {}) {
  const { on = sandbox, kinds = [configMaps, secrets] } = options;
  const api = HttpKubeApi.create({
    connection: ServerConnection.create({
      server: on.url,
      caData: on.caPem,
      token: options.token ?? on.token,
    }),
  });
  const changes: Change[] = [];
  const states: string[] = [];
  const cache = ClusterCache.create({
    api,
    kinds,
    timing: {
      connectionBackoff: fast,
      refusalBackoff: fast,
      ...options.timing,
    },
    listener: {
      onChanges: batch => changes.push(...batch),
      onStatus: (kind, { state }) => states.push(`${kind} ${state}`),
    },
  });
  const stop = cache.start();
  cleanUp.push(() => api.close(), stop);
  const names = () =>
    [...cache.all('ConfigMap')].map(({ metadata }) => metadata.name).sort();
  const statusOf = (kind: string) =>
    cache.status().find(status => status.kind === kind);
  return { cache, changes, states, names, statusOf, stop };
}

async function startSynced(options: StartOptions = {}) {
  const started = start(options);
  await waitUntil(() => {
    const states = started.cache.status().map(({ state }) => state);
    expect(states.every(state => state === 'synced')).toBe(true);
  });
  return started;
}

const count = (verb: string, plural = 'configmaps') =>
  sandbox.requests.count({ verb, plural });

describe.each([21, 250, 1201])('the first list of %d objects', objects => {
  let large: Sandbox;
  beforeAll(async () => {
    large = await startSandbox({ controllers: false, components: objects });
  }, 30_000);
  afterAll(() => large?.stop());
  beforeEach(() => large.requests.reset());

  const startLarge = () => startSynced({ on: large, kinds: [components] });
  const requests = (verb: string) =>
    large.requests.count({ verb, plural: 'components' });

  it('is whole as a WatchList', async () => {
    const { cache, changes } = await startLarge();
    expect(cache.status()).toMatchObject([{ state: 'synced', objects }]);
    await waitUntil(() => expect(changes).toHaveLength(objects));
    expect([requests('list'), requests('watch')]).toEqual([0, 1]);
  });

  it('is whole page by page, where the server has no WatchList', async () => {
    large.faults.fail({ verb: 'watch', status: 422, times: 1 });
    const { cache } = await startLarge();
    expect(cache.status()).toMatchObject([{ state: 'synced', objects }]);
    expect(requests('list')).toBe(Math.ceil(objects / 500));
    expect(requests('watch')).toBe(2);
  });

  it('begins again when its pages expire', async () => {
    large.faults.fail({ verb: 'watch', status: 422, times: 1 });
    large.faults.fail({ verb: 'list', status: 410, times: 1 });
    const { cache } = await startLarge();
    expect(cache.status()).toMatchObject([{ state: 'synced', objects }]);
    expect(requests('list')).toBe(1 + Math.ceil(objects / 500));
  });
});

describe('changes', () => {
  it('arrive with what was and what is, and not when nothing shows', async () => {
    const { changes } = await startSynced();
    await put('a', { word: 'one' });
    await put('a', { word: 'one' }, { unseen: 'label' });
    await put('a', { word: 'two' });
    await remove('a');
    await waitUntil(() => expect(changes).toHaveLength(3));
    expect(
      changes.map(({ before, after }) => [before?.spec, after?.spec]),
    ).toEqual([
      [undefined, { word: 'one' }],
      [{ word: 'one' }, { word: 'two' }],
      [{ word: 'two' }, undefined],
    ]);
  });

  it('show an object that leaves the selector as deleted', async () => {
    await put('a');
    const { names } = await startSynced();
    await put('a', {}, { test: null });
    await waitUntil(() => expect(names()).toEqual([]));
    await remove('a');
  });

  it('show an object recreated while nobody watched as deleted, then created', async () => {
    await put('a');
    const { changes, cache } = await startSynced();
    const uid = cache.get('ConfigMap', 'default', 'a')?.metadata.uid;
    sandbox.faults.setOnline(false);
    await waitUntil(() => expect(cache.isSynced('ConfigMap')).toBe(false));
    sandbox.faults.setOnline(true);
    await remove('a');
    await put('a');
    sandbox.faults.expireHistory();
    await waitUntil(() => expect(changes).toHaveLength(3));
    expect(changes[1]).toMatchObject({ before: { metadata: { uid } } });
    expect(changes[1].after).toBeUndefined();
    expect(changes[2].before).toBeUndefined();
    expect(changes[2].after?.metadata.uid).not.toBe(uid);
  });

  it('set one odd object aside and keep its neighbours and its last good state', async () => {
    await put('good');
    await put('turns', { word: 'last good' });
    await put('odd', {}, { odd: 'yes' });
    const { cache, names, statusOf } = await startSynced();
    expect(names()).toEqual(['good', 'turns']);
    await put('turns', { word: 'lost' }, { odd: 'yes' });
    await waitUntil(() =>
      expect(statusOf('ConfigMap')?.problem).toEqual({
        what: 'Set aside default/odd: odd, cannot be read (and 1 more)',
        where: 'configmaps',
        mend: 'Correct or delete the object',
      }),
    );
    expect(statusOf('ConfigMap')?.state).toBe('synced');
    expect(cache.get('ConfigMap', 'default', 'turns')?.spec).toEqual({
      word: 'last good',
    });
    await put('turns', { word: 'back' }, { odd: null });
    await remove('odd');
    await waitUntil(() =>
      expect(statusOf('ConfigMap')?.problem).toBeUndefined(),
    );
    expect(cache.get('ConfigMap', 'default', 'turns')?.spec).toEqual({
      word: 'back',
    });
  });
});

describe('failures', () => {
  it('resumes dropped watches without listing, and misses nothing', async () => {
    const { names, cache } = await startSynced();
    await put('a');
    sandbox.faults.dropWatches();
    await put('b');
    await waitUntil(() => {
      expect(names()).toEqual(['a', 'b']);
      expect(cache.isSynced('ConfigMap')).toBe(true);
    });
    expect(count('list')).toBe(0);
    expect(count('watch')).toBe(2);
    expect(
      watchQueries().filter(query => query.has('sendInitialEvents')),
    ).toHaveLength(1);
  });

  it('resumes from the last bookmark when a quiet kind is older than the history', async () => {
    const { cache } = await startSynced();
    await sandbox.client.apply({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'elsewhere' },
    });
    sandbox.faults.expireHistory();
    const heard = sandbox.requests.bytes({
      verb: 'watch',
      plural: 'configmaps',
    });
    sandbox.sendBookmarks();
    await waitUntil(() =>
      expect(
        sandbox.requests.bytes({ verb: 'watch', plural: 'configmaps' }),
      ).toBeGreaterThan(heard),
    );
    await put('a');
    await waitUntil(() => expect([...cache.all('ConfigMap')]).toHaveLength(1));
    sandbox.faults.dropWatches();
    await waitUntil(() => {
      expect(count('watch')).toBe(2);
      expect(cache.isSynced('ConfigMap')).toBe(true);
    });
    expect(
      watchQueries().filter(query => query.has('sendInitialEvents')),
    ).toHaveLength(1);
  });

  it('lists once more, after a wait, when its version has expired', async () => {
    await put('a');
    await put('b');
    const { names, changes, cache } = await startSynced();
    sandbox.faults.setOnline(false);
    await waitUntil(() => expect(cache.isSynced('ConfigMap')).toBe(false));
    expect(names()).toEqual(['a', 'b']);
    sandbox.faults.setOnline(true);
    await remove('a');
    await put('c');
    sandbox.faults.expireHistory();
    await waitUntil(() => expect(names()).toEqual(['b', 'c']));
    const lists = watchQueries().filter(query =>
      query.has('sendInitialEvents'),
    );
    expect(lists.length).toBeLessThanOrEqual(2);
    await waitUntil(() => expect(changes).toHaveLength(4));
  });

  it('keeps everything while the server is away, says since when, and recovers', async () => {
    await put('a');
    const { names, states, statusOf } = await startSynced();
    sandbox.faults.setOnline(false);
    await waitUntil(() =>
      expect(statusOf('ConfigMap')).toMatchObject({
        state: 'stale',
        objects: 1,
        problem: { where: sandbox.url },
      }),
    );
    expect(names()).toEqual(['a']);
    sandbox.faults.setOnline(true);
    await put('b');
    await waitUntil(() => expect(names()).toEqual(['a', 'b']));
    await waitUntil(() =>
      expect(statusOf('ConfigMap')).toMatchObject({
        state: 'synced',
        problem: undefined,
      }),
    );
    expect(states.filter(each => each.startsWith('ConfigMap'))).toContain(
      'ConfigMap stale',
    );
  });

  it('lets one failing kind neither stop the others nor remove anything', async () => {
    await put('a');
    const { names, cache, statusOf } = await startSynced();
    const undo = sandbox.faults.fail({ plural: 'configmaps', status: 500 });
    sandbox.faults.dropWatches();
    sandbox.faults.expireHistory();
    await waitUntil(() => {
      expect(cache.isSynced('Secret')).toBe(true);
      expect(statusOf('ConfigMap')).toMatchObject({
        state: 'stale',
        objects: 1,
        problem: { what: expect.stringContaining('500') },
      });
    });
    expect(names()).toEqual(['a']);
    undo();
    await waitUntil(() => expect(cache.isSynced('ConfigMap')).toBe(true));
    expect(names()).toEqual(['a']);
  });

  it('waits as long as an overloaded server asks', async () => {
    const clock = new FakeClock();
    sandbox.faults.fail({
      verb: 'watch',
      plural: 'configmaps',
      status: 429,
      times: 1,
      retryAfterSeconds: 7,
    });
    const { cache, statusOf } = start({ timing: { clock } });
    await waitUntil(() => {
      expect(statusOf('ConfigMap')).toMatchObject({ state: 'failed' });
      expect(cache.isSynced('Secret')).toBe(true);
    });
    clock.advance(6_999);
    expect(count('watch')).toBe(1);
    clock.advance(1);
    await waitUntil(() => expect(cache.isSynced('ConfigMap')).toBe(true));
    expect(count('watch')).toBe(2);
  });

  it('names the missing permission and goes on once it is granted', async () => {
    const grant = sandbox.faults.deny(
      sandbox.tokens.viewer,
      'watch',
      'configmaps',
    );
    const { cache, statusOf } = start({ token: sandbox.tokens.viewer });
    await waitUntil(() =>
      expect(statusOf('ConfigMap')).toMatchObject({
        state: 'failed',
        problem: {
          mend: `Grant the verb "watch" on "configmaps" to the portal's account (ClusterRole and ClusterRoleBinding)`,
        },
      }),
    );
    grant();
    await waitUntil(() => expect(cache.isSynced('ConfigMap')).toBe(true));
  });

  it('opens a watch anew that has fallen silent', async () => {
    const clock = new FakeClock();
    const { cache } = await startSynced({ timing: { clock } });
    clock.advance(149_000);
    expect(count('watch')).toBe(1);
    clock.advance(1_000);
    await waitUntil(() => expect(count('watch')).toBe(2));
    await put('a');
    await waitUntil(() => expect([...cache.all('ConfigMap')]).toHaveLength(1));
    expect(cache.isSynced('ConfigMap')).toBe(true);
    expect(watchQueries().at(-1)?.get('resourceVersion')).toMatch(/^\d+$/);
  });

  it('wakes what waits for the server as soon as one kind gets through', async () => {
    const clock = new FakeClock();
    const { cache } = await startSynced({
      timing: { clock, random: () => 0.999, connectionBackoff: undefined },
    });
    sandbox.faults.setOnline(false);
    await waitUntil(() => {
      expect(cache.isSynced('ConfigMap')).toBe(false);
      expect(cache.isSynced('Secret')).toBe(false);
    });
    sandbox.faults.setOnline(true);
    clock.advance(800);
    await waitUntil(() => {
      expect(cache.isSynced('ConfigMap')).toBe(true);
      expect(cache.isSynced('Secret')).toBe(true);
    });
  });
});

describe('relist', () => {
  it('resolves when everything is listed anew and its differences are delivered', async () => {
    await put('a');
    const { cache, changes } = await startSynced();
    await cache.relist();
    expect(changes).toHaveLength(1);
    expect(
      watchQueries().filter(query => query.has('sendInitialEvents')),
    ).toHaveLength(2);
    expect(cache.isSynced('ConfigMap')).toBe(true);
  });

  it('rejects when a list fails, and when the cache stops', async () => {
    const { cache, stop } = await startSynced();
    sandbox.faults.fail({ plural: 'configmaps', status: 500, times: 1 });
    await expect(cache.relist()).rejects.toMatchObject({ status: 500 });
    sandbox.faults.setOnline(false);
    const outcome = cache.relist().catch(error => error);
    await stop();
    expect(await outcome).toBeInstanceOf(Error);
  });
});

it('equals the server after any sequence of changes and faults', async () => {
  const name = fc.constantFrom('a', 'b', 'c', 'd');
  const step = fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({ put: name, word: fc.constantFrom('x', 'y') }),
    },
    { weight: 3, arbitrary: fc.record({ remove: name }) },
    {
      weight: 1,
      arbitrary: fc.record({
        fault: fc.constantFrom('drop', 'expire', 'both', 'error'),
      }),
    },
  );
  const { cache, changes } = await startSynced();
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async steps => {
      for (const action of steps) {
        if ('put' in action) {
          await put(action.put, { word: action.word });
        } else if ('remove' in action) {
          await remove(action.remove).catch(() => {});
        } else {
          if (action.fault === 'error') {
            sandbox.faults.fail({
              verb: 'watch',
              plural: 'configmaps',
              status: 503,
              times: 1,
            });
          }
          if (action.fault !== 'drop') {
            sandbox.faults.expireHistory();
          }
          if (action.fault !== 'expire') {
            sandbox.faults.dropWatches();
          }
        }
      }
      const stored = await sandbox.client.list('v1', 'ConfigMap', {
        labelSelector: 'test=yes',
      });
      const wanted = stored.map(({ metadata: { name: id, uid }, data }) => [
        id,
        uid,
        data,
      ]);
      await waitUntil(() => {
        const replayed = new Map<string, unknown>();
        for (const { before, after } of changes) {
          const key = (after ?? before)!.metadata.name;
          if (after) {
            replayed.set(key, [key, after.metadata.uid, after.spec]);
          } else {
            replayed.delete(key);
          }
        }
        const held = [...cache.all('ConfigMap')].map(({ metadata, spec }) => [
          metadata.name,
          metadata.uid,
          spec,
        ]);
        expect(held.sort()).toEqual(wanted.sort());
        expect([...replayed.values()].sort()).toEqual(wanted);
      });
    }),
    { numRuns: 12 },
  );
}, 60_000);

function watchQueries(): URLSearchParams[] {
  return sandbox.requests
    .entries()
    .filter(({ verb, plural }) => verb === 'watch' && plural === 'configmaps')
    .map(({ path }) => new URL(path, sandbox.url).searchParams);
}
