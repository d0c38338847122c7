// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  DeploymentMetrics,
  MetricName,
  metricNames,
} from '@fourplane/plugin-fourplane-common';
import {
  ObserverApi,
  ObserverServer,
  PrometheusServer,
  StoredSeries,
} from '@fourplane/sandbox';
import {
  measured,
  MeasuredPod,
  START,
} from '../metrics/__testUtils__/measuredPods';
import { ObserverClient } from './ObserverClient';
import { ObserverPodMetrics } from './ObserverPodMetrics';

jest.setTimeout(60_000);

const owner = {
  tenant: 'acme',
  project: 'shop',
  component: 'cart',
  environment: 'dev',
};
const labelsOf: Readonly<Record<'v1' | 'legacy', Record<string, string>>> = {
  v1: {
    'openchoreo.dev/namespace': 'acme',
    'openchoreo.dev/project': 'shop',
    'openchoreo.dev/component': 'cart',
    'openchoreo.dev/environment': 'dev',
  },
  legacy: {
    'component-name': 'cart',
    'project-name': 'shop',
    'environment-name': 'dev',
  },
};
const pod = (labels: MeasuredPod['labels']): MeasuredPod => ({
  namespace: 'dp-acme-shop-dev',
  pod: 'cart-1',
  labels,
  cpu: 0.2,
  memory: 500,
  requests: 10,
  errors: 1,
});

interface Query {
  readonly pods?: readonly MeasuredPod[];
  readonly byPod?: boolean;
  readonly isNobody?: boolean;
  readonly breakIt?: (server: ObserverServer) => void;
  readonly noPrometheus?: boolean;
  readonly stepSeconds?: number;
}

async function read(
  api: ObserverApi,
  query: Query = {},
): Promise<DeploymentMetrics> {
  const prometheus = await PrometheusServer.start({
    plain: true,
    series: StoredSeries.of(measured(query.pods ?? [])),
  });
  const server = await ObserverServer.start({
    plain: true,
    api,
    ...(!query.noPrometheus && { prometheus }),
  });
  query.breakIt?.(server);
  const client = ObserverClient.create({
    where: 'fourplane.observability[0].observer',
    config: { url: server.url },
  });
  try {
    return await ObserverPodMetrics.create({ client }).read(
      {
        pods: {
          namespace: 'dp-acme-shop-dev',
          labels: [],
          makers: [],
          ...(!query.isNobody && { owner }),
        },
        metrics: metricNames,
        times: { start: START, stepSeconds: query.stepSeconds ?? 60, count: 3 },
        byPod: query.byPod ?? false,
      },
      { signal: new AbortController().signal },
    );
  } finally {
    await client.close();
    await server.stop();
    await prometheus.stop();
  }
}

function valuesOf({ metrics }: DeploymentMetrics, name: MetricName) {
  const reading = metrics[name];
  return reading?.state === 'series'
    ? reading.series.map(({ values }) =>
        values.map(value => value && Number(value.toPrecision(6))),
      )
    : reading?.reason;
}

describe.each(['v1', 'legacy'] as const)('metrics from the API %s', api => {
  it('are those of a component in an environment', async () => {
    const other = { ...labelsOf[api], 'component-name': 'cart-api' };
    const reply = await read(api, {
      pods: [
        pod(labelsOf[api]),
        {
          ...pod({ ...other, 'openchoreo.dev/component': 'cart-api' }),
          pod: 'cart-api-1',
          cpu: 90,
        },
      ],
    });
    expect(reply).toMatchObject({ source: 'Observer', count: 3 });
    expect(valuesOf(reply, 'cpu')).toEqual([[0.2, 0.2, 0.2]]);
    expect(valuesOf(reply, 'memory')).toEqual([[500, 500, 500]]);
    expect(valuesOf(reply, 'requests')).toEqual([[10, 10, 10]]);
    expect(valuesOf(reply, 'errors')).toEqual([[1, 1, 1]]);
    expect(valuesOf(reply, 'latencyP50')).toEqual([
      [expect.any(Number), expect.any(Number), expect.any(Number)],
    ]);
    expect(valuesOf(reply, 'restarts')).toBe('notInstalled');
    expect(reply.metrics.cpu).toMatchObject({
      reserved: [{ values: [0.25, 0.25, 0.25] }],
      limits: [{ values: [0.5, 0.5, 0.5] }],
    });
  });

  it('say why there are none', async () => {
    const reasons = async (query: Query) => {
      const reply = await read(api, query);
      return [valuesOf(reply, 'cpu'), valuesOf(reply, 'requests')];
    };
    expect(await reasons({})).toEqual(['noScrape', 'noScrape']);
    expect(await reasons({ byPod: true })).toEqual(['refused', 'refused']);
    expect(await reasons({ isNobody: true })).toEqual([
      'notPlaced',
      'notPlaced',
    ]);
    expect(await reasons({ noPrometheus: true })).toEqual(['failed', 'failed']);
    const breakIt = (server: ObserverServer) => server.faults.down();
    expect(await reasons({ breakIt })).toEqual(['unreachable', 'unreachable']);
    const refuse = (status: number) => (server: ObserverServer) =>
      server.faults.answer({ status, body: '' });
    expect(await reasons({ breakIt: refuse(401) })).toEqual([
      'denied',
      'denied',
    ]);
  });
});

it('A value does not last for ever where points are far from each other', async () => {
  const at = (seconds: number) => new Date((START + seconds) * 1_000);
  const breakIt = (server: ObserverServer) => {
    const cpuUsage = [
      { timestamp: at(-100), value: 1 },
      { timestamp: at(0), value: 2 },
      { timestamp: at(400), value: null },
    ];
    const body = JSON.stringify({ cpuUsage, odd: 'x' });
    server.faults.answer({ status: 200, body });
  };
  const reply = await read('v1', { breakIt, stepSeconds: 200 });
  expect(valuesOf(reply, 'cpu')).toEqual([[2, 2, null]]);
});
