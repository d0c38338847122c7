// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { isJsonObject } from '../openSearch/json';
import { PrometheusServer } from '../prometheus/PrometheusServer';
import { ObserverError } from './ObserverError';

/** A value and when it was. */
export interface Point {
  readonly timestamp: string;
  readonly value: number;
}

interface Times {
  /** RFC 3339. */
  readonly start: string;
  readonly end: string;
  readonly stepSeconds: number;
}

type Labels = Readonly<Record<string, string>>;

const joined = (labels: string) =>
  `* on (pod, namespace) group_left() kube_pod_labels{${labels}}`;
const bound = (which: string, resource: string) => (labels: string) =>
  `sum(kube_pod_container_resource_${which}{resource="${resource}"} ${joined(
    labels,
  )})`;
const answering = (labels: string) =>
  `* on (destination_namespace, destination_pod) group_left() label_replace(label_replace(kube_pod_labels{${labels}}, "destination_namespace", "$1", "namespace", "(.*)"), "destination_pod", "$1", "pod", "(.*)")`;
const rate = (more: string) => (labels: string) =>
  `sum(rate(hubble_http_requests_total{reporter="server"${more}}[2m]) ${answering(
    labels,
  )})`;
const latency = (share: number) => (labels: string) =>
  `histogram_quantile(${share}, sum by (le) (rate(hubble_http_request_duration_seconds_bucket[2m]) ${answering(
    labels,
  )}))`;

type Queries = Readonly<Record<string, (labels: string) => string>>;

/** By the names of the API of 1.0. */
export const measures: Readonly<Record<'resource' | 'http', Queries>> = {
  resource: {
    cpuUsage: labels =>
      `sum(rate(container_cpu_usage_seconds_total{container!~"|POD"}[2m]) ${joined(
        labels,
      )})`,
    cpuRequests: bound('requests', 'cpu'),
    cpuLimits: bound('limits', 'cpu'),
    memoryUsage: labels =>
      `sum(container_memory_working_set_bytes{container!~"|POD"} ${joined(
        labels,
      )})`,
    memoryRequests: bound('requests', 'memory'),
    memoryLimits: bound('limits', 'memory'),
  },
  http: {
    requestCount: rate(''),
    successfulRequestCount: rate(',status=~"^[123]..?$"'),
    unsuccessfulRequestCount: rate(',status=~"^[45]..?$"'),
    latencyP50: latency(0.5),
    latencyP90: latency(0.9),
    latencyP99: latency(0.99),
  },
};

/** What Prometheus has of the pods with these labels, as kube-state-metrics exports them. */
export function measured(
  prometheus: PrometheusServer,
  query: (labels: string) => string,
  labels: Labels,
  { start, end, stepSeconds }: Times,
): Point[] {
  const matchers = Object.entries(labels)
    .map(([name, value]) => `${name}=${JSON.stringify(value)}`)
    .join(',');
  const url = new URL('http://prometheus/api/v1/query_range');
  url.searchParams.set('query', query(matchers));
  url.searchParams.set('start', start);
  url.searchParams.set('end', end);
  url.searchParams.set('step', String(stepSeconds));
  const { status, body } = prometheus.ask({ method: 'GET', url, text: '' });
  if (status !== 200) {
    throw new ObserverError(500, 'Failed to retrieve metrics');
  }
  return pointsOf(JSON.parse(body));
}

function pointsOf(answer: unknown): Point[] {
  const data = isJsonObject(answer) ? answer.data : undefined;
  const result = isJsonObject(data) ? data.result : undefined;
  const [series] = Array.isArray(result) ? result : [];
  const values: unknown = series?.values;
  return (Array.isArray(values) ? values : []).map(([at, value]) => ({
    timestamp: new Date(at * 1_000).toISOString(),
    value: Number(value),
  }));
}
