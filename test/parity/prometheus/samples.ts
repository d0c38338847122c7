// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { GivenSeries, Labels, Sample } from '@fourplane/sandbox';

/** When measuring begins, in milliseconds since 1970; it goes on for an hour. */
export const began = Date.UTC(2026, 0, 5, 10, 0);

const EVERY_MS = 15_000;
const COUNT = 241;

type Value = (index: number) => number | undefined;

/** A value every fifteen seconds, but where there is none. */
function series(
  labels: Labels,
  value: Value,
  timing: { readonly everyMs?: number; readonly jitter?: boolean } = {},
): GivenSeries {
  const { everyMs = EVERY_MS, jitter = false } = timing;
  return {
    labels,
    samples: Array.from({ length: COUNT }, (_, index): Sample[] => {
      const given = value(index);
      const late = jitter ? (index * 7_919) % 4_000 : 0;
      return given === undefined
        ? []
        : [{ at: began + index * everyMs + late, value: given }];
    }).flat(),
  };
}

/** Up and down, the same for ever. */
const wobble = (index: number, seed: number): number =>
  ((index * 37 + seed * 101) % 23) / 4;

/** One that begins anew now and then. */
const counter = (
  labels: Labels,
  seed: number,
  resetsEvery = Infinity,
): GivenSeries =>
  series(labels, index => (index % resetsEvery) * (seed + 1), {
    jitter: seed % 2 === 1,
  });

const pods = [
  {
    namespace: 'dp-acme-shop-dev',
    pod: 'cart-7d9f8b-bcdfg',
    component: 'cart',
  },
  {
    namespace: 'dp-acme-shop-dev',
    pod: 'cart-7d9f8b-hjklm',
    component: 'cart',
  },
  {
    namespace: 'dp-acme-shop-dev',
    pod: 'cart-api-5c4d3-npqrs',
    component: 'cart-api',
  },
  {
    namespace: 'dp-acme-shop-prod',
    pod: 'cart-6c5d4-tvwxz',
    component: 'cart',
  },
  {
    namespace: 'dp-evil-shop-dev',
    pod: 'cart-7d9f8b-24567',
    component: 'c.*t"\\',
  },
];

const bounds = ['0.005', '0.05', '0.1', '0.5', '1', '+Inf'];

type Pod = (typeof pods)[number];

function usageOf({ namespace, pod }: Pod, seed: number): GivenSeries[] {
  const main = { namespace, pod, container: 'main' };
  return [
    series(
      { __name__: 'container_cpu_usage_seconds_total', ...main },
      index => (index * (seed + 3) * 15) / 64 + wobble(index, seed) / 16,
      { jitter: true },
    ),
    series(
      {
        __name__: 'container_cpu_usage_seconds_total',
        ...main,
        container: '',
      },
      index => (index * (seed + 4) * 15) / 64,
    ),
    series(
      { __name__: 'container_memory_working_set_bytes', ...main },
      index => 50_000_000 * (seed + 1) + 1_048_576 * wobble(index, seed),
    ),
  ];
}

function statesOf(
  { namespace, pod, component }: Pod,
  seed: number,
): GivenSeries[] {
  const of = { namespace, pod };
  const main = { ...of, container: 'main' };
  return [
    ...[
      { resource: 'cpu', requests: 0.25, limits: 0.5 },
      { resource: 'memory', requests: 67_108_864, limits: 134_217_728 },
    ].flatMap(({ resource, ...set }) =>
      Object.entries(set).map(([bound, amount]) =>
        series(
          {
            __name__: `kube_pod_container_resource_${bound}`,
            ...main,
            resource,
          },
          () => amount,
        ),
      ),
    ),
    series(
      { __name__: 'kube_pod_container_status_restarts_total', ...main },
      index => Math.floor(index / (50 + seed * 10)),
    ),
    ...['Pending', 'Running', 'Failed'].map(phase =>
      series({ __name__: 'kube_pod_status_phase', ...of, phase }, index =>
        Number((index < 4 ? 'Pending' : 'Running') === phase),
      ),
    ),
    series(
      {
        __name__: 'kube_pod_labels',
        ...of,
        job: 'kube-state-metrics',
        label_openchoreo_dev_component: component,
        label_openchoreo_dev_namespace: namespace.split('-')[1],
      },
      // one that is scraped later, and one that goes before the end
      index =>
        (seed === 1 && index < 60) || (seed === 2 && index > 180)
          ? undefined
          : 1,
    ),
  ];
}

function httpOf({ namespace, pod }: Pod, seed: number): GivenSeries[] {
  const http = {
    destination_namespace: namespace,
    destination_pod: pod,
    reporter: 'server',
  };
  const grows = (index: number, by: number) => (index * by * (seed + 2)) / 4;
  return [
    ...['200', '404', '500'].map((status, place) =>
      series(
        { __name__: 'hubble_http_requests_total', ...http, status },
        index => Math.floor(grows(index, 8 / (place * 5 + 1))),
      ),
    ),
    ...bounds.map((le, place) =>
      series(
        {
          __name__: 'hubble_http_request_duration_seconds_bucket',
          ...http,
          le,
        },
        index => Math.floor(grows(index, 8) * Math.min(1, (place + 1) / 5)),
      ),
    ),
    series(
      { __name__: 'hubble_http_request_duration_seconds_sum', ...http },
      index => grows(index, 2),
    ),
    series(
      { __name__: 'hubble_http_request_duration_seconds_count', ...http },
      index => Math.floor(grows(index, 8)),
    ),
  ];
}

/** What both servers are given. */
export const samples: readonly GivenSeries[] = [
  ...[usageOf, statesOf, httpOf].flatMap(make => pods.flatMap(make)),
  ...['a', 'b', 'c'].map((instance, seed) =>
    counter({ __name__: 'jobs_total', instance, job: 'worker' }, seed),
  ),
  counter({ __name__: 'resets_total', instance: 'a' }, 2, 50),
  counter({ __name__: 'resets_total', instance: 'b' }, 3, 7),
  ...['a', 'b'].map((instance, seed) =>
    series({ __name__: 'up', instance, job: 'worker' }, index =>
      Number(index % (11 + seed) !== 0),
    ),
  ),
  series({ __name__: 'temperature', room: 'north' }, index => wobble(index, 1)),
  series(
    { __name__: 'temperature', room: 'south' },
    index => -wobble(index, 2),
  ),
  series({ __name__: 'temperature', room: 'Grüße "x" \\ y' }, () => 21.5),
  series({ __name__: 'odd', kind: 'nan' }, () => NaN),
  series({ __name__: 'odd', kind: 'inf' }, () => Infinity),
  series({ __name__: 'odd', kind: 'tiny' }, () => 1.5e-9),
  series({ __name__: 'odd', kind: 'huge' }, () => 1.25e21),
  series({ __name__: 'odd', kind: 'negative' }, () => -2.5),
  // one that is measured for ten minutes, and one that is measured seldom
  series({ __name__: 'brief', of: 'time' }, index =>
    index < 40 ? index : undefined,
  ),
  series({ __name__: 'seldom' }, index => (index < 7 ? index : undefined), {
    everyMs: 6 * 60_000,
  }),
];
