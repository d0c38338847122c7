// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ModelRef, Problem, RefOf } from '@fourplane/plugin-fourplane-common';
import type { Model } from '../../controlPlane/ControlPlane';
import { DeployedWorkloads } from '../../dialects/Dialect';
import { MetricQuery } from '../MetricSource';
import { PlaneMetricSource } from './PlaneMetricSource';
import { PodMetricQuery, PodMetrics } from './PodMetrics';

const deployment: RefOf<'deployment'> = {
  controlPlane: 'eu',
  kind: 'deployment',
  tenant: 'acme',
  project: 'shop',
  name: 'cart-dev',
};
const plane: ModelRef = { controlPlane: 'eu', kind: 'dataPlane', name: 'one' };
const workloads: DeployedWorkloads = {
  plane,
  namespace: 'dp-acme',
  labels: { app: 'cart' },
};
const NOON = Date.UTC(2026, 0, 5, 12, 0);
const query: MetricQuery = {
  deployment,
  metrics: ['cpu'],
  from: NOON + 7_000,
  to: NOON + 300_000,
  stepSeconds: 60,
};
const { signal } = new AbortController();

function sourceOf(
  options: {
    workloads?: DeployedWorkloads;
    isConnected?: boolean;
    isComplete?: boolean;
    metrics?: PodMetrics;
    unusedObserver?: Problem;
  } = {},
) {
  const object = { group: 'apps', kind: 'Deployment', name: 'cart' };
  const health = { state: 'ready' as const };
  const model = {
    read: () => ({
      state: 'present',
      model: {
        ref: deployment,
        component: { ...deployment, kind: 'component', name: 'cart' },
        environment: { ...deployment, kind: 'environment', name: 'dev' },
        objects: [
          { ...object, namespace: 'dp-acme', health },
          { ...object, namespace: 'elsewhere', name: 'other', health },
        ],
      },
    }),
    isComplete: () => options.isComplete ?? true,
  } as unknown as Model; // only what is asked of deployments
  const asked: (ModelRef | undefined)[] = [];
  const source = PlaneMetricSource.create({
    controlPlane: 'eu',
    model,
    workloads: () =>
      options.isConnected === false ? undefined : () => options.workloads,
    metricsOf: of => {
      asked.push(of);
      return options.metrics;
    },
    unusedObserverOf: () => options.unusedObserver,
  });
  return { source, asked };
}

const reasonOf = async (...args: Parameters<typeof sourceOf>) => {
  const { metrics } = await sourceOf(...args).source.read(query, { signal });
  return metrics.cpu;
};

describe('metrics of a deployment', () => {
  it('are asked of what stored objects say, on the steps of the clock', async () => {
    const asked: PodMetricQuery[] = [];
    const metrics: PodMetrics = {
      read: async given => {
        asked.push(given);
        return { start: '', stepSeconds: 60, count: 0, metrics: {} };
      },
    };
    const { source, asked: planes } = sourceOf({
      workloads: { ...workloads, podUids: { uid: '1' } },
      metrics,
    });
    await source.read(query, { signal });
    expect(planes).toEqual([plane]);
    expect(asked).toEqual([
      {
        pods: {
          namespace: 'dp-acme',
          labels: [{ app: 'cart' }, { uid: '1' }],
          makers: [{ kind: 'Deployment', name: 'cart' }],
          owner: {
            tenant: 'acme',
            project: 'shop',
            component: 'cart',
            environment: 'dev',
            uids: { uid: '1' },
          },
        },
        metrics: ['cpu'],
        byPod: false,
        times: { start: NOON / 1_000, stepSeconds: 60, count: 6 },
      },
    ]);
  });

  it('are at most 1,500 values, in longer steps where there would be more', async () => {
    const { source } = sourceOf({ workloads });
    const week = 7 * 86_400_000;
    const reply = await source.read(
      { ...query, from: NOON - week, to: NOON, stepSeconds: 1 },
      { signal },
    );
    expect(reply.count).toBeLessThanOrEqual(1_501);
    expect(Date.parse(reply.start)).toBeLessThanOrEqual(NOON - week);
    const last =
      Date.parse(reply.start) + (reply.count - 1) * reply.stepSeconds * 1_000;
    expect(last).toBeLessThanOrEqual(NOON);
    expect(last).toBeGreaterThan(NOON - reply.stepSeconds * 1_000);
  });

  it('are not there, and it is said why', async () => {
    expect(await reasonOf({ isConnected: false })).toMatchObject({
      reason: 'notPlaced',
      what: 'Control plane "eu" is not connected (control plane eu)',
    });
    expect(await reasonOf()).toMatchObject({
      reason: 'notPlaced',
      what: expect.stringContaining('Nothing says where deployment cart-dev'),
    });
    const unplaced = { ...workloads, plane: undefined };
    expect(
      await reasonOf({ workloads: unplaced, isComplete: false }),
    ).toMatchObject({ reason: 'notPlaced' });
    expect(await reasonOf({ workloads })).toMatchObject({
      reason: 'notConfigured',
      mend: expect.stringContaining('fourplane.observability'),
    });
    const unusedObserver = { what: 'It is elsewhere', where: '', mend: 'Look' };
    expect(await reasonOf({ workloads, unusedObserver })).toMatchObject({
      mend: expect.stringContaining('It is elsewhere: Look'),
    });
    expect(await reasonOf({ workloads: unplaced })).toMatchObject({
      reason: 'notConfigured',
    });
  });

  it.each([
    [{ from: NOON, to: NOON }],
    [{ from: NOON, to: NOON - 1 }],
    [{ from: NaN }],
    [{ to: Infinity }],
    [{ stepSeconds: 0 }],
    [{ stepSeconds: 1.5 }],
  ])('are refused for times that make no sense: %j', async times => {
    const { source } = sourceOf({ workloads });
    await expect(
      source.read({ ...query, ...times }, { signal }),
    ).rejects.toMatchObject({ name: 'InputError' });
  });

  it('are nobody’s when whoever asks is gone', async () => {
    const { source } = sourceOf({ workloads });
    const gone = AbortSignal.abort(new Error('gone'));
    await expect(source.read(query, { signal: gone })).rejects.toThrow('gone');
  });
});
