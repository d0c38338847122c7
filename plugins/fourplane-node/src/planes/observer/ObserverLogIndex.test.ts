// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  ObserverApi,
  ObserverServer,
  OpenSearchServer,
} from '@fourplane/sandbox';
import {
  dotlessLabels,
  Labelling,
  namespaceOf,
  Owner,
  plainLabels,
} from '../archive/__testUtils__/labels';
import {
  createIndex,
  labelledMappings,
  ship,
  ShippedLine,
} from '../archive/__testUtils__/logDocuments';
import {
  IndexedLine,
  IndexFilter,
  IndexPosition,
  IndexSearch,
} from '../LogIndex';
import { ObserverClient } from './ObserverClient';
import { ObserverLogIndex } from './ObserverLogIndex';

jest.setTimeout(120_000);

const start = Date.UTC(2026, 10, 25, 6);
const { signal } = new AbortController();
const TOKEN = 'token-of-the-portal';
const cart: Owner = {
  tenant: 'acme',
  project: 'shop',
  component: 'cart',
  environment: 'dev',
};
const web: Owner = { ...cart, component: 'web' };
const evil: Owner = { ...cart, tenant: 'evil' };

const timeOf = (milliseconds: number) =>
  `${new Date(start + milliseconds).toISOString().slice(0, -1)}000000Z`;

const apis: readonly {
  api: ObserverApi;
  index: string;
  mappings: object;
  labelling: Labelling;
}[] = [
  {
    api: 'v1',
    index: 'container-logs-2026-11-25',
    mappings: labelledMappings,
    labelling: dotlessLabels,
  },
  {
    api: 'legacy',
    index: 'kubernetes-2026.11.25',
    mappings: {},
    labelling: plainLabels,
  },
];

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) {
    await stop();
  }
});

async function begin({ api, index, mappings, labelling }: (typeof apis)[0]) {
  const openSearch = await OpenSearchServer.start({ plain: true });
  stops.push(() => openSearch.stop());
  await createIndex(openSearch, index, { mappings });
  const server = await ObserverServer.start({
    api,
    openSearch,
    credentials: { token: TOKEN },
  });
  stops.push(() => server.stop());
  const client = ObserverClient.create({
    where: 'fourplane.observability[0].observer',
    config: {
      url: server.url,
      token: TOKEN,
      caData: Buffer.from(server.caPem).toString('base64'),
    },
  });
  stops.push(() => client.close());
  const { labels, shipped } = labelling;
  const filterOf = (
    owners: readonly Owner[],
    more: Partial<IndexFilter> = {},
  ): IndexFilter => ({
    scopes: owners.map(owner => ({
      namespace: namespaceOf(owner),
      labels: labels(owner),
      owner,
    })),
    from: start,
    to: start + 3_600_000,
    ...more,
  });
  return {
    server,
    filterOf,
    index: ObserverLogIndex.create({ client }),
    write: (owner: Owner, lines: readonly Partial<ShippedLine>[]) =>
      ship(
        openSearch,
        index,
        lines.map(({ text = '', at = timeOf(0), ...line }) => ({
          namespace: namespaceOf(owner),
          labels: shipped(labels(owner)),
          pod: `${owner.component}-1`,
          text,
          at,
          ...line,
        })),
      ),
  };
}

async function pagesOf(
  index: ObserverLogIndex,
  filter: IndexFilter,
  { order = 'asc', limit = 100 }: Partial<IndexSearch> = {},
): Promise<IndexedLine[]> {
  const lines: IndexedLine[] = [];
  let after: IndexPosition | undefined;
  do {
    const search = { ...filter, order, limit, after };
    const page = await index.search(search, { signal });
    lines.push(...page.lines);
    after = page.position;
  } while (after);
  return lines;
}

const textsOf = async (...asked: Parameters<typeof pagesOf>) =>
  (await pagesOf(...asked)).map(({ text }) => text);

describe.each(apis)('an observer of the API $api', setUp => {
  it('is searched for the lines of exactly the scopes, by the rules of all sources', async () => {
    const { index, filterOf, write, server } = await begin(setUp);
    await write(cart, [
      { text: 'ERROR of CAFÉ', at: timeOf(1) },
      { text: '{"level":"warn","status":502}', at: timeOf(3) },
      { text: 'ordinary', at: timeOf(5), pod: 'cart-2' },
    ]);
    await write(web, [{ text: 'level=info café', at: timeOf(4) }]);
    await write(evil, [{ text: 'stolen', at: timeOf(2) }]);
    const both = filterOf([cart, web]);
    expect(await textsOf(index, both)).toEqual([
      'ERROR of CAFÉ',
      '{"level":"warn","status":502}',
      'level=info café',
      'ordinary',
    ]);
    expect(await textsOf(index, filterOf([cart], { text: 'cafÉ' }))).toEqual([
      'ERROR of CAFÉ',
    ]);
    const levels = ['warn', 'unknown'] as const;
    expect(await textsOf(index, filterOf([cart], { levels }))).toEqual([
      '{"level":"warn","status":502}',
      'ordinary',
    ]);
    const pods = ['cart-2'];
    expect(await textsOf(index, filterOf([cart], { pods }))).toEqual([
      'ordinary',
    ]);
    const fields = [
      { name: 'status', operator: 'equals' as const, value: '502' },
    ];
    expect(await textsOf(index, filterOf([cart], { fields }))).toHaveLength(1);
    const within = { from: start + 3, to: start + 5 };
    expect(await textsOf(index, filterOf([cart, web], within))).toEqual([
      '{"level":"warn","status":502}',
      'level=info café',
    ]);
    expect(await textsOf(index, filterOf([]))).toEqual([]);
    const bars = { start, stepSeconds: 3_600, count: 1 };
    expect(await index.count({ ...both, bars }, { signal })).toMatchObject({
      isEstimate: false,
      levels: { error: [1], warn: [1], info: [1], unknown: [1] },
    });
    expect(server.calls.length).toBeGreaterThan(0);
    expect(server.calls.map(({ body }) => body).join()).not.toContain('evil');
  });

  it('has every line once in pages, of thousands that share their times, too', async () => {
    const { index, filterOf, write } = await begin(setUp);
    // Lines that say the same at the same time are lines all the same.
    const lines = Array.from({ length: 2_500 }, (_, count) => ({
      text: count % 100 === 0 ? 'the same' : `line ${count}`,
      at: timeOf(Math.floor(count / 400)),
    }));
    await write(cart, lines);
    await write(web, lines.slice(0, 300));
    for (const order of ['asc', 'desc'] as const) {
      const filter = filterOf([cart, web]);
      const found = await pagesOf(index, filter, { order, limit: 700 });
      expect(found).toHaveLength(2_800);
      expect(new Set(found.map(({ id }) => id)).size).toBe(2_800);
      const times = found.map(({ at }) => at);
      const sorted = [...times].sort();
      expect(times).toEqual(order === 'asc' ? sorted : sorted.reverse());
    }
  });

  it('says what it cannot tell apart, and goes on behind it', async () => {
    const { index, filterOf, write } = await begin(setUp);
    await write(
      cart,
      Array.from({ length: 1_500 }, (_, n) => ({
        text: `${n}`,
        at: timeOf(1),
      })),
    );
    await write(cart, [{ text: 'later', at: timeOf(2) }]);
    const search = { ...filterOf([cart]), order: 'asc' as const, limit: 2_000 };
    const page = await index.search(search, { signal });
    expect(page.leftOut?.what).toContain('share a millisecond');
    expect(page.lines).toHaveLength(1_001);
    expect(page.lines.at(-1)?.text).toBe('later');
  });

  it('finds a line again by its id, within its scope alone', async () => {
    const { index, filterOf, write } = await begin(setUp);
    await write(cart, [{ text: 'one' }, { text: 'one' }, { text: 'two' }]);
    const [scope] = filterOf([cart]).scopes;
    const [other] = filterOf([web]).scopes;
    const found = await pagesOf(index, filterOf([cart]));
    expect(found).toHaveLength(3);
    for (const { id, text } of found) {
      expect((await index.line({ scope, id }, { signal }))?.text).toBe(text);
      expect(await index.line({ scope: other, id }, { signal })).toBe(
        undefined,
      );
    }
    await expect(
      index.line({ scope, id: 'x' }, { signal }),
    ).rejects.toMatchObject({ name: 'InputError' });
  });

  it('is told apart from one that fails', async () => {
    const { index, filterOf, server } = await begin(setUp);
    const search = { ...filterOf([cart]), order: 'asc' as const, limit: 1 };
    const ask = () => index.search(search, { signal });
    const faults = [
      [() => server.faults.down(), 'unreachable'],
      [() => server.faults.answer({ status: 401, body: '' }), 'credentials'],
      [
        () =>
          server.faults.answer({
            status: 403,
            body: '{"title":"forbidden","message":"Access denied"}',
          }),
        'forbidden',
      ],
      [() => server.faults.answer({ status: 500, body: '' }), 'server'],
      [() => server.faults.answer({ status: 404, body: 'what' }), 'protocol'],
      [() => server.faults.answer({ status: 200, body: '<html>' }), 'protocol'],
      [() => server.faults.answer({ status: 200, body: '[]' }), 'protocol'],
      [
        () =>
          server.faults.answer({
            status: 302,
            body: '',
            headers: { location: 'https://elsewhere' },
          }),
        'protocol',
      ],
    ] as const;
    for (const [fault, failure] of faults) {
      const undo = fault();
      const failed = await ask().catch(error => error);
      expect([failure, failed]).toMatchObject([
        failure,
        { name: 'LogArchiveError', failure },
      ]);
      expect(failed.message).not.toContain(TOKEN);
      undo();
    }
    expect((await ask()).lines).toEqual([]);
  });
});

describe('an observer that lies', () => {
  it("gives nobody another tenant's line", async () => {
    const { index, filterOf, server } = await begin(apis[0]);
    const line = (namespaceName: string, podNamespace?: string) => ({
      timestamp: timeOf(1),
      log: `of ${namespaceName} in ${podNamespace}`,
      metadata: {
        namespaceName,
        projectName: 'shop',
        componentName: 'cart',
        environmentName: 'dev',
        podNamespace,
        podName: 'cart-1',
        containerName: 'main',
      },
    });
    const own = namespaceOf(cart);
    const logs = [line('acme', own), line('evil', own), line('acme', 'dp-x')];
    server.faults.answer({ status: 200, body: JSON.stringify({ logs }) });
    expect(await textsOf(index, filterOf([cart]))).toEqual([
      `of acme in ${own}`,
    ]);
  });
});
