// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  FoundLine,
  LogLevel,
  logLevels,
  ModelByKind,
  ModelKind,
  ModelRef,
  Reading,
  RefOf,
} from '@fourplane/plugin-fourplane-common';
import * as fc from 'fast-check';
import { FakeClock } from '../../__testUtils__/FakeClock';
import { DeployedWorkloads } from '../../dialects/Dialect';
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
import { archiveOn } from '../archive/__testUtils__/startArchive';
import { OpenSearchLogArchive } from '../archive/OpenSearchLogArchive';
import { OpenSearchServer } from '@fourplane/sandbox';
import { LogSearch } from '../LogSource';
import { PlaneLogSource } from './PlaneLogSource';

jest.setTimeout(120_000);

const NOW = Date.parse('2026-11-24T12:00:00Z');
const { signal } = new AbortController();

const timeOf = (milliseconds: number) =>
  `${new Date(NOW - 3_600_000 + milliseconds)
    .toISOString()
    .slice(0, -1)}000000Z`;

const plane = (name: string): ModelRef => ({
  controlPlane: 'default',
  kind: 'dataPlane',
  name,
});

const deploymentOf = ({
  tenant,
  project,
  component,
  environment,
}: Owner): RefOf<'deployment'> => ({
  controlPlane: 'default',
  kind: 'deployment',
  tenant,
  project,
  name: `${component}-${environment}`,
});

/** Where environments are, and how what runs there is labelled. */
const places: Readonly<
  Record<string, { readonly plane: string; readonly labelling: Labelling }>
> = {
  dev: { plane: 'eu', labelling: dotlessLabels },
  prod: { plane: 'us', labelling: plainLabels },
  edge: { plane: 'far', labelling: dotlessLabels },
};

const owners: Owner[] = ['acme', 'evil'].flatMap(tenant =>
  ['cart', 'web'].flatMap(component =>
    ['dev', 'prod', 'edge'].map(environment => ({
      tenant,
      project: 'shop',
      component,
      environment,
    })),
  ),
);
const deployments = (tenant: string, environments = ['dev', 'prod']) =>
  owners
    .filter(owner => owner.tenant === tenant)
    .filter(owner => environments.includes(owner.environment))
    .map(deploymentOf);

function workloadsOf(ref: RefOf<'deployment'>): DeployedWorkloads | undefined {
  const owner = owners.find(
    each => deploymentOf(each).name === ref.name && each.tenant === ref.tenant,
  );
  if (!owner) {
    return undefined;
  }
  const place = places[owner.environment];
  return {
    plane: plane(place.plane),
    namespace: namespaceOf(owner),
    labels: place.labelling.labels(owner),
  };
}

const lineOf = (
  owner: Owner,
  milliseconds: number,
  text: string,
): ShippedLine => {
  const { labels, shipped } = places[owner.environment].labelling;
  return {
    at: timeOf(milliseconds),
    text: `${owner.tenant} ${text}`,
    namespace: namespaceOf(owner),
    labels: shipped(labels(owner)),
    pod: `${owner.tenant}-${owner.component}-1`,
    container: 'main',
  };
};

function readDeployment<K extends ModelKind>(
  ref: RefOf<K>,
): Reading<ModelByKind[K]> {
  return ref.name.startsWith('odd')
    ? {
        state: 'unreadable',
        unreadable: {
          ref,
          object: { apiVersion: 'v1', kind: 'ReleaseBinding', name: ref.name },
          issues: [{ path: 'spec.environment', message: 'must be a text' }],
        },
      }
    : { state: 'absent' };
}

let servers: Record<'eu' | 'us', OpenSearchServer>;
let archives: Record<'eu' | 'us', OpenSearchLogArchive>;
let source: PlaneLogSource;

const indices = {
  eu: 'container-logs-2026-11-24',
  us: 'kubernetes-2026.11.24',
};

function connected(clock: FakeClock): PlaneLogSource {
  return PlaneLogSource.create({
    controlPlane: 'default',
    model: {
      isComplete: () => true,
      read: readDeployment,
    },
    workloads: () => workloadsOf,
    indexOf: ref =>
      ref?.name === 'eu' || ref?.name === 'us'
        ? archives[ref.name].index
        : undefined,
    clock,
  });
}

beforeAll(async () => {
  servers = {
    eu: await OpenSearchServer.start({ plain: true }),
    us: await OpenSearchServer.start({ plain: true }),
  };
  await createIndex(servers.eu, indices.eu, { mappings: labelledMappings });
  await createIndex(servers.us, indices.us, {});
  archives = { eu: archiveOn(servers.eu), us: archiveOn(servers.us) };
  source = connected(new FakeClock());
  // Times of both tenants and planes are the same, and so are names.
  for (const name of ['eu', 'us'] as const) {
    const lines = owners
      .filter(({ environment }) => places[environment].plane === name)
      .flatMap(owner =>
        Array.from({ length: 40 }, (_, count) =>
          lineOf(
            owner,
            (count % 20) * 100,
            `${owner.component} ${owner.environment} ${count} ${
              ['ERROR', 'level=warn', 'INFO', '{"x":*}'][count % 4]
            }`,
          ),
        ),
      );
    await ship(servers[name], indices[name], lines);
  }
});
afterAll(async () => {
  await Promise.all(Object.values(archives ?? {}).map(each => each.close()));
  await Promise.all(Object.values(servers ?? {}).map(each => each.stop()));
});

const searchOf = (more: Partial<LogSearch> = {}): LogSearch => ({
  deployments: deployments('acme'),
  from: NOW - 86_400_000,
  to: NOW,
  order: 'newestFirst',
  limit: 100,
  ...more,
});

const field = { name: 'x', operator: 'equals', value: 'y' } as const;

async function pagesOf(search: LogSearch): Promise<FoundLine[]> {
  const lines: FoundLine[] = [];
  let cursor = search.cursor;
  do {
    const page = await source.search({ ...search, cursor }, { signal });
    lines.push(...page.lines);
    cursor = page.next;
  } while (cursor);
  return lines;
}

describe('a search of several planes', () => {
  it.each(['newestFirst', 'oldestFirst'] as const)(
    'has all of their lines in one order, each once (%s)',
    async order => {
      const lines = await pagesOf(searchOf({ order, limit: 13 }));
      expect(lines).toHaveLength(160);
      expect(new Set(lines.map(({ text }) => text)).size).toBe(160);
      expect(new Set(lines.map(({ id }) => id)).size).toBe(160);
      const times = lines.map(({ at }) => at);
      const sorted = [...times].sort();
      expect(times).toEqual(
        order === 'oldestFirst' ? sorted : sorted.reverse(),
      );
      expect(lines.every(({ text }) => text.startsWith('acme'))).toBe(true);
      for (const { deployment, text } of lines) {
        const [, component, environment] = text.split(' ');
        expect(deployment.name).toBe(`${component}-${environment}`);
      }
    },
  );

  it('says what it asked, and what it could not ask', async () => {
    const odd = deploymentOf({ ...owners[0], component: 'odd' });
    const page = await source.search(
      searchOf({
        deployments: [
          ...deployments('acme', ['dev', 'prod', 'edge']),
          deploymentOf({ ...owners[0], component: 'gone' }),
          odd,
        ],
      }),
      { signal },
    );
    expect(page.sources).toMatchObject([
      { title: 'OpenSearch', planes: [plane('eu')], state: 'answered' },
      { title: 'OpenSearch', planes: [plane('us')], state: 'answered' },
      { planes: [plane('far')], state: 'notConfigured' },
      {
        state: 'notPlaced',
        what: expect.stringContaining('gone-dev'),
        deployments: [{ name: 'gone-dev' }],
      },
      {
        state: 'unreadable',
        what: expect.stringContaining('spec.environment must be a text'),
        mend: 'Correct ReleaseBinding odd-dev',
        deployments: [odd],
      },
    ]);
    expect(page.sources[0].keptSince).toBe('2026-11-24T00:00:00.000Z');
    const none = await source.search(searchOf({ deployments: [] }), { signal });
    expect(none).toMatchObject({ lines: [], sources: [] });
  });

  it('shows the lines of one plane where the other is away, and those of that one later', async () => {
    const search = searchOf({ limit: 50 });
    const first = await source.search(search, { signal });
    const undo = servers.us.faults.down();
    let second;
    try {
      second = await source.search(
        { ...search, cursor: first.next },
        { signal },
      );
    } finally {
      undo();
    }
    expect(second.sources).toMatchObject([
      { state: 'answered' },
      {
        planes: [plane('us')],
        state: expect.stringMatching(/unreachable|failed/),
      },
    ]);
    expect(second.lines.length).toBeGreaterThan(0);
    expect(
      second.lines.every(({ deployment }) => deployment.name.endsWith('dev')),
    ).toBe(true);
    const rest = await pagesOf({ ...search, cursor: second.next });
    const all = [...first.lines, ...second.lines, ...rest];
    const ids = all.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(
      all.filter(({ deployment }) => deployment.name.endsWith('dev')),
    ).toHaveLength(80);
  });

  it('says of a source that does not answer what is wrong, and since when', async () => {
    const { us } = servers;
    const clock = new FakeClock();
    const search = searchOf({ deployments: deployments('acme', ['prod']) });
    const asked = async (from: PlaneLogSource) =>
      (await from.search(search, { signal })).sources;
    const fresh = connected(clock);
    const faults = [
      [() => us.faults.down(), 'unreachable'],
      [() => us.faults.red(), 'failed'],
      [() => us.faults.forbidden(), 'denied'],
      [
        () => us.faults.answer({ status: 200, body: '<html>Sign in' }),
        'misconfigured',
      ],
    ] as const;
    for (const [begin, state] of faults) {
      const since = new Date(clock.now()).toISOString();
      const undo = begin();
      try {
        for (const _ of [1, 2]) {
          expect(await asked(fresh)).toMatchObject([
            { planes: [plane('us')], state, since, what: expect.any(String) },
          ]);
          clock.advance(60_000);
        }
        const histogram = await fresh.histogram(
          { ...search, bars: 3 },
          { signal },
        );
        expect(histogram).toMatchObject({ total: 0, sources: [{ state }] });
      } finally {
        undo();
      }
      expect(await asked(fresh)).toEqual([
        expect.not.objectContaining({ since: expect.anything() }),
      ]);
    }
  });

  it('ends where it began, whatever is written meanwhile', async () => {
    const search = searchOf({ to: NOW + 3_600_000, limit: 100 });
    const first = await source.search(search, { signal });
    expect(first.until).toBe(new Date(NOW).toISOString());
    const late = owners.filter(({ tenant }) => tenant === 'acme')[0];
    await ship(servers.eu, indices.eu, [
      lineOf(late, 3_600_000 + 5, 'cart dev of the future'),
    ]);
    const rest = await pagesOf({ ...search, cursor: first.next });
    expect(first.lines.length + rest.length).toBe(160);
    expect(rest.map(({ text }) => text).join()).not.toContain('of the future');
  });

  it('counts them over time, by level', async () => {
    const from = NOW - 3_600_000;
    const histogram = await source.histogram(
      { ...searchOf({ from, to: from + 2_000 }), bars: 2 },
      { signal },
    );
    expect(histogram).toMatchObject({
      start: new Date(from).toISOString(),
      stepSeconds: 1,
      count: 2,
      total: 160,
    });
    expect(Object.keys(histogram.levels).sort()).toEqual([
      'error',
      'info',
      'unknown',
      'warn',
    ]);
    expect(histogram.levels.error).toEqual([24, 16]);
    const half = await source.histogram(
      { ...searchOf({ from, to: from + 1_000, text: 'CART' }), bars: 300 },
      { signal },
    );
    expect(half.total).toBe(40);
  });

  it('shows the lines around one, of its container alone', async () => {
    const [{ id, text }] = (
      await source.search(
        searchOf({
          text: 'cart dev 7 ',
          deployments: deployments('acme', ['dev']),
        }),
        { signal },
      )
    ).lines;
    const [cart, web] = deployments('acme', ['dev']);
    const context = await source.context(
      { deployment: cart, id, before: 4, after: 500 },
      { signal },
    );
    expect(context.line?.text).toBe(text);
    const all = [...context.before, ...context.after];
    expect(context.before).toHaveLength(4);
    expect(all.every(line => line.text.startsWith('acme cart dev'))).toBe(true);
    const whole = await source.context(
      { deployment: cart, id, before: 500, after: 500 },
      { signal },
    );
    const lines = [...whole.before, whole.line, ...whole.after];
    expect(new Set(lines.map(line => line?.id)).size).toBe(lines.length);
    expect(whole.before.slice(-4)).toEqual(context.before);
    const other = await source.context(
      { deployment: web, id, before: 4, after: 4 },
      { signal },
    );
    expect(other).toMatchObject({ before: [], after: [], sources: [{}] });
    expect(other.line).toBeUndefined();
  });

  it.each<Partial<LogSearch>>([
    { cursor: 'x' },
    { cursor: Buffer.from('{}').toString('base64url') },
    { limit: 0 },
    { limit: 1_001 },
    { limit: NaN },
    { from: NOW, to: NOW },
    { from: NaN },
    { to: Infinity },
    { fields: Array.from({ length: 11 }, () => field) },
    { fields: [{ ...field, name: '' }] },
    { fields: [{ ...field, name: 'x'.repeat(201) }] },
    { fields: [{ ...field, value: 'x'.repeat(1_001) }] },
  ])('refuses %j', async more => {
    await expect(
      source.search(searchOf(more), { signal }),
    ).rejects.toMatchObject({ name: 'InputError' });
  });

  it('refuses a cursor of another search, and what is no id', async () => {
    const { next } = await source.search(searchOf({ limit: 1 }), { signal });
    const other = searchOf({ limit: 1, text: 'x', cursor: next });
    await expect(source.search(other, { signal })).rejects.toMatchObject({
      name: 'InputError',
    });
    const [deployment] = deployments('acme');
    for (const id of ['', 'x', `${timeOf(0)}~../secrets~1`]) {
      await expect(
        source.context({ deployment, id, before: 1, after: 1 }, { signal }),
      ).rejects.toMatchObject({ name: 'InputError' });
    }
  });
});

describe("another tenant's lines", () => {
  const crafted = fc.constantFrom(
    'evil',
    '*',
    '*:*',
    '" OR 1=1',
    '"}},{"match_all":{}},{"term":{"x":"',
    'kubernetes.labels.organization-name:evil',
    '\\',
    'ERROR',
    ' ',
  );
  const names = fc.subarray([
    'evil-cart-1',
    'evil-web-1',
    'acme-cart-1',
    '*',
    'evil*',
    'main',
  ]);
  const request = fc.record({
    text: fc.option(fc.oneof(crafted, fc.string({ maxLength: 8 })), {
      nil: undefined,
    }),
    fields: fc.option(
      fc.array(
        fc.record({
          name: fc.constantFrom(
            'x',
            'kubernetes.pod_name',
            'kubernetes.namespace_name',
            'kubernetes.labels.organization-name',
            'kubernetes.labels.openchoreo_dev/namespace',
            '*',
            'kubernetes.*',
            '"}},{"match_all":{}}',
          ),
          operator: fc.constantFrom('equals' as const, 'contains' as const),
          value: fc.oneof(crafted, fc.string({ maxLength: 4 })),
          isExcluded: fc.boolean(),
        }),
        { maxLength: 3 },
      ),
      { nil: undefined },
    ),
    levels: fc.option(fc.subarray<LogLevel>([...logLevels]), {
      nil: undefined,
    }),
    pods: fc.option(names, { nil: undefined }),
    containers: fc.option(names, { nil: undefined }),
    from: fc.constantFrom(-8e15, 0, NOW - 3_600_000, NOW - 3_599_000),
    to: fc.constantFrom(NOW, 8e15),
    order: fc.constantFrom('newestFirst' as const, 'oldestFirst' as const),
    limit: fc.integer({ min: 1, max: 50 }),
    own: fc.subarray(deployments('acme', ['dev', 'prod', 'edge'])),
    steal: fc.boolean(),
  });

  it('are never found or counted, whatever is asked for', async () => {
    const theirs = await pagesOf(
      searchOf({ deployments: deployments('evil') }),
    );
    expect(theirs).toHaveLength(160);
    let found = 0;
    await fc.assert(
      fc.asyncProperty(request, async ({ own, steal, ...asked }) => {
        const search = { ...asked, deployments: own };
        // A cursor that was handed out for the others' lines.
        const stolen = steal
          ? await source.search(
              { ...search, deployments: deployments('evil') },
              { signal },
            )
          : undefined;
        const page = await source.search(
          { ...search, cursor: stolen?.next },
          { signal },
        );
        found += page.lines.length;
        for (const line of page.lines) {
          expect(line.text).toMatch(/^acme /);
          expect(own).toContainEqual(line.deployment);
        }
        const { total, isEstimate = false } = await source.histogram(
          { ...search, bars: 10 },
          { signal },
        );
        const all = await pagesOf(search);
        expect(all.every(({ text }) => text.startsWith('acme '))).toBe(true);
        expect(total >= all.length).toBe(true);
        expect(isEstimate || total === all.length).toBe(true);
        // Never is more counted than there is of their own.
        expect(total <= 40 * own.length).toBe(true);
      }),
      { numRuns: 150, timeout: 60_000 },
    );
    expect(found).toBeGreaterThan(0);
    for (const { id } of theirs.slice(0, 5)) {
      for (const deployment of deployments('acme')) {
        const { line, before, after } = await source.context(
          { deployment, id, before: 500, after: 500 },
          { signal },
        );
        expect([line, before, after]).toEqual([undefined, [], []]);
      }
    }
  });
});
