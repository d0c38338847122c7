// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  AskedSource,
  FoundLine,
  LogExportEvent,
} from '@fourplane/plugin-fourplane-common';
import {
  LogFilter,
  LogSearch,
  MetricQuery,
} from '@fourplane/plugin-fourplane-node';
import {
  controlPlanesOf,
  InMemoryControlPlane,
} from '../../__testUtils__/InMemoryControlPlane';
import {
  component,
  deployment,
  entityOf,
  environment,
  project,
  refOf,
  tenant,
} from '../../__testUtils__/models';
import { Policy, startBackend } from '../../__testUtils__/startBackend';
import { exportedLines } from './exportedLines';

const SHOP = '/api/fourplane/control-planes/default/tenants/acme/projects/shop';
const CART = `${SHOP}/components/cart`;
const FROM = 'from=2026-11-25T08:00:00Z';

const TENANT = '/api/fourplane/control-planes/default/tenants/acme';
const bids = refOf('component', 'bids', { project: 'ads' });

/** A shop whose sources of logs and metrics note what they are asked. */
function shop() {
  const controlPlane = new InMemoryControlPlane('default');
  controlPlane.put(
    project('shop'),
    environment('dev'),
    environment('eu'),
    component('cart'),
    component('mail'),
    deployment('cart', 'dev'),
    deployment('cart', 'eu'),
    deployment('mail', 'dev'),
    tenant('acme'),
    project('ads'),
    component('bids', { ref: bids }),
    deployment('bids', 'dev', {
      ref: refOf('deployment', 'bids-dev', { project: 'ads' }),
      component: bids,
    }),
  );
  const searched: LogFilter[] = [];
  const measured: MetricQuery[] = [];
  controlPlane.logs = {
    search: async search => {
      searched.push(search);
      return {
        lines: [],
        until: new Date(search.to).toISOString(),
        sources: [{ title: 'OpenSearch', planes: [], state: 'unreachable' }],
      };
    },
    histogram: async filter => {
      searched.push(filter);
      return {
        start: '2026-11-25T08:00:00.000Z',
        stepSeconds: 60,
        count: 1,
        levels: { error: [2] },
        total: 2,
        sources: [],
      };
    },
    context: async () => ({ before: [], after: [], sources: [] }),
  };
  controlPlane.metrics = {
    read: async query => {
      measured.push(query);
      return {
        start: '2026-11-25T08:00:00.000Z',
        stepSeconds: query.stepSeconds,
        count: 1,
        metrics: { cpu: { state: 'series', series: [{ values: [null] }] } },
      };
    },
  };
  return { controlPlane, searched, measured };
}

async function start(policy?: Policy) {
  const made = shop();
  const { get } = await startBackend({
    controlPlanes: controlPlanesOf(made.controlPlane),
    policy,
    entities: [
      entityOf(refOf('project', 'shop')),
      entityOf(refOf('component', 'cart')),
      entityOf(refOf('component', 'mail')),
      entityOf(refOf('project', 'ads')),
      entityOf(bids),
      entityOf(refOf('environment', 'dev')),
      entityOf({ kind: 'tenant', controlPlane: 'default', name: 'acme' }),
    ],
  });
  return { get, ...made };
}

const namesOf = ({ deployments }: LogFilter) =>
  deployments.map(({ name }) => name).sort();

describe('searching the logs', () => {
  it("goes to a component's own deployments, whatever the query says", async () => {
    const { get, searched } = await start();
    const { status, body } = await get(
      `${CART}/logs?${FROM}&text=${encodeURIComponent(
        '"*" OR 1',
      )}&levels=error,warn&environments=dev,elsewhere&limit=7&fields=${encodeURIComponent(
        'status=500 -user~"jo d"',
      )}`,
    );
    expect(status).toBe(200);
    expect(body.data.sources[0].state).toBe('unreachable');
    expect(namesOf(searched[0])).toEqual(['cart-dev']);
    expect(searched[0]).toMatchObject({
      from: Date.parse('2026-11-25T08:00:00Z'),
      text: '"*" OR 1',
      levels: ['error', 'warn'],
      limit: 7,
      order: 'newestFirst',
      fields: [
        { name: 'status', operator: 'equals', value: '500' },
        { name: 'user', operator: 'contains', value: 'jo d', isExcluded: true },
      ],
    });
    await get(`${CART}/logs/histogram?${FROM}`);
    expect(namesOf(searched[1])).toEqual(['cart-dev', 'cart-eu']);
  });

  it.each([
    ['from=yesterday', 'from'],
    [`${FROM}&to=2026-11-25T07:00:00Z`, 'before'],
    [`${FROM}&last=60`, 'exclude'],
    ['to=2026-11-25T07:00:00Z', 'needs'],
    [`${FROM}&levels=loud`, 'levels'],
    [`${FROM}&limit=0`, 'limit'],
    [`${FROM}&fields=status`, 'name=value'],
    [`${FROM}&fields=${'a=b%20'.repeat(11)}`, 'at most 10'],
  ])('refuses %s and names it', async (query, word) => {
    const { get, searched } = await start();
    const { status, body } = await get(`${CART}/logs?${query}`);
    expect(status).toBe(400);
    expect(body.error.message).toContain(word);
    expect(searched).toEqual([]);
  });

  it("leaves out a project's components whose logs the caller may not read", async () => {
    const { get, searched } = await start(
      (name, ref) =>
        name !== 'fourplane.deployment.log.read' || !ref?.includes('mail'),
    );
    const { status } = await get(`${SHOP}/logs?${FROM}&components=cart,mail`);
    expect(status).toBe(200);
    expect(namesOf(searched[0])).toEqual(['cart-dev', 'cart-eu']);
    expect((await get(`${SHOP}/components/mail/logs?${FROM}`)).status).toBe(
      403,
    );
  });

  it('asks for what is around a line of a deployment of that very component', async () => {
    const { get } = await start();
    const around = (name: string) =>
      get(`${CART}/deployments/${name}/logs/context?id=1`);
    expect((await around('cart-dev')).status).toBe(200);
    expect((await around('mail-dev')).status).toBe(404);
  });
});

const mayRead =
  (word: string): Policy =>
  (name, ref) =>
    name !== 'fourplane.deployment.log.read' || !!ref?.includes(word);

describe('searching what is wider than a project', () => {
  it.each([
    [`environments/dev/logs?${FROM}`, ['bids-dev', 'cart-dev', 'mail-dev']],
    [`environments/dev/logs?${FROM}&projects=ads`, ['bids-dev']],
    [`environments/dev/logs?${FROM}&components=cart`, ['cart-dev']],
    [`environments/eu/logs?${FROM}`, ['cart-eu']],
    [`logs?${FROM}`, ['bids-dev', 'cart-dev', 'cart-eu', 'mail-dev']],
    [`logs?${FROM}&projects=shop&environments=dev`, ['cart-dev', 'mail-dev']],
    [
      `logs/histogram?${FROM}&components=cart,bids&environments=eu`,
      ['cart-eu'],
    ],
  ])('%s goes to %j', async (path, names) => {
    const { get, searched } = await start();
    expect((await get(`${TENANT}/${path}`)).status).toBe(200);
    expect(namesOf(searched[0])).toEqual(names);
  });

  it.each(['logs', 'environments/dev/logs'])(
    'leaves out of %s what the caller may not read, and does not tell of it',
    async path => {
      const { get, searched } = await start(mayRead('cart'));
      await get(`${TENANT}/${path}?${FROM}&components=cart,mail`);
      expect(
        new Set(namesOf(searched[0]).map(one => one.split('-')[0])),
      ).toEqual(new Set(['cart']));
      const scope = await get(`${TENANT}/${path}/scope`);
      expect(scope.status).toBe(200);
      expect(scope.text).not.toContain('mail');
      expect(scope.text).not.toContain('ads');
    },
  );

  it('refuses an environment alike, whether it is empty of what the caller may read or is none', async () => {
    const { get, searched } = await start(mayRead('nothing'));
    const refusals = await Promise.all(
      ['dev', 'gone'].map(name => get(`${TENANT}/environments/${name}/logs`)),
    );
    expect(refusals.map(({ status }) => status)).toEqual([403, 403]);
    expect(
      new Set(
        refusals.map(({ body }) =>
          body.error.message.replace(/(dev|gone)/, 'it'),
        ),
      ).size,
    ).toBe(1);
    expect(searched).toEqual([]);
    const ofNobody = await start(mayRead('environment'));
    const { status } = await ofNobody.get(`${TENANT}/environments/dev/logs`);
    expect(status).toBe(200);
    expect(namesOf(ofNobody.searched[0])).toEqual([]);
  });

  it("needs the tenant's permission, whatever of it may be read", async () => {
    const { get, searched } = await start(
      name => name !== 'fourplane.tenant.read',
    );
    const { status, body } = await get(`${TENANT}/logs`);
    expect(status).toBe(403);
    expect(body.error.message).toContain('fourplane.tenant.read');
    expect(searched).toEqual([]);
  });

  it('says what there is to narrow it by, with what cannot be read', async () => {
    const { get, controlPlane, searched } = await start();
    controlPlane.remove(refOf('deployment', 'cart-eu'));
    controlPlane.putUnreadable(
      refOf('deployment', 'cart-odd', { component: 'cart' }),
      'spec',
      'is odd',
    );
    const { body } = await get(`${SHOP}/logs/scope`);
    expect(body.data).toMatchObject({
      projects: [{ ref: { name: 'shop' } }],
      environments: [{ ref: { name: 'dev' }, title: 'dev' }],
      components: [
        {
          ref: { name: 'cart' },
          deployments: [{ name: 'cart-dev', environment: 'dev' }],
        },
        { ref: { name: 'mail' } },
      ],
      unreadable: [{ issues: [{ path: 'spec', message: 'is odd' }] }],
    });
    await get(`${SHOP}/logs?${FROM}&environments=dev`);
    // In which environment the odd one is, nobody knows: the search says that it is missing.
    expect(namesOf(searched[0])).toEqual(['cart-dev', 'cart-odd', 'mail-dev']);
    await get(`${CART}/logs?${FROM}`);
    expect(namesOf(searched[1])).toEqual(['cart-dev', 'cart-odd']);
  });
});

describe('an export', () => {
  const found = (text: string): FoundLine => ({
    id: text,
    at: '2026-11-25T08:00:00.000Z',
    text,
    level: 'info',
    deployment: refOf('deployment', 'cart-dev'),
    pod: 'p',
    container: 'main',
  });
  const answered: AskedSource = {
    title: 'OpenSearch',
    planes: [],
    state: 'answered',
  };
  const slow: AskedSource = { ...answered, state: 'slow', what: 'Too slow.' };

  it('gives every page to the end, and says what was missing on the way', async () => {
    const { get, controlPlane } = await start();
    const asked: LogSearch[] = [];
    controlPlane.logs = {
      ...controlPlane.logs,
      search: async search => {
        asked.push(search);
        const until = new Date(search.to).toISOString();
        return search.cursor
          ? { lines: [found('b')], until, sources: [answered] }
          : { lines: [found('a')], next: 'on', until, sources: [slow] };
      },
    };
    const { text } = await get(`${CART}/logs/export?${FROM}&order=oldestFirst`);
    const events = text
      .trim()
      .split('\n')
      .map(each => JSON.parse(each));
    expect(events.filter(({ type }) => type !== 'heartbeat')).toEqual([
      { type: 'lines', lines: [found('a')] },
      { type: 'lines', lines: [found('b')] },
      { type: 'end', reason: 'complete', sources: [slow] },
    ]);
    expect(asked).toHaveLength(2);
    expect(asked[1]).toEqual({ ...asked[0], cursor: 'on' });
  });

  it('ends where it has given as many lines as one gives', async () => {
    const { controlPlane } = shop();
    controlPlane.logs = {
      ...controlPlane.logs,
      search: async ({ limit, to }) => ({
        lines: Array.from({ length: limit }, (_, index) => found(`${index}`)),
        next: 'on',
        until: new Date(to).toISOString(),
        sources: [answered],
      }),
    };
    const events: LogExportEvent[] = [];
    const filter = {
      deployments: [],
      from: 0,
      to: 1,
      order: 'newestFirst' as const,
    };
    for await (const event of exportedLines(controlPlane.logs, filter, {
      signal: new AbortController().signal,
      most: 1_500,
    })) {
      events.push(event);
    }
    expect(
      events.map(event =>
        event.type === 'lines' ? event.lines.length : event,
      ),
    ).toEqual([
      1_000,
      500,
      { type: 'end', reason: 'limit', sources: [answered] },
    ]);
  });

  it('is refused as a search is, before it begins', async () => {
    const { get } = await start(mayRead('nothing'));
    expect((await get(`${CART}/logs/export`)).status).toBe(403);
    const { get: allowed } = await start();
    expect((await allowed(`${CART}/logs/export?from=x`)).status).toBe(400);
  });
});

describe('metrics of a deployment', () => {
  it('are read with a step that fits the time, and their own permission', async () => {
    const { get, measured } = await start();
    const { body } = await get(
      `${CART}/deployments/cart-dev/metrics?${FROM}&to=2026-11-25T10:00:00Z&metrics=cpu`,
    );
    expect(body.data.metrics.cpu.series).toEqual([{ values: [null] }]);
    expect(measured[0]).toMatchObject({
      metrics: ['cpu'],
      stepSeconds: 60,
      byPod: false,
    });

    const denied = await start(
      name => name !== 'fourplane.deployment.metric.read',
    );
    const refused = await denied.get(
      `${CART}/deployments/cart-dev/metrics?${FROM}`,
    );
    expect(refused.status).toBe(403);
    expect(refused.body.error.message).toContain(
      'fourplane.deployment.metric.read',
    );
    expect(denied.measured).toEqual([]);
  });
});
