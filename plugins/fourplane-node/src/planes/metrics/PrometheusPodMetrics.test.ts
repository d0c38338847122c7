// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  DeploymentMetrics,
  MetricName,
  metricNames,
} from '@fourplane/plugin-fourplane-common';
import { PrometheusServer, StoredSeries } from '@fourplane/sandbox';
import { MeasuredPod, measured, START } from './__testUtils__/measuredPods';
import { PodMaker, PodScope } from './PodMetrics';
import { PrometheusPodMetrics } from './PrometheusPodMetrics';

jest.setTimeout(60_000);

const labels = {
  'openchoreo.dev/component': 'cart',
  'openchoreo.dev/namespace': 'acme',
};
const namespace = 'dp-acme-shop-dev-1f2e3d4c';
const one = 'cart-7d9f8b-bcdfg';
const other = 'cart-7d9f8b-hjklm';
const cart: MeasuredPod = {
  namespace,
  pod: one,
  labels,
  cpu: 0.2,
  memory: 500,
  restarts: 3,
  requests: 10,
  errors: 1,
};
const second = { ...cart, pod: other, cpu: 0.1, memory: 700, restarts: 0 };
/** Of somebody else, and alike. */
const strangers: MeasuredPod[] = [
  { ...cart, namespace: 'dp-evil-shop-dev-1f2e3d4c', cpu: 90, memory: 9e9 },
  {
    ...cart,
    pod: 'cart-api-5c4d3f-bcdfg',
    labels: { ...labels, 'openchoreo.dev/component': 'cart-api' },
    cpu: 90,
    memory: 9e9,
    requests: 900,
  },
];

const scope: PodScope = { namespace, labels: [labels], makers: [] };
const deployment: PodMaker = { kind: 'Deployment', name: 'cart' };

async function read(
  pods: readonly MeasuredPod[],
  query: {
    metrics?: readonly MetricName[];
    byPod?: boolean;
    scope?: PodScope;
    shared?: Record<string, string>;
    start?: number;
  } = {},
): Promise<DeploymentMetrics> {
  const server = await PrometheusServer.start({
    plain: true,
    series: StoredSeries.of(measured(pods)),
  });
  const metrics = PrometheusPodMetrics.create({
    where: 'fourplane.observability[0]',
    config: { url: server.url, labels: query.shared ?? {} },
  });
  try {
    return await metrics.read(
      {
        pods: query.scope ?? scope,
        metrics: query.metrics ?? metricNames,
        times: { start: query.start ?? START, stepSeconds: 60, count: 3 },
        byPod: query.byPod ?? false,
      },
      { signal: new AbortController().signal },
    );
  } finally {
    await metrics.close();
    await server.stop();
  }
}

/** The last value of every series, rounded; undefined where there is no series. */
function lastValues({ metrics }: DeploymentMetrics, name: MetricName) {
  const reading = metrics[name];
  return reading?.state === 'series'
    ? reading.series.map(({ values }) => rounded(values.at(-1)))
    : reading?.reason;
}

function rounded(value: number | null | undefined) {
  return typeof value === 'number' ? Number(value.toPrecision(6)) : value;
}

describe('metrics from Prometheus', () => {
  it('are summed over the pods of a deployment, and over no others', async () => {
    const reply = await read([cart, second, ...strangers]);
    expect(reply).toMatchObject({
      start: '2026-01-05T10:00:00.000Z',
      stepSeconds: 60,
      count: 3,
      source: 'Prometheus',
      scope: 'labels',
    });
    const values = metricNames.map(name => [name, lastValues(reply, name)]);
    expect(Object.fromEntries(values)).toEqual({
      cpu: [0.3],
      memory: [1_200],
      requests: [20],
      errors: [2],
      latencyP50: [0.0555556],
      latencyP90: [0.1],
      latencyP99: [0.91],
      restarts: [3],
    });
    expect(reply.metrics.cpu).toMatchObject({
      reserved: [{ values: [0.5, 0.5, 0.5] }],
      limits: [{ values: [1, 1, 1] }],
    });
    expect(reply.metrics.memory).toMatchObject({
      reserved: [{ values: [2_000, 2_000, 2_000] }],
      limits: [{ values: [4_000, 4_000, 4_000] }],
    });
  });

  it('are told of every pod by itself', async () => {
    const reply = await read([second, cart, ...strangers], { byPod: true });
    for (const name of metricNames) {
      expect(reply.metrics[name]).toMatchObject({
        state: 'series',
        series: [{ pod: one }, { pod: other }],
      });
    }
    expect(lastValues(reply, 'cpu')).toEqual([0.2, 0.1]);
    expect(lastValues(reply, 'latencyP99')).toEqual([0.91, 0.91]);
    expect(reply.metrics.cpu).toMatchObject({
      limits: [{ pod: one }, { pod: other }],
    });
  });

  it('count a container once that is scraped twice', async () => {
    const reply = await read([{ ...cart, isTwice: true }]);
    expect(lastValues(reply, 'cpu')).toEqual([0.2]);
    expect(lastValues(reply, 'memory')).toEqual([500]);
  });

  it('leave out what pods hold no more that have ended', async () => {
    const ended = { ...second, phase: 'Succeeded' };
    const reply = await read([cart, ended], { metrics: ['memory'] });
    expect(reply.metrics.memory).toMatchObject({
      limits: [{ values: [2_000, 2_000, 2_000] }],
    });
  });

  it('are of requests where only those who ask are watched', async () => {
    const watched = { ...cart, reporter: 'client' } as const;
    const reply = await read([watched]);
    expect(lastValues(reply, 'requests')).toEqual([10]);
    // of a pod that has both, what it answered counts
    const both = await read([cart, { ...watched, requests: 50 }]);
    expect(lastValues(both, 'requests')).toEqual([10]);
  });

  it('know that there were no errors', async () => {
    const reply = await read([{ ...cart, errors: 0 }]);
    expect(lastValues(reply, 'errors')).toEqual([0]);
  });

  it('find pods by their names where labels are not exported', async () => {
    const bare = [cart, second, ...strangers].map(pod => ({
      ...pod,
      labels: undefined,
    }));
    const named = { ...scope, makers: [deployment] };
    const reply = await read(bare, { scope: named });
    expect(reply.scope).toBe('names');
    expect(lastValues(reply, 'cpu')).toEqual([0.3]);
    expect(lastValues(reply, 'requests')).toEqual([20]);
    // and say so where neither is known
    const nothing = await read(bare);
    expect(nothing.metrics.cpu).toMatchObject({
      reason: 'noScrape',
      mend: expect.stringContaining('--metric-labels-allowlist'),
    });
  });

  it('find pods by uids where names are not exported', async () => {
    const uids = { 'openchoreo.dev/component-uid': '1-2-3' };
    const own = { ...cart, labels: uids };
    const others = { 'openchoreo.dev/component-uid': '4-5-6' };
    const reply = await read([own, { ...second, labels: others }], {
      scope: { ...scope, labels: [labels, uids] },
    });
    expect(reply.scope).toBe('labels');
    expect(lastValues(reply, 'cpu')).toEqual([0.2]);
  });

  it("are of the plane's own cluster alone", async () => {
    const ours = { ...cart, shared: { cluster: 'eu' } };
    const theirs = { ...cart, shared: { cluster: 'us' }, cpu: 90 };
    const reply = await read([theirs, ours], { shared: { cluster: 'eu' } });
    expect(lastValues(reply, 'cpu')).toEqual([0.2]);
    const nowhere = await read([theirs], { shared: { cluster: 'eu' } });
    expect(lastValues(nowhere, 'cpu')).toBe('noScrape');
  });

  it('tell what is not installed from what is not there', async () => {
    const { pod } = cart;
    const idle = { namespace, pod, labels };
    const [, stranger] = strangers;
    const reply = await read([idle, { ...stranger, requests: undefined }]);
    expect(reply.metrics.cpu).toEqual({
      state: 'none',
      reason: 'noScrape',
      what: expect.stringContaining(
        'no container_cpu_usage_seconds_total of these pods in this time (http',
      ),
      mend: expect.any(String),
    });
    expect(reply.metrics.requests).toEqual({
      state: 'none',
      reason: 'notInstalled',
      what: expect.stringContaining('no metric hubble_http_requests_total'),
      mend: expect.stringContaining('Hubble'),
    });
    // long before anything was measured
    const early = await read([cart], { start: START - 86_400 });
    expect(lastValues(early, 'cpu')).toBe('noScrape');
  });

  it('are not known before they are measured', async () => {
    const reply = await read([cart], {
      start: START - 600 - 60,
      metrics: ['memory'],
    });
    expect(reply.metrics.memory).toMatchObject({
      series: [{ values: [null, 500, 500] }],
    });
  });
});
