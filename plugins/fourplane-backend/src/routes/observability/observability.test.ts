// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { LogFilter, MetricQuery } from '@fourplane/plugin-fourplane-node';
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
} from '../../__testUtils__/models';
import { Policy, startBackend } from '../../__testUtils__/startBackend';

const SHOP = '/api/fourplane/control-planes/default/tenants/acme/projects/shop';
const CART = `${SHOP}/components/cart`;
const FROM = 'from=2026-11-25T08:00:00Z';

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
      )}&levels=error,warn&environments=dev,elsewhere&limit=7`,
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
