// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { MetricName } from '@fourplane/plugin-fourplane-common';
import { PodFilter } from './PodFilter';
import { LabelMatch, selector } from './promql';

/** What a query is made from. */
export interface QueryContext {
  readonly filter: PodFilter;
  readonly byPod: boolean;
  /** Over which time a rate is taken. */
  readonly windowSeconds: number;
}

/** What is asked of Prometheus for a metric. */
export interface MetricQueries {
  /** Names in Prometheus, without any of which the metric is not installed. */
  readonly from: readonly string[];
  /** What would measure it, for people. */
  readonly measuredBy: string;
  readonly values: string;
  readonly reserved?: string;
  readonly limits?: string;
}

type QueryMaker = (context: QueryContext) => MetricQueries;

/** Prometheus answers a rate of what was scraped at least twice in it, and scrapes are up to a minute apart. */
const LEAST_WINDOW_S = 120;

/** So long that no sample between two values is passed over. */
export const windowOf = (stepSeconds: number): number =>
  Math.max(LEAST_WINDOW_S, stepSeconds);

const CPU = 'container_cpu_usage_seconds_total';
const MEMORY = 'container_memory_working_set_bytes';
const RESTARTS = 'kube_pod_container_status_restarts_total';
const REQUESTS = 'hubble_http_requests_total';
const DURATIONS = 'hubble_http_request_duration_seconds_bucket';

const kubelets = 'the kubelets (cAdvisor), scraped by Prometheus';
const stateMetrics = 'kube-state-metrics, scraped by Prometheus';
const hubble =
  "Cilium's Hubble with HTTP visibility, scraped by Prometheus (--enable-metrics httpV2)";

/** The sum over containers; the same one scraped twice counts once. */
const perPod = (expression: string): string =>
  `sum by (pod) (max by (pod, container) (${expression}))`;

const together = (expression: string, { byPod }: QueryContext): string =>
  byPod ? expression : `sum(${expression})`;

const containers: readonly LabelMatch[] = [
  ['container', '!=', ''],
  ['container', '!=', 'POD'],
];

const rateOf = (series: string, { windowSeconds }: QueryContext): string =>
  `rate(${series}[${windowSeconds}s])`;

function bound(
  kind: 'requests' | 'limits',
  resource: string,
  context: QueryContext,
): string {
  const { filter } = context;
  const amounts = selector(`kube_pod_container_resource_${kind}`, [
    ...filter.matches(),
    ['resource', '=', resource],
  ]);
  const over = selector('kube_pod_status_phase', [
    ...filter.matches(),
    ['phase', '=~', 'Succeeded|Failed'],
  ]);
  // pods that have ended are told of for long, and hold nothing
  const held = `${perPod(amounts)} unless on (pod) (${over} == 1)`;
  return together(filter.of(held), context);
}

const bounds = (resource: string, context: QueryContext) => ({
  reserved: bound('requests', resource, context),
  limits: bound('limits', resource, context),
});

const cpu: QueryMaker = context => {
  const { filter } = context;
  const used = selector(CPU, [...filter.matches(), ...containers]);
  return {
    from: [CPU],
    measuredBy: kubelets,
    values: together(filter.of(perPod(rateOf(used, context))), context),
    ...bounds('cpu', context),
  };
};

const memory: QueryMaker = context => {
  const { filter } = context;
  const used = selector(MEMORY, [...filter.matches(), ...containers]);
  return {
    from: [MEMORY],
    measuredBy: kubelets,
    values: together(filter.of(perPod(used)), context),
    ...bounds('memory', context),
  };
};

const restarts: QueryMaker = context => {
  const { filter } = context;
  const counted = selector(RESTARTS, filter.matches());
  return {
    from: [RESTARTS],
    measuredBy: stateMetrics,
    values: together(filter.of(perPod(counted)), context),
  };
};

/**
 * What pods have answered, per second and pod, by more labels where given. It is counted where it is answered and where
 * it is asked; of a pod that has both, the first is taken.
 */
function answered(
  metric: string,
  matches: readonly LabelMatch[],
  more: readonly string[],
  context: QueryContext,
): string {
  const { filter } = context;
  const [server, client] = (['!=', '='] as const).map(operator => {
    const series = selector(metric, [
      ...filter.matches('destination_'),
      ['reporter', operator, 'client'],
      ...matches,
    ]);
    const by = ['destination_pod', ...more].join(', ');
    const rates = `sum by (${by}) (${rateOf(series, context)})`;
    return `label_replace(${rates}, "pod", "$1", "destination_pod", "(.*)")`;
  });
  const either = `${server} or ${client}`;
  return `sum by (${['pod', ...more].join(', ')}) (${filter.of(either)})`;
}

const requests: QueryMaker = context => ({
  from: [REQUESTS],
  measuredBy: hubble,
  values: together(answered(REQUESTS, [], [], context), context),
});

const errors: QueryMaker = context => {
  const failed: LabelMatch = ['status', '=~', '[45]..'];
  const all = answered(REQUESTS, [], [], context);
  const some = answered(REQUESTS, [failed], [], context);
  return {
    from: [REQUESTS],
    measuredBy: hubble,
    // where there are requests and no error, that is none
    values: together(`${some} or ${all} * 0`, context),
  };
};

const latency =
  (quantile: number): QueryMaker =>
  context => {
    const buckets = answered(DURATIONS, [], ['le'], context);
    const by = context.byPod ? 'pod, le' : 'le';
    return {
      from: [DURATIONS],
      measuredBy: hubble,
      values: `histogram_quantile(${quantile}, sum by (${by}) (${buckets}))`,
    };
  };

/** PromQL of every metric. */
export const metricQueries: Readonly<Record<MetricName, QueryMaker>> = {
  cpu,
  memory,
  requests,
  errors,
  latencyP50: latency(0.5),
  latencyP90: latency(0.9),
  latencyP99: latency(0.99),
  restarts,
};
