// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import * as fc from 'fast-check';
import { KubeApi } from '../../kube/KubeApi';
import { KubeError, KubeFailure } from '../../kube/KubeError';
import { KubeObject } from '../../kube/KubeObject';
import {
  IndexedLine,
  IndexFilter,
  IndexPosition,
  IndexSearch,
} from '../LogIndex';
import { PodLogIndex } from './PodLogIndex';

const start = Date.UTC(2026, 10, 25, 6);
const { signal } = new AbortController();
const NAMESPACE = 'dp-acme-shop-dev';

interface Life {
  readonly labels?: Readonly<Record<string, string>>;
  readonly restarts?: number;
  /** Lines as the kubelet gives them, of the present life and of the one before. */
  readonly log?: readonly string[];
  readonly previous?: readonly string[];
  readonly fails?: KubeFailure;
}

const cart = { app: 'cart', env: 'dev' };
const kubeError = (failure: KubeFailure) =>
  new KubeError({
    failure,
    problem: { what: `It says ${failure}`, where: 'https://plane' },
  });

const timed = (milliseconds: number, text: string, nanoseconds = 0) =>
  `${new Date(start + milliseconds).toISOString().slice(0, -1)}${String(
    nanoseconds,
  ).padStart(6, '0')}Z ${text}`;

const notHere = () => {
  throw new Error('Nobody needs this of a plane to search its pods');
};

/** A plane with these pods, by name; it selects nothing by labels, so that what is compared shows. */
function planeWith(pods: Readonly<Record<string, Life>>) {
  const asked: { pod: string; tailLines?: number }[] = [];
  const api: KubeApi = {
    server: 'https://plane',
    getPath: notHere,
    getText: notHere,
    get: notHere,
    watch: notHere,
    create: notHere,
    patch: notHere,
    apply: notHere,
    delete: notHere,
    close: async () => {},
    async list() {
      const items = Object.entries(pods).map(
        ([name, { labels = cart, restarts = 0 }], count): KubeObject => ({
          metadata: {
            name,
            namespace: NAMESPACE,
            uid: `uid-${name}`,
            labels,
            creationTimestamp: new Date(start + count).toISOString(),
          },
          spec: {
            nodeName: 'node-1',
            containers: [{ name: 'main', image: 'cart:1' }],
          },
          status: {
            phase: 'Running',
            containerStatuses: [
              {
                name: 'main',
                restartCount: restarts,
                state: { running: { startedAt: '2026-11-25T06:00:00Z' } },
              },
            ],
          },
        }),
      );
      return { resourceVersion: '1', items };
    },
    async *logs(_, pod, { tailLines = Infinity, previous, sinceTime = '' }) {
      asked.push({ pod, tailLines });
      const { log = [], previous: before = [], fails } = pods[pod];
      if (fails) {
        throw kubeError(fails);
      }
      const kept = (previous ? before : log).slice(-tailLines);
      for (const text of kept.filter(line => line >= sinceTime.slice(0, 19))) {
        yield { text };
      }
    },
  };
  return { api, asked };
}

const indexOf = (api: KubeApi) =>
  PodLogIndex.create({ reach: async () => ({ state: 'reachable', api }) });

const filterOf = (more: Partial<IndexFilter> = {}): IndexFilter => ({
  scopes: [{ namespace: NAMESPACE, labels: cart }],
  from: start,
  to: start + 3_600_000,
  ...more,
});

async function pagesOf(
  index: PodLogIndex,
  more: Partial<IndexSearch> = {},
): Promise<IndexedLine[]> {
  const lines: IndexedLine[] = [];
  let after: IndexPosition | undefined;
  do {
    const page = await index.search(
      { ...filterOf(), order: 'asc', limit: 100, ...more, after },
      { signal },
    );
    lines.push(...page.lines);
    after = page.position;
  } while (after);
  return lines;
}

const textsOf = async (index: PodLogIndex, more: Partial<IndexSearch> = {}) =>
  (await pagesOf(index, more)).map(({ text }) => text);

describe('a search of the pods', () => {
  it('has the lines of their lives, by time, and of nobody else', async () => {
    const { api } = planeWith({
      'cart-1': {
        restarts: 1,
        log: [timed(30, 'c'), timed(30, 'd', 1), timed(50, 'f')],
        previous: [timed(10, 'a')],
      },
      'cart-2': { log: [timed(20, 'b'), timed(40, 'e')] },
      'web-1': { labels: { app: 'web', env: 'dev' }, log: [timed(25, 'x')] },
      'cart-prod': {
        labels: { app: 'cart', env: 'prod' },
        log: [timed(25, 'x')],
      },
    });
    const index = indexOf(api);
    expect(await textsOf(index)).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
    expect(await textsOf(index, { order: 'desc', limit: 2 })).toEqual([
      ...['f', 'e', 'd'],
      ...['c', 'b', 'a'],
    ]);
    expect(await textsOf(index, { from: start + 20, to: start + 50 })).toEqual([
      ...['b', 'c', 'd', 'e'],
    ]);
    expect(await textsOf(index, { pods: ['cart-2', 'web-1'] })).toEqual([
      'b',
      'e',
    ]);
    expect(await textsOf(index, { containers: ['proxy'] })).toEqual([]);
    expect(await textsOf(index, { scopes: [] })).toEqual([]);
  });

  it('looks at them as at those of an archive, and counts what it finds', async () => {
    const { api } = planeWith({
      'cart-1': {
        log: [
          timed(0, 'ERROR of CAFÉ'),
          timed(500, '{"level":"warn","status":502}'),
          timed(1_500, 'level=info café'),
          timed(1_600, 'nothing'),
        ],
      },
    });
    const index = indexOf(api);
    expect(await textsOf(index, { text: 'cafÉ' })).toHaveLength(2);
    expect(await textsOf(index, { levels: ['warn', 'unknown'] })).toEqual([
      '{"level":"warn","status":502}',
      'nothing',
    ]);
    const field = { operator: 'equals' as const, isExcluded: false };
    const fields = [
      { ...field, name: 'status', value: '502' },
      { ...field, name: 'kubernetes.labels.app', value: 'cart' },
      { ...field, name: 'kubernetes.host', value: 'node-1' },
      { ...field, name: 'kubernetes.container_image', value: 'cart:1' },
    ];
    expect(await textsOf(index, { fields })).toHaveLength(1);
    const bars = { start, stepSeconds: 1, count: 2 };
    const counts = await index.count({ ...filterOf(), bars }, { signal });
    expect(counts).toMatchObject({
      isEstimate: false,
      levels: {
        error: [1, 0],
        warn: [1, 0],
        info: [0, 1],
        debug: [0, 0],
        unknown: [0, 1],
      },
    });
  });

  it('finds a line again by its id, within its scope alone', async () => {
    const { api } = planeWith({
      'cart-1': { log: [timed(1, 'one'), timed(1, 'two'), timed(2, 'three')] },
    });
    const index = indexOf(api);
    const lines = await pagesOf(index);
    expect(new Set(lines.map(({ id }) => id)).size).toBe(3);
    const [scope] = filterOf().scopes;
    for (const { id, text } of lines) {
      const found = await index.line({ scope, id }, { signal });
      expect(found?.text).toBe(text);
      const other = { ...scope, labels: { app: 'web' } };
      expect(await index.line({ scope: other, id }, { signal })).toBe(
        undefined,
      );
    }
    for (const id of ['', 'x', '2026-11-25T06:00:00.000Z~a~b']) {
      await expect(index.line({ scope, id }, { signal })).rejects.toMatchObject(
        { name: 'InputError' },
      );
    }
  });

  it('has every line once in pages of any size, in either order', async () => {
    const moment = fc.tuple(fc.nat({ max: 2 }), fc.nat({ max: 1 }));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(moment, { maxLength: 12 }), { maxLength: 4 }),
        fc.integer({ min: 1, max: 7 }),
        fc.constantFrom('asc' as const, 'desc' as const),
        async (pods, limit, order) => {
          const entries = pods.map((times, pod) => [
            `cart-${pod}`,
            {
              log: times
                .map(([time, rest], n) => timed(time, `${pod}.${n}`, rest))
                .sort((one, other) => (one < other ? -1 : 1)),
            },
          ]);
          const { api } = planeWith(Object.fromEntries(entries));
          const lines = await pagesOf(indexOf(api), { limit, order });
          expect(lines.map(({ text }) => text).sort()).toEqual(
            pods
              .flatMap((each, pod) => each.map((_, n) => `${pod}.${n}`))
              .sort(),
          );
          const times = lines.map(({ at }) => at);
          const sorted = [...times].sort();
          expect(times).toEqual(order === 'asc' ? sorted : sorted.reverse());
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('what of the pods is left out', () => {
  const leftOutOf = async (pods: Readonly<Record<string, Life>>) => {
    const { api, asked } = planeWith(pods);
    const search = { ...filterOf(), order: 'desc' as const, limit: 10 };
    const { lines, leftOut } = await indexOf(api).search(search, { signal });
    return { lines, what: leftOut?.what, mend: leftOut?.mend, asked };
  };

  it('is said of pods that are gone, and what would keep them', async () => {
    const { what, mend } = await leftOutOf({ 'cart-1': {} });
    expect(what).toMatch(/^Read from the pods that are there now: .* missing$/);
    expect(mend).toContain('fourplane.observability');
  });

  it('is said of lines before the last ones, which are those that are read', async () => {
    const log = Array.from({ length: 5_200 }, (_, n) => timed(n, `${n}`));
    const { lines, what, asked } = await leftOutOf({ 'cart-1': { log } });
    expect(lines[0].text).toBe('5199');
    expect(what).toContain('only the last lines are looked at (5000');
    expect(asked).toEqual([{ pod: 'cart-1', tailLines: 5_000 }]);
  });

  it('asks for fewer lines where they are too long', async () => {
    const long = 'x'.repeat(100_000);
    const log = Array.from({ length: 60 }, (_, n) => timed(n, `${n} ${long}`));
    const { lines, what, asked } = await leftOutOf({ 'cart-1': { log } });
    expect(asked.map(({ tailLines }) => tailLines)).toEqual([
      5_000, 625, 78, 9,
    ]);
    expect(lines[0].text).toMatch(/^59 /);
    expect(what).toContain('4 MiB');
  });

  it('is said of older pods, where there are too many', async () => {
    const pods = Array.from({ length: 53 }, (_, n) => [
      `cart-${n}`,
      { log: [timed(n, `${n}`)] },
    ]);
    const { lines, what } = await leftOutOf(Object.fromEntries(pods));
    expect(lines[0].text).toBe('52');
    expect(what).toContain('3 older pods are left out');
  });

  it('is said of a container whose node does not answer, and no other is harmed', async () => {
    const { lines, what } = await leftOutOf({
      'cart-1': { fails: 'server' },
      'cart-2': { log: [timed(1, 'one')] },
      'cart-3': { fails: 'notFound' },
      'cart-4': { log: ['failed to open its file'] },
    });
    expect(lines.map(({ text }) => text)).toEqual(['one']);
    expect(what).toContain('of 2 containers nothing is read: ');
  });
});

describe('pods that cannot be read', () => {
  it.each<[KubeFailure, string]>([
    ['forbidden', 'forbidden'],
    ['credentials', 'credentials'],
    ['certificate', 'certificate'],
  ])('are an error: %s', async (fails, failure) => {
    const { api } = planeWith({ 'cart-1': { fails } });
    const search = { ...filterOf(), order: 'asc' as const, limit: 1 };
    await expect(indexOf(api).search(search, { signal })).rejects.toMatchObject(
      { name: 'LogArchiveError', failure },
    );
  });

  it('are one on a plane that is not reached', async () => {
    const problem = {
      what: 'Nothing says how',
      where: 'plane',
      mend: 'Say so',
    };
    const index = PodLogIndex.create({
      reach: async () => ({ state: 'none', problem }),
    });
    await expect(
      index.search({ ...filterOf(), order: 'asc', limit: 1 }, { signal }),
    ).rejects.toMatchObject({
      name: 'LogArchiveError',
      failure: 'unreachable',
      problem: { mend: expect.stringContaining('Say so, or add') },
    });
  });
});
