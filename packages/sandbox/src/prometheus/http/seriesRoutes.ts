// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { badData, withParameter } from '../PrometheusError';
import { Labels, labelsKey, NAME } from '../promql/labels';
import { parseExpression } from '../promql/parseExpression';
import { Series } from '../store/SeriesSource';
import { Route, Served } from './Route';
import { timeOf } from './times';

/** Series of any of the selectors that have a sample in the time asked for. */
function selected(
  { series }: Served,
  parameters: URLSearchParams,
): readonly Series[] {
  const from = timeOf(parameters, 'start', -Infinity);
  const to = timeOf(parameters, 'end', Infinity);
  const selectors = parameters.getAll('match[]').map(text => {
    const expression = withParameter('match[]', () => parseExpression(text));
    if (expression.kind !== 'selector') {
      throw badData(
        `invalid parameter "match[]": parse error: ${text} is no selector`,
      );
    }
    return expression.matchers;
  });
  const chosen =
    selectors.length > 0
      ? new Set(selectors.flatMap(matchers => series.select(matchers)))
      : series.select([]);
  return [...chosen].filter(each => each.last(from, to) !== undefined);
}

const unique = (texts: Iterable<string>): string[] =>
  [...new Set(texts)].sort();

const allLabels = (series: readonly Series[]): Labels[] =>
  series.map(({ labels }) => labels);

/** `GET /api/v1/series` */
export const series: Route = (served, parameters) => {
  if (parameters.getAll('match[]').length === 0) {
    throw badData('no match[] parameter provided');
  }
  const found = allLabels(selected(served, parameters));
  return found
    .map(labels => [labelsKey(labels), labels] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, labels]) => labels);
};

/** `GET /api/v1/labels` */
export const labels: Route = (served, parameters) =>
  unique(
    allLabels(selected(served, parameters)).flatMap(each => Object.keys(each)),
  );

/** `GET /api/v1/label/<name>/values` */
export const labelValues: Route = (served, parameters, name) => {
  if (!/^[a-zA-Z_]\w*$/.test(name)) {
    throw badData(`invalid label name: ${JSON.stringify(name)}`);
  }
  return unique(
    allLabels(selected(served, parameters)).flatMap(each => each[name] ?? []),
  );
};

/** What is known of the metrics that pods are measured by. */
const known: Readonly<Record<string, readonly [string, string]>> = {
  container_cpu_usage_seconds_total: [
    'counter',
    'Cumulative cpu time consumed in seconds.',
  ],
  container_memory_working_set_bytes: [
    'gauge',
    'Current working set in bytes.',
  ],
  kube_pod_labels: [
    'gauge',
    '[STABLE] Kubernetes labels converted to Prometheus labels.',
  ],
  kube_pod_container_status_restarts_total: [
    'counter',
    '[STABLE] The number of container restarts per container.',
  ],
  hubble_http_requests_total: ['counter', 'Count of HTTP requests by methods'],
};

/** `GET /api/v1/metadata` */
export const metadata: Route = (served, parameters) => {
  const asked = parameters.get('metric');
  const names = unique(
    served.series.select([]).map(each => each.labels[NAME] ?? ''),
  ).filter(name => name in known && (asked === null || asked === name));
  return Object.fromEntries(
    names.map(name => {
      const [type, help] = known[name];
      return [name, [{ type, help, unit: '' }]];
    }),
  );
};
