// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Pod } from '../../controllers/workloads/podsOf';
import { NAME } from '../promql/labels';
import { forerunnerOf } from './forerunnerOf';
import { PodHistory } from './PodHistory';
import { podSeries } from './podSeries';

const START = Date.UTC(2026, 0, 5, 10, 0);
const time = (seconds: number) =>
  new Date(START + seconds * 1_000).toISOString();
const MEBI = 2 ** 20;

/** A pod as a kubelet tells of it; the run before the last ended so. */
function podOf(options: {
  readonly restarts?: number;
  readonly startedAt?: number;
  readonly ended?: {
    readonly from: number;
    readonly to: number;
    reason: string;
  };
  readonly phase?: 'Pending' | 'Running';
}): Pod {
  const { restarts = 0, startedAt, ended, phase = 'Running' } = options;
  const status = {
    name: 'main',
    image: 'cart:1',
    imageID: '',
    containerID: `run-${restarts}`,
    ready: true,
    started: true,
    restartCount: restarts,
  };
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: 'cart-1',
      namespace: 'dp',
      uid: 'uid',
      creationTimestamp: time(0),
      labels: { 'openchoreo.dev/component-uid': 'u', isCamel: 'x' },
    },
    spec: {
      containers: [
        {
          name: 'main',
          image: 'cart:1',
          ports: [{ containerPort: 80 }],
          ...{
            resources: {
              requests: { cpu: '100m' },
              limits: { cpu: '500m', memory: '256Mi' },
            },
          },
        },
      ],
    },
    status: {
      phase,
      containerStatuses: [
        {
          ...status,
          state:
            startedAt === undefined
              ? { waiting: { reason: 'ContainerCreating' } }
              : { running: { startedAt: time(startedAt) } },
          ...(ended && {
            lastState: {
              terminated: {
                exitCode: 137,
                reason: ended.reason,
                containerID: `run-${restarts - 1}`,
                startedAt: time(ended.from),
                finishedAt: time(ended.to),
              },
            },
          }),
        },
      ],
    },
  };
}

function valuesOf(
  history: PodHistory,
  labels: Readonly<Record<string, string>>,
  until: number,
) {
  const now = START + until * 1_000;
  const found = podSeries(history, now).filter(series =>
    Object.entries(labels).every(
      ([key, value]) => series.labels[key] === value,
    ),
  );
  expect(found).toHaveLength(1);
  return found[0]
    .samples(0, Infinity)
    .map(({ at, value }) => [(at - START) / 1_000, value]);
}

describe('what is measured of a pod', () => {
  it('begins when it does, and goes on as long as it runs', () => {
    const history = PodHistory.of(podOf({ phase: 'Pending' }), START);
    history.see(podOf({ startedAt: 7 }), START + 8_000);
    const running = { [NAME]: 'kube_pod_status_phase', phase: 'Running' };
    expect(valuesOf(history, running, 20)).toEqual([
      [0, 0],
      [5, 0],
      [10, 1],
      [15, 1],
      [20, 1],
    ]);
    const cpu = { [NAME]: 'container_cpu_usage_seconds_total' };
    const used = valuesOf(history, cpu, 3_600);
    expect(used[0][0]).toBe(10);
    const isRising = used.every(
      ([, value], index) => index === 0 || value > used[index - 1][1],
    );
    expect(isRising).toBe(true);
    // never more than it may use
    expect(used[used.length - 1][1] / 3_600).toBeLessThan(0.5);
    // the same whenever it is asked
    expect(valuesOf(history, cpu, 3_600)).toEqual(used);
    history.goneAt = START + 22_000;
    const later = valuesOf(history, running, 600);
    expect(later[later.length - 1]).toEqual([20, 1]);
  });

  it('tells labels and bounds as kube-state-metrics does', () => {
    const history = PodHistory.of(podOf({ startedAt: 0 }), START);
    const labels = {
      [NAME]: 'kube_pod_labels',
      label_openchoreo_dev_component_uid: 'u',
      label_is_camel: 'x',
    };
    expect(valuesOf(history, labels, 0)).toEqual([[0, 1]]);
    const cpu = { resource: 'cpu', unit: 'core' };
    const limits = { [NAME]: 'kube_pod_container_resource_limits' };
    const requests = { [NAME]: 'kube_pod_container_resource_requests' };
    expect(valuesOf(history, { ...limits, ...cpu }, 0)).toEqual([[0, 0.5]]);
    expect(valuesOf(history, { ...requests, ...cpu }, 0)).toEqual([[0, 0.1]]);
    expect(valuesOf(history, { ...limits, resource: 'memory' }, 0)).toEqual([
      [0, 256 * MEBI],
    ]);
  });

  it('counts restarts, and shows memory climb to the limit before the container is ended for it', () => {
    const history = PodHistory.of(podOf({ startedAt: 0 }), START);
    const ended = { from: 0, to: 5, reason: 'OOMKilled' };
    history.see(podOf({ restarts: 1, ended }), START + 6_000);
    history.see(podOf({ restarts: 1, startedAt: 15, ended }), START + 15_000);
    const restarts = { [NAME]: 'kube_pod_container_status_restarts_total' };
    expect(valuesOf(history, restarts, 20)).toEqual([
      [0, 0],
      [5, 0],
      [10, 1],
      [15, 1],
      [20, 1],
    ]);
    const memory = { [NAME]: 'container_memory_working_set_bytes' };
    const used = valuesOf(history, memory, 20);
    // nothing while it waits
    expect(used.map(([at]) => at)).toEqual([0, 15, 20]);
    const values = used.map(([, value]) => value);
    expect(values[1]).toBeLessThan(values[2]);
    expect(values[2]).toBe(256 * MEBI);
  });

  it('has a past of pods that ran before, where that is wanted', () => {
    const pod = podOf({ startedAt: 7 });
    const owner = { apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'cart' };
    const name = 'cart-7d9f8b-bcdfg';
    const ownerReferences = [{ ...owner, uid: 'rs', controller: true }];
    const metadata = { ...pod.metadata, name, ownerReferences };
    const before = forerunnerOf({ ...pod, metadata }, 3_600_000);
    if (!before) throw new Error('it has none');
    expect(before.pod.metadata.name).toMatch(/^cart-7d9f8b-[a-z2-9]{5}$/);
    expect(before.pod.metadata.name).not.toBe(name);
    const memory = { [NAME]: 'container_memory_working_set_bytes' };
    const times = valuesOf(before, memory, 600).map(([at]) => at);
    expect([times[0], times.at(-1)]).toEqual([-3_600, 0]);
    // nothing replaces others
    expect(forerunnerOf(pod, 3_600_000)).toBeUndefined();
  });

  it('serves requests, whose buckets are whole and in order', () => {
    const history = PodHistory.of(podOf({ startedAt: 0 }), START);
    const of = (more: Readonly<Record<string, string>>) =>
      valuesOf(history, { destination_pod: 'cart-1', ...more }, 600).at(
        -1,
      )?.[1];
    const duration = 'hubble_http_request_duration_seconds';
    const bounds = ['0.005', '0.05', '0.5', '10', '+Inf'];
    const buckets = bounds.map(le => of({ [NAME]: `${duration}_bucket`, le }));
    expect([...buckets].sort((a = 0, b = 0) => a - b)).toEqual(buckets);
    expect(buckets.at(-1)).toBe(of({ [NAME]: `${duration}_count` }));
    const ok = of({ [NAME]: 'hubble_http_requests_total', status: '200' });
    const failed = of({ [NAME]: 'hubble_http_requests_total', status: '500' });
    expect(ok).toBeGreaterThan(600);
    expect(failed).toBeLessThan(ok ?? 0);
  });
});
