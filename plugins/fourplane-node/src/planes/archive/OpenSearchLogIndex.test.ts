// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { levelOf, logLevels } from '@fourplane/plugin-fourplane-common';
import * as fc from 'fast-check';
import { LogFieldFilter } from '../LogSource';
import {
  IndexCounts,
  IndexedLine,
  IndexFilter,
  IndexPosition,
  IndexSearch,
} from '../LogIndex';
import {
  dotlessLabels,
  dottedLabels,
  Labelling,
  namespaceOf,
  Owner,
  plainLabels,
  scopeOfOwner,
} from './__testUtils__/labels';
import {
  createIndex,
  labelledMappings,
  ship,
  ShippedLine,
  textOnlyMappings,
} from './__testUtils__/logDocuments';
import { startArchive } from './__testUtils__/startArchive';
import {
  isRealOpenSearch,
  TestedOpenSearch,
} from './__testUtils__/startOpenSearch';
import { OpenSearchLogArchive } from './OpenSearchLogArchive';

jest.setTimeout(180_000);

const start = Date.UTC(2026, 10, 25, 6);
const { signal } = new AbortController();
const cart: Owner = {
  tenant: 'acme',
  project: 'shop',
  component: 'cart',
  environment: 'dev',
};

const timeOf = (milliseconds: number) =>
  `${new Date(start + milliseconds).toISOString().slice(0, -1)}000000Z`;

let server: TestedOpenSearch;
let archive: OpenSearchLogArchive;
let stop = async () => {};
beforeEach(async () => {
  ({ server, archive, stop } = await startArchive());
});
afterEach(() => stop());

const lineOf = (
  { labels, shipped }: Labelling,
  owner: Owner,
  line: Partial<ShippedLine> & { readonly text: string },
): ShippedLine => ({
  at: timeOf(0),
  namespace: namespaceOf(owner),
  labels: shipped(labels(owner)),
  ...line,
});

const filterOf = (
  labelling: Labelling,
  owners: readonly Owner[],
  more: Partial<IndexFilter> = {},
): IndexFilter => ({
  scopes: owners.map(owner => scopeOfOwner(labelling, owner)),
  from: start,
  to: start + 86_400_000,
  ...more,
});

async function pagesOf(
  filter: IndexFilter,
  { order = 'asc', limit = 100 }: Partial<IndexSearch> = {},
): Promise<IndexedLine[]> {
  const lines: IndexedLine[] = [];
  let after: IndexPosition | undefined;
  do {
    const search = { ...filter, order, limit, after };
    const page = await archive.index.search(search, { signal });
    lines.push(...page.lines);
    after = page.position;
  } while (after);
  return lines;
}

const textsOf = async (
  filter: IndexFilter,
  options?: Partial<IndexSearch>,
): Promise<string[]> =>
  (await pagesOf(filter, options)).map(({ text }) => text);

async function totalOf(filter: IndexFilter): Promise<number> {
  const bars = { start, stepSeconds: 86_400, count: 1 };
  return sumOf(await archive.index.count({ ...filter, bars }, { signal }));
}

function sumOf({ levels }: IndexCounts): number {
  return logLevels.reduce((sum, level) => sum + levels[level][0], 0);
}

/** Where the counts are told to be those of what is found, they are. */
async function expectCounted(
  filter: IndexFilter,
  found: number,
  isExact?: boolean,
): Promise<void> {
  const bars = { start, stepSeconds: 86_400, count: 1 };
  const counts = await archive.index.count({ ...filter, bars }, { signal });
  const { isEstimate } = counts;
  if (isExact !== undefined) {
    expect({ filter, isEstimate }).toEqual({ filter, isEstimate: !isExact });
  }
  expect(sumOf(counts) >= found).toBe(true);
  expect(isEstimate || sumOf(counts) === found).toBe(true);
}

const generations = [
  {
    index: 'container-logs-2026-11-25',
    mappings: labelledMappings,
    labelling: dotlessLabels,
  },
  { index: 'kubernetes-2026.11.25', mappings: {}, labelling: plainLabels },
  {
    index: 'container-logs-2026.11.25',
    mappings: {},
    labelling: dottedLabels,
  },
] as const;

describe.each(generations)('in $index', ({ index, mappings, labelling }) => {
  beforeEach(() => createIndex(server, index, { mappings }));

  it('finds and counts the lines of exactly the scopes', async () => {
    const others: Owner[] = [
      { ...cart, component: 'cart-api' },
      { ...cart, component: 'api' },
      { ...cart, environment: 'dev-eu' },
      { ...cart, project: 'shop-eu' },
      { ...cart, tenant: 'acme-eu' },
    ];
    const own = { ...cart, component: 'web' };
    await ship(
      server,
      index,
      [cart, own, ...others].map(owner =>
        lineOf(labelling, owner, { text: JSON.stringify(owner) }),
      ),
    );
    // As on another cluster: the same namespace, but not the same labels; and the other way round.
    await ship(server, index, [
      lineOf(labelling, others[4], {
        text: 'stolen',
        namespace: namespaceOf(cart),
      }),
      lineOf(labelling, cart, { text: 'moved', namespace: 'dp-other' }),
    ]);
    const filter = filterOf(labelling, [cart, own]);
    expect(new Set(await textsOf(filter))).toEqual(
      new Set([cart, own].map(owner => JSON.stringify(owner))),
    );
    expect(await totalOf(filter)).toBe(2);
    const nobody = filterOf(labelling, []);
    expect(await textsOf(nobody)).toEqual([]);
    expect(await totalOf(nobody)).toBe(0);
    // Not the product of what the scopes have.
    const crossed = [
      { ...cart, environment: 'dev-eu' },
      { ...cart, component: 'api' },
    ];
    await ship(server, index, [
      lineOf(
        labelling,
        { ...cart, component: 'api', environment: 'dev-eu' },
        { text: 'neither' },
      ),
    ]);
    expect(await totalOf(filterOf(labelling, crossed))).toBe(2);
  });

  it('finds a text as it stands, whatever is in it and around it', async () => {
    const filler = ' and so on'.repeat(30);
    const texts = [
      'GET /cart?id=1*2 (500)',
      'a "quoted" \\path\\ + -x OR y:z',
      'größer als nichts',
      '*',
      '??? what',
      'timeout_waiting for db.example.com',
      'ordinary',
    ];
    const all = texts.flatMap(text => [text, `${filler}${text}${filler}`]);
    await ship(
      server,
      index,
      all.map((text, count) =>
        lineOf(labelling, cart, { text, at: timeOf(count) }),
      ),
    );
    for (const text of [
      ...texts,
      'cart?ID=1*2 (5',
      'log:*',
      '*:*',
      'T_WAIT',
      'or',
      '\\',
      'GRößER',
      'GRÖßer',
      'GRÕßer',
      '\\PATH\\ +',
      '","namespace":"x',
    ]) {
      const filter = filterOf(labelling, [cart], { text });
      const wanted = all.filter(each =>
        each.toLowerCase().includes(text.toLowerCase()),
      );
      expect([text, await textsOf(filter, { limit: 3 })]).toEqual([
        text,
        wanted,
      ]);
      // Of long lines, the older indices are asked for words.
      const isExact = mappings === labelledMappings || undefined;
      await expectCounted(filter, wanted.length, isExact);
    }
  });

  it('finds lines by their fields and by what was shipped with them', async () => {
    const filler = ' and so on'.repeat(30);
    const lines = [
      { status: 500, request: { path: '/Cart?a=1', 'user.id': 'u-7' } },
      { status: '500', filler },
      { status: 5000, tags: ['été', 'x y'], ok: true, none: null },
      { 'request.path': '/cart/items', filler, cost: 0.00001 },
      { path: '/Cart?a=1', message: 'status 500 "status":500' },
    ];
    const texts = [...lines.map(each => JSON.stringify(each)), 'status=500'];
    await ship(
      server,
      index,
      texts.map((text, count) =>
        lineOf(labelling, cart, {
          text,
          at: timeOf(count),
          more: { stream: count < 2 ? 'stderr' : 'stdout' },
        }),
      ),
    );
    const found = async (
      name: string,
      value: string,
      more: Partial<LogFieldFilter> = {},
    ) => {
      const field = { name, value, operator: 'equals' as const, ...more };
      const filter = filterOf(labelling, [cart], { fields: [field] });
      const answer = await textsOf(filter, { limit: 2 });
      await expectCounted(filter, answer.length, false);
      return answer.map(text => texts.indexOf(text));
    };
    const contains = { operator: 'contains' } as const;
    const isExcluded = true;
    expect(await found('status', '500')).toEqual([0, 1]);
    expect(await found('status', '500', contains)).toEqual([0, 1, 2]);
    expect(await found('status', '500', { isExcluded })).toEqual([2, 3, 4, 5]);
    expect(await found('request.path', '/cart', contains)).toEqual([0, 3]);
    expect(await found('request.path', '/Cart?a=1')).toEqual([0]);
    expect(await found('request.user.id', 'u-7')).toEqual([0]);
    expect(await found('request', '"user.id":', contains)).toEqual([0]);
    expect(await found('tags', 'ÉTÉ', contains)).toEqual([2]);
    expect(await found('tags', 'ÉTÉ')).toEqual([]);
    expect(await found('tags', 'x y')).toEqual([2]);
    expect(await found('cost', '0.00001')).toEqual([3]);
    expect(await found('ok', 'true')).toEqual([2]);
    expect(await found('none', 'null')).toEqual([2]);
    expect(await found('', '')).toEqual([]);
    expect(await found('*', '*', contains)).toEqual([]);
    expect(await found('stream', 'stderr')).toEqual([0, 1]);
    expect(await found('kubernetes.pod_name', 'run', contains)).toHaveLength(6);
    const [[label, value]] = Object.entries(
      labelling.shipped(labelling.labels(cart)),
    );
    expect(await found(`kubernetes.labels.${label}`, value)).toHaveLength(6);
    const several = filterOf(labelling, [cart], {
      fields: [
        { name: 'status', operator: 'contains', value: '500' },
        { name: 'stream', operator: 'equals', value: 'stdout' },
      ],
    });
    expect(await textsOf(several)).toEqual([texts[2]]);
  });

  it('finds and counts levels as they are read from lines', async () => {
    const texts = [
      'ERROR no connection',
      '{"level":"error","msg":"gone"}',
      '{"level":50,"msg":"info"}',
      'level=info msg="no error at all"',
      '{"log.level": "WARN", "message": "an error was mended"}',
      'WARNING it is late',
      '{"severity" : "NOTICE"}',
      "lvl='trace' here",
      'a debug line',
      'main.Error: end',
      '3 errors, terror_error and information',
      'level:\terr',
      'listening on 8080',
    ];
    await ship(
      server,
      index,
      texts.map((text, count) =>
        lineOf(labelling, cart, { text, at: timeOf(count) }),
      ),
    );
    const filter = filterOf(labelling, [cart]);
    const bars = { start, stepSeconds: 1, count: 1 };
    const counts = await archive.index.count({ ...filter, bars }, { signal });
    for (const level of logLevels) {
      const wanted = texts.filter(text => levelOf(text) === level);
      const found = { ...filter, levels: [level] };
      expect([level, await textsOf(found)]).toEqual([level, wanted]);
      expect([level, counts.levels[level]]).toEqual([level, [wanted.length]]);
      expect(counts.isEstimate).toBe(false);
      expect(await totalOf(found)).toBe(wanted.length);
    }
    const some = { ...filter, levels: ['warn', 'unknown'] as const };
    expect(await textsOf(some)).toEqual(
      texts.filter(text => ['warn', 'unknown'].includes(levelOf(text))),
    );
  });
});

describe('a search', () => {
  const [{ index, mappings, labelling }] = generations;

  it('gives long lines of old indices the level that they have', async () => {
    const old = 'kubernetes-2026.11.25';
    const long = (level: string) =>
      JSON.stringify({ filler: 'no error '.repeat(40), level });
    await ship(server, old, [
      lineOf(plainLabels, cart, { text: long('info') }),
      lineOf(plainLabels, cart, { text: long('error'), at: timeOf(1) }),
    ]);
    const filter = filterOf(plainLabels, [cart], { levels: ['info'] });
    expect(await textsOf(filter)).toEqual([long('info')]);
  });

  it('is about pods, containers and a time', async () => {
    await createIndex(server, index, { mappings });
    const line = (count: number, pod: string, container: string) =>
      lineOf(labelling, cart, {
        text: `${count}`,
        at: timeOf(count),
        pod,
        container,
      });
    await ship(server, index, [
      line(0, 'cart-1', 'main'),
      line(1, 'cart-1', 'proxy'),
      line(2, 'cart-2', 'main'),
      line(3, 'cart', 'main'),
      line(4, 'cart-1', 'main'),
    ]);
    const found = (more: Partial<IndexFilter>) =>
      textsOf(filterOf(labelling, [cart], more));
    expect(await found({ pods: ['cart-1'], containers: ['main'] })).toEqual([
      '0',
      '4',
    ]);
    expect(await found({ pods: ['cart', 'cart-2', '*'] })).toEqual(['2', '3']);
    expect(await found({ from: start + 1, to: start + 4 })).toEqual([
      '1',
      '2',
      '3',
    ]);
    expect(await found({ pods: [] })).toEqual([]);
  });

  it('takes hundreds of scopes', async () => {
    const owners = Array.from({ length: 40 }, (_, project) =>
      ['dev', 'prod'].flatMap(environment =>
        ['a', 'b', 'c'].map(component => ({
          tenant: 'acme',
          project: `p${project}`,
          component,
          environment,
        })),
      ),
    ).flat();
    await createIndex(server, index, { mappings });
    const lines = owners.map((owner, count) =>
      lineOf(labelling, owner, { text: `${count}`, at: timeOf(count % 7) }),
    );
    await ship(server, index, lines);
    const filter = filterOf(labelling, owners);
    expect(await totalOf(filter)).toBe(240);
    // As many clauses as it may come to: of indices of both kinds, a text and levels.
    await createIndex(server, 'kubernetes-2026.11.25', {});
    await ship(server, 'kubernetes-2026.11.25', lines.slice(0, 1));
    const one = {
      text: '1',
      levels: ['unknown', 'warn', 'debug'] as const,
      fields: Array.from({ length: 9 }, () => ({
        name: 'kubernetes.labels.a',
        operator: 'contains' as const,
        value: '1',
        isExcluded: true,
      })),
    };
    const withOne = lines.filter(({ text }) => text.includes('1'));
    expect(await totalOf({ ...filter, ...one })).toBe(withOne.length);
    const sought = {
      name: 'one.two.three',
      operator: 'contains' as const,
      value: 'x y z',
    };
    const fields = Array.from({ length: 10 }, () => sought);
    expect(await totalOf({ ...filter, ...one, fields })).toBe(0);
    for (const order of ['asc', 'desc'] as const) {
      const found = await pagesOf(filter, { order, limit: 17 });
      expect(found).toHaveLength(241);
      expect(new Set(found.map(({ text }) => text)).size).toBe(240);
      const times = found.map(({ at }) => at);
      const sorted = [...times].sort();
      expect(times).toEqual(order === 'asc' ? sorted : sorted.reverse());
    }
  });

  it('leaves indices out in which nothing whole tells whose a line is', async () => {
    const odd = 'container-logs-2026.11.24';
    await createIndex(server, odd, { mappings: textOnlyMappings });
    await createIndex(server, index, { mappings });
    const line = lineOf(
      labelling,
      { ...cart, component: 'cart-api' },
      {
        text: 'odd',
      },
    );
    await ship(server, odd, [line]);
    const filter = filterOf(labelling, [cart]);
    expect(await totalOf(filter)).toBe(0);
    expect(await archive.index.extent({ signal })).toMatchObject({
      keptSince: '2026-11-24T00:00:00.000Z',
      leftOut: { what: expect.stringContaining(odd) },
    });
  });

  it('has all of many thousand lines that share their times, each once', async () => {
    const many = isRealOpenSearch ? 50_000 : 5_000;
    // Several shards, in which numbers of documents repeat.
    const settings = { number_of_shards: 3 };
    await createIndex(server, index, { mappings, settings });
    const lines = Array.from({ length: many }, (_, count) =>
      lineOf(
        labelling,
        count % 10 === 0 ? { ...cart, component: 'no' } : cart,
        {
          text: `line ${count}`,
          at: timeOf(Math.floor((2 * count) / many)),
        },
      ),
    );
    for (let from = 0; from < lines.length; from += 10_000) {
      await ship(server, index, lines.slice(from, from + 10_000));
    }
    const filter = filterOf(labelling, [cart]);
    const found = await pagesOf(filter, {
      order: 'desc',
      limit: many / 50,
    });
    expect(found).toHaveLength(0.9 * many);
    expect(new Set(found.map(({ text }) => text)).size).toBe(0.9 * many);
    expect(new Set(found.map(({ id }) => id)).size).toBe(0.9 * many);
    expect(await totalOf(filter)).toBe(0.9 * many);
  });

  it('has every line once in pages of any size, in either order', async () => {
    const settings = { number_of_shards: 3 };
    await createIndex(server, index, { mappings, settings });
    await createIndex(server, 'kubernetes-2026.11.25', { settings });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat({ max: 3 }), { minLength: 2, maxLength: 30 }),
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom('asc' as const, 'desc' as const),
        async (times, limit, order) => {
          const run = { ...cart, project: `p${Math.random()}`.slice(0, 12) };
          const lines = times.map((time, count) =>
            lineOf(labelling, run, { text: `${count}`, at: timeOf(time) }),
          );
          const half = Math.ceil(lines.length / 2);
          await ship(server, index, lines.slice(0, half));
          await ship(server, 'kubernetes-2026.11.25', lines.slice(half));
          const found = await pagesOf(filterOf(labelling, [run]), {
            limit,
            order,
          });
          const sorted = [...times].sort();
          expect(found.map(({ at }) => at)).toEqual(
            (order === 'asc' ? sorted : sorted.reverse()).map(timeOf),
          );
          expect(found.map(({ text }) => Number(text)).sort()).toEqual(
            times.map((_, count) => count).sort(),
          );
        },
      ),
      { numRuns: 30 },
    );
  });
});
