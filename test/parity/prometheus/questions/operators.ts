// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { instant, Question, range } from '../Question';

const aggregates = [
  'sum',
  'avg',
  'min',
  'max',
  'count',
  'group',
  'stddev',
  'stdvar',
];

/** Aggregations, and what is made of two expressions. */
export const operators: readonly Question[] = [
  ...aggregates.map(name =>
    instant(`aggregate/${name}`, `${name}(container_memory_working_set_bytes)`),
  ),
  ...aggregates.map(name =>
    instant(
      `aggregate/${name} by`,
      `${name} by (namespace) (container_memory_working_set_bytes)`,
    ),
  ),
  instant('aggregate/by after', 'sum(jobs_total) by (job, nothing)'),
  instant('aggregate/without', 'sum without (instance) (jobs_total)'),
  instant('aggregate/of not a number', 'max(odd) + min(odd)'),
  instant('aggregate/sum of not a number', 'sum(odd)'),
  instant('aggregate/of nothing', 'sum(nothing)'),
  instant('aggregate/count by name', 'count by (__name__) ({job="worker"})'),
  {
    ...instant('aggregate/topk', 'topk(2, container_memory_working_set_bytes)'),
    isOrdered: true,
  },
  {
    ...instant(
      'aggregate/bottomk',
      'bottomk(2, container_memory_working_set_bytes)',
    ),
    isOrdered: true,
  },
  instant(
    'aggregate/topk by',
    'topk by (namespace) (1, container_memory_working_set_bytes)',
  ),
  instant('aggregate/topk of none', 'topk(0, up)'),
  range('aggregate/topk over time', 'topk(1, temperature)'),
  instant('aggregate/quantile', 'quantile(0.3, jobs_total)'),
  instant('aggregate/count_values', 'count_values("state", up)'),
  instant('binary/with a scalar', '(temperature + 2) * 3 - 1 / 4'),
  instant('binary/scalar first', '100 / temperature'),
  instant('binary/powers and remainders', 'temperature ^ 2 % 5'),
  instant('binary/powers from the right', '2 ^ 3 ^ 0.5'),
  instant('binary/minus and power', '-2 ^ 2 + vector(0)'),
  instant('binary/negated', '-temperature'),
  instant('binary/division by zero', 'temperature / 0'),
  instant('binary/vectors', 'jobs_total / jobs_total offset 5m'),
  instant('binary/on', 'jobs_total * on (instance) up'),
  instant('binary/ignoring', 'resets_total + ignoring (job) jobs_total'),
  instant(
    'binary/group_left',
    'container_memory_working_set_bytes * on (namespace, pod) group_left (label_openchoreo_dev_component) kube_pod_labels',
  ),
  instant(
    'binary/group_right',
    'kube_pod_labels * on (namespace, pod) group_right (label_openchoreo_dev_component) container_memory_working_set_bytes',
  ),
  range(
    'binary/group_left over time',
    'rate(container_cpu_usage_seconds_total{container!=""}[2m]) * on (pod, namespace) group_left (label_openchoreo_dev_component) kube_pod_labels',
    { from: 5, to: 50, step: '150' },
  ),
  instant('binary/compared to a scalar', 'jobs_total > 200'),
  instant('binary/scalar compared', '200 > jobs_total'),
  instant('binary/compared as bool', 'jobs_total >= bool 240'),
  instant('binary/scalars compared', '1 < bool 2'),
  instant(
    'binary/vectors compared',
    'jobs_total > on (instance) group_left () up',
  ),
  instant(
    'binary/vectors compared as bool',
    'jobs_total != bool on (instance) resets_total',
  ),
  instant('binary/and', 'jobs_total and on (instance) up'),
  instant('binary/or', 'jobs_total{instance="a"} or jobs_total'),
  instant('binary/or ignoring', 'up or ignoring (job) temperature'),
  instant('binary/unless', 'jobs_total unless on (instance) up'),
  instant('binary/precedence', 'jobs_total or up and nothing'),
  instant('binary/of not a number', 'odd == odd'),
  instant('binary/powers of one', 'odd ^ (odd * 0) + up ^ scalar(nothing)'),
  instant('binary/nothing to match', 'nothing * on (job) up'),
  instant('aggregate/stddev of one that is endless', 'stddev(odd{kind="inf"})'),
  instant(
    'binary/offset within a sum',
    'jobs_total + jobs_total offset 5m * jobs_total',
  ),
  instant(
    'binary/several offsets',
    'jobs_total / jobs_total offset 5m / jobs_total offset 1m',
  ),
  instant('binary/negated offset', '-jobs_total offset 5m ^ 2'),
  instant('binary/negated factor', '2 * -jobs_total'),
  instant(
    'binary/fixed time within a sum',
    'jobs_total * on (instance) up @ 1767607800 offset 1m - 1',
  ),
  instant(
    'binary/comparison and sum',
    'jobs_total + 1 > jobs_total * 0.5 and jobs_total != 240',
  ),
  instant('binary/atan2', 'temperature atan2 2'),
  range(
    'binary/one side is missing at times',
    'brief + on () temperature{room="north"}',
    { from: 0, to: 20 },
  ),
  instant(
    'openchoreo/cpu',
    'sum by (label_openchoreo_dev_component) (rate(container_cpu_usage_seconds_total{container!=""}[2m]) * on (pod, namespace) group_left (label_openchoreo_dev_component) kube_pod_labels{label_openchoreo_dev_namespace="acme"})',
  ),
  instant(
    'openchoreo/limits of running pods',
    'sum by (label_openchoreo_dev_component) ((kube_pod_container_resource_limits{resource="cpu"} and on (pod, namespace) (kube_pod_status_phase{phase="Running"} == 1)) * on (pod, namespace) group_left (label_openchoreo_dev_component) kube_pod_labels)',
  ),
  instant(
    'openchoreo/requests',
    'sum by (label_openchoreo_dev_component) (rate(hubble_http_requests_total{reporter="server",status=~"^[45]..?$"}[2m]) * on (destination_namespace, destination_pod) group_left (label_openchoreo_dev_component) label_replace(label_replace(kube_pod_labels, "destination_namespace", "$1", "namespace", "(.*)"), "destination_pod", "$1", "pod", "(.*)")) >= 0',
  ),
  instant(
    'openchoreo/mean latency',
    'sum(rate(hubble_http_request_duration_seconds_sum[2m])) / sum(rate(hubble_http_request_duration_seconds_count[2m]))',
  ),
];
