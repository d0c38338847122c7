// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { GivenSeries } from '@fourplane/sandbox';
import { exportedLabel } from '../promql';

/** A pod, and what is measured of it; all of it steady. */
export interface MeasuredPod {
  readonly namespace: string;
  readonly pod: string;
  /** Of Kubernetes; kube-state-metrics exports none when absent. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Cores. */
  readonly cpu?: number;
  /** Bytes. */
  readonly memory?: number;
  readonly restarts?: number;
  /** Per second. */
  readonly requests?: number;
  readonly errors?: number;
  /** On every series. */
  readonly shared?: Readonly<Record<string, string>>;
  readonly phase?: string;
  /** Who counts requests. */
  readonly reporter?: 'server' | 'client';
  /** Scraped by two jobs, as happens. */
  readonly isTwice?: boolean;
}

/** The beginning of what is asked for, in seconds since 1970; everything is measured from ten minutes before on. */
export const START = Date.UTC(2026, 0, 5, 10, 0) / 1_000;

const FIRST = START - 600;
const EVERY_S = 15;
const COUNT = 100;

/** Everything that is scraped of pods. */
export function measured(pods: readonly MeasuredPod[]): GivenSeries[] {
  return pods.flatMap(seriesOf);
}

function seriesOf(of: MeasuredPod): GivenSeries[] {
  const { namespace, pod, labels, shared = {}, phase = 'Running' } = of;
  const series = (
    name: string,
    more: Readonly<Record<string, string>>,
    value: (second: number) => number,
  ): GivenSeries => ({
    labels: { __name__: name, ...shared, ...more },
    samples: Array.from({ length: COUNT }, (_, index) => ({
      at: (FIRST + index * EVERY_S) * 1_000,
      value: value(index * EVERY_S),
    })),
  });
  const on = { namespace, pod };
  const main = { ...on, container: 'main' };
  const bounds = ['requests', 'limits'].flatMap((bound, place) => [
    series(
      `kube_pod_container_resource_${bound}`,
      { ...main, resource: 'cpu' },
      () => 0.25 * (place + 1),
    ),
    series(
      `kube_pod_container_resource_${bound}`,
      { ...main, resource: 'memory' },
      () => 1_000 * (place + 1),
    ),
  ]);
  const states = [
    ...(labels
      ? [
          series(
            'kube_pod_labels',
            {
              ...on,
              ...Object.fromEntries(
                Object.entries(labels).map(([key, value]) => [
                  exportedLabel(key),
                  value,
                ]),
              ),
            },
            () => 1,
          ),
        ]
      : []),
    series('kube_pod_status_phase', { ...on, phase }, () => 1),
    ...bounds,
  ];
  const jobs = of.isTwice ? ['kubelet', 'again'] : ['kubelet'];
  return [
    ...states,
    ...jobs.flatMap(job => [
      ...optional(of.cpu, cores => [
        series(
          'container_cpu_usage_seconds_total',
          { ...main, job },
          second => second * cores,
        ),
        // of the pod as a whole, and of what holds its network
        ...['', 'POD'].map(container =>
          series(
            'container_cpu_usage_seconds_total',
            { ...on, container, job },
            second => second * 100,
          ),
        ),
      ]),
      ...optional(of.memory, bytes => [
        series(
          'container_memory_working_set_bytes',
          { ...main, job },
          () => bytes,
        ),
      ]),
    ]),
    ...optional(of.restarts, count => [
      series('kube_pod_container_status_restarts_total', main, () => count),
    ]),
    ...httpSeries(of, series),
  ];
}

function httpSeries(
  { namespace, pod, requests, errors = 0, reporter = 'server' }: MeasuredPod,
  series: (
    name: string,
    more: Readonly<Record<string, string>>,
    value: (second: number) => number,
  ) => GivenSeries,
): GivenSeries[] {
  const to = {
    destination_namespace: namespace,
    destination_pod: pod,
    reporter,
  };
  return optional(requests, rate => [
    series(
      'hubble_http_requests_total',
      { ...to, status: '200' },
      second => second * (rate - errors),
    ),
    ...(errors > 0
      ? [
          series(
            'hubble_http_requests_total',
            { ...to, status: '503' },
            second => second * errors,
          ),
        ]
      : []),
    // nine of ten within 0.1 s, the others within 1 s
    ...(
      [
        ['0.1', 0.9],
        ['1', 1],
        ['+Inf', 1],
      ] as const
    ).map(([le, share]) =>
      series(
        'hubble_http_request_duration_seconds_bucket',
        { ...to, le },
        second => second * rate * share,
      ),
    ),
  ]);
}

function optional<T, R>(value: T | undefined, make: (value: T) => R[]): R[] {
  return value === undefined ? [] : make(value);
}
