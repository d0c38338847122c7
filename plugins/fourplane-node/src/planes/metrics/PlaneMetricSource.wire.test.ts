// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { mockServices } from '@backstage/backend-test-utils';
import {
  DeploymentMetrics,
  metricNames,
  RefOf,
} from '@fourplane/plugin-fourplane-common';
import { Generation, Sandbox, startSandbox } from '@fourplane/sandbox';
import { ClusterControlPlane } from '../../controlPlane/ClusterControlPlane';
import { chooseDialect } from '../../dialects/chooseDialect';
import { HttpKubeApi } from '../../kube/HttpKubeApi';
import { ServerConnection } from '../../kube/ServerConnection';
import { readPlanes } from '../planeConfig';
import { PlaneHosts } from '../planeHosts';
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
  const { url, token, prometheus } = sandbox;
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
  const controlPlane = ClusterControlPlane.create({
    name: 'default',
    planes: {
      config: readPlanes('colocated', 'planes'),
      hosts: PlaneHosts.none,
      archiveOf: () => undefined,
      metricsOf: () => metrics,
    },
    connect: async () =>
      HttpKubeApi.create({
        connection: ServerConnection.create({
          server: url,
          token,
          caData: base64(sandbox.caPem),
        }),
      }),
    chooseDialect,
    logger: mockServices.logger.mock(),
  });
  stops.push(controlPlane.start());
  return controlPlane;
}

/** Resolves with a deployment all of whose pods run, and their names. */
async function runningDeployment({
  model,
  deployments,
}: ClusterControlPlane): Promise<{
  ref: RefOf<'deployment'>;
  pods: readonly string[];
}> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const undo: (() => void)[] = [];
  try {
    return await new Promise((resolve, reject) => {
      const look = () => {
        for (const ref of model.refs('deployment')) {
          const { state, health, pods, replicas } = deployments.runtime(ref);
          const isWhole = pods.length > 0 && pods.length === replicas?.wanted;
          if (state === 'live' && health?.state === 'ready' && isWhole) {
            resolve({ ref, pods: pods.map(({ name }) => name).sort() });
          }
        }
      };
      undo.push(deployments.changes(look));
      signal.addEventListener('abort', () =>
        reject(new Error('no deployment came to run')),
      );
      look();
    });
  } finally {
    undo.forEach(each => each());
  }
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
      const { ref, pods } = await runningDeployment(controlPlane);
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
