// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Labels, NAME } from '../promql/labels';
import { Sample } from '../promql/values';
import { Series } from '../store/SeriesSource';
import { amountOf, cpuUsedBy, memoryOf, runAt } from './containerCurves';
import { httpTraffic, latencyBounds } from './httpTraffic';
import { ContainerHistory, PodHistory, valueAt } from './PodHistory';

/** How often everything is scraped. */
export const SCRAPE_MS = 5_000;

/** A value at an instant in milliseconds since 1970; undefined where there is nothing to scape then. */
type Curve = (at: number) => number | undefined;

/** How long something is scraped, in milliseconds since 1970, and how often. */
interface Life {
  readonly from: number;
  readonly to: number;
  readonly goneAt?: number;
  readonly everyMs?: number;
}

/** What is scraped of a curve on multiples of the interval, as long as there is something. */
export function scraped(labels: Labels, curve: Curve, life: Life): Series {
  const { goneAt, everyMs = SCRAPE_MS } = life;
  const end = Math.min(life.to, goneAt ?? Infinity);
  return {
    labels,
    ...(goneAt !== undefined && { goneAt }),
    samples: (from, to) => {
      const last = Math.min(to, end);
      const samples: Sample[] = [];
      let at = Math.ceil(Math.max(from, life.from) / everyMs) * everyMs;
      for (; at <= last; at += everyMs) {
        const value = curve(at);
        if (value !== undefined) samples.push({ at, value });
      }
      return samples;
    },
    last: (from, to) => {
      const first = Math.max(from, life.from);
      let at = Math.floor(Math.min(to, end) / everyMs) * everyMs;
      for (; at >= first; at -= everyMs) {
        const value = curve(at);
        if (value !== undefined) return { at, value };
      }
      return undefined;
    },
  };
}

const phases = ['Pending', 'Running', 'Succeeded', 'Failed', 'Unknown'];
const states = { job: 'kube-state-metrics', instance: '10.42.0.9:8080' };
const usage = { job: 'kubelet', metrics_path: '/metrics/cadvisor' };
const hubble = { job: 'hubble', instance: '10.42.0.1:9965' };

/** The name that kube-state-metrics gives to a label of Kubernetes. */
export const exportedLabel = (name: string): string =>
  `label_${name
    .replace(/[^a-zA-Z0-9_]/g, '_')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()}`;

/** Everything that is measured of a pod until now, an instant in milliseconds since 1970. */
export function podSeries(history: PodHistory, now: number): Series[] {
  const { metadata, spec } = history.pod;
  const { namespace = '', name = '', uid = '', labels = {} } = metadata;
  const { began, goneAt, everyMs } = history;
  const life = { from: began, to: now, goneAt, everyMs };
  const pod = { namespace, pod: name };
  const of = (metric: string, more: Labels, curve: Curve) =>
    scraped({ [NAME]: metric, ...pod, ...more }, curve, life);
  return [
    of(
      'kube_pod_labels',
      {
        ...states,
        uid,
        ...Object.fromEntries(
          Object.entries(labels).map(([key, value]) => [
            exportedLabel(key),
            value,
          ]),
        ),
      },
      () => 1,
    ),
    ...phases.map(phase =>
      of('kube_pod_status_phase', { ...states, uid, phase }, at =>
        Number(history.phaseAt(at) === phase),
      ),
    ),
    ...history.containers.flatMap(each =>
      containerSeries(each, { ...pod, uid, node: spec?.nodeName ?? '' }, life),
    ),
    ...httpSeries(history, pod, life),
  ];
}

function containerSeries(
  history: ContainerHistory,
  { uid, node, ...pod }: Labels,
  life: Life,
): Series[] {
  const { container, runs, restarts } = history;
  const named = { ...pod, container: container.name };
  const isShort = runs.some(({ end }) => end?.reason === 'OOMKilled');
  const used = (metric: string, unit: Curve) =>
    scraped(
      {
        [NAME]: metric,
        ...named,
        ...usage,
        instance: `${node}:10250`,
        node,
        image: container.image,
      },
      unit,
      life,
    );
  const bounds = (['requests', 'limits'] as const).flatMap(bound =>
    (['cpu', 'memory'] as const).flatMap(resource => {
      const amount = amountOf(container, bound, resource);
      const unit = resource === 'cpu' ? 'core' : 'byte';
      const metric = `kube_pod_container_resource_${bound}`;
      const more = { ...states, uid, node, resource, unit };
      return amount === undefined
        ? []
        : [scraped({ [NAME]: metric, ...named, ...more }, () => amount, life)];
    }),
  );
  return [
    used('container_cpu_usage_seconds_total', at => {
      const run = runAt(history, at);
      return run && cpuUsedBy(run, at);
    }),
    used('container_memory_working_set_bytes', at => {
      const run = runAt(history, at);
      return run && memoryOf(run, at, isShort);
    }),
    scraped(
      {
        [NAME]: 'kube_pod_container_status_restarts_total',
        ...named,
        ...states,
        uid,
      },
      at => valueAt(restarts, at),
      life,
    ),
    ...bounds,
  ];
}

/** As Hubble counts them where the pod is that is asked. */
function httpSeries(
  history: PodHistory,
  { namespace, pod }: Labels,
  life: Life,
): Series[] {
  const traffic = httpTraffic(history);
  if (!traffic) return [];
  const { countBy, shares, within, meanLatency } = traffic;
  const to = {
    ...hubble,
    reporter: 'server',
    method: 'GET',
    destination_namespace: namespace,
    destination_pod: pod,
  };
  const of = (name: string, more: Labels, curve: Curve) =>
    scraped({ [NAME]: name, ...to, ...more }, curve, life);
  const duration = 'hubble_http_request_duration_seconds';
  return [
    ...Object.entries(shares).map(([status, share]) =>
      of('hubble_http_requests_total', { protocol: 'HTTP/1.1', status }, at =>
        Math.floor(countBy(at) * share),
      ),
    ),
    ...[...latencyBounds, Infinity].map(bound =>
      of(
        `${duration}_bucket`,
        { le: bound === Infinity ? '+Inf' : String(bound) },
        at =>
          Math.floor(countBy(at) * (bound === Infinity ? 1 : within(bound))),
      ),
    ),
    of(`${duration}_count`, {}, at => Math.floor(countBy(at))),
    of(`${duration}_sum`, {}, at => countBy(at) * meanLatency),
  ];
}
