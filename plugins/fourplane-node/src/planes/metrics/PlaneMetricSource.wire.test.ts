// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  DeploymentMetrics,
  metricNames,
  RefOf,
} from '@fourplane/plugin-fourplane-common';
import { Generation, Sandbox, startSandbox } from '@fourplane/sandbox';
import { ClusterControlPlane } from '../../controlPlane/ClusterControlPlane';
import { controlPlaneOn, runningPods } from '../__testUtils__/connectSandbox';
import { PrometheusPodMetrics } from './PrometheusPodMetrics';

jest.setTimeout(120_000);

const PATIENCE_MS = 30_000;
const HOUR_MS = 3_600_000;
const stops: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) {
    await stop();
  }
});

/** A sandbox whose pods have been measured for an hour. */
async function start(generation: Generation): Promise<Sandbox> {
  const sandbox = await startSandbox({
    generation,
    seed: 'demo',
    prometheus: { now: () => Date.now() + HOUR_MS },
  });
  stops.push(() => sandbox.stop());
  return sandbox;
}

function connect(sandbox: Sandbox): ClusterControlPlane {
  const { prometheus } = sandbox;
  if (!prometheus) {
    throw new Error('the sandbox was started without Prometheus');
  }
  const base64 = (pem: string) => Buffer.from(pem).toString('base64');
  const metrics = PrometheusPodMetrics.create({
    where: 'fourplane.observability[0]',
    config: {
      url: prometheus.url,
      caData: base64(prometheus.caPem),
      username: prometheus.username,
      password: prometheus.password,
      labels: {},
    },
  });
  stops.push(() => metrics.close());
  const controlPlane = controlPlaneOn(sandbox, { metricsOf: () => metrics });
  stops.push(controlPlane.start());
  return controlPlane;
}

/** The last twenty minutes, as Prometheus counts them. */
async function read(
  { metrics }: ClusterControlPlane,
  deployment: RefOf<'deployment'>,
  byPod: boolean,
): Promise<DeploymentMetrics> {
  const to = Date.now() + HOUR_MS;
  return metrics.read(
    {
      deployment,
      metrics: metricNames,
      from: to - 20 * 60_000,
      to,
      stepSeconds: 60,
      byPod,
    },
    { signal: AbortSignal.timeout(PATIENCE_MS) },
  );
}

const valuesOf = ({ metrics }: DeploymentMetrics, name: 'cpu' | 'memory') => {
  const reading = metrics[name];
  return reading?.state === 'series' ? reading.series : [];
};

describe.each(['v0.2', 'v0.3', 'v1.2'] as const)(
  'metrics of what %s deploys',
  generation => {
    it('are found by the labels that its pods have', async () => {
      const controlPlane = connect(await start(generation));
      const [[ref, pods]] = await runningPods(controlPlane, 1);
      const byPod = await read(controlPlane, ref, true);
      expect(byPod).toMatchObject({ source: 'Prometheus', scope: 'labels' });
      for (const name of ['cpu', 'memory'] as const) {
        const series = valuesOf(byPod, name);
        expect(series.map(({ pod }) => pod)).toEqual(pods);
        expect(series.flatMap(({ values }) => values)).not.toContain(null);
      }
      expect(byPod.metrics.restarts).toMatchObject({ state: 'series' });
      const sum = valuesOf(await read(controlPlane, ref, false), 'memory');
      expect(sum).toHaveLength(1);
      const [whole] = sum[0].values.slice(-1);
      const parts = valuesOf(byPod, 'memory').map(({ values }) =>
        values.at(-1),
      );
      expect(whole).toBeGreaterThan(
        Math.max(...parts.map(value => value ?? 0)) - 1,
      );
    });
  },
);
