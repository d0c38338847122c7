// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { instant, Question, range } from '../Question';

const overTime = [
  'avg',
  'min',
  'max',
  'sum',
  'count',
  'last',
  'stddev',
  'stdvar',
  'present',
] as const;

/** Functions of vectors and of ranges. */
export const functions: readonly Question[] = [
  instant('rate/of counters', 'rate(jobs_total[5m])'),
  instant('rate/over resets', 'rate(resets_total[10m])'),
  instant('rate/at the beginning', 'rate(jobs_total[5m])', 2),
  instant('rate/at the end', 'rate(brief[5m])', 12),
  instant('rate/of one sample', 'rate(seldom[5m])', 24),
  instant('rate/of two samples', 'rate(seldom[12m])', 24),
  range('rate/over time', 'rate(container_cpu_usage_seconds_total[2m])'),
  range('rate/from the first sample on', 'rate(jobs_total[3m])', {
    from: 0,
    to: 10,
    step: '17',
  }),
  instant('rate/with offset', 'rate(jobs_total[5m] offset 10m)'),
  instant('rate/of a subquery', 'rate(sum(jobs_total)[10m:30s])'),
  instant('increase/over resets', 'increase(resets_total[10m])'),
  instant(
    'increase/of restarts',
    'increase(kube_pod_container_status_restarts_total[30m])',
  ),
  instant('irate/of counters', 'irate(resets_total[5m])'),
  range('irate/over resets', 'irate(resets_total{instance="b"}[1m])', {
    step: '15s',
  }),
  instant('idelta/of gauges', 'idelta(temperature[5m])'),
  instant('delta/of gauges', 'delta(temperature[10m])'),
  instant('deriv/of what does not change', 'deriv(odd[10m])'),
  instant('deriv/of gauges', 'deriv(container_memory_working_set_bytes[10m])'),
  instant('predict_linear/an hour on', 'predict_linear(brief[10m], 3600)', 9),
  instant('changes/of gauges', 'changes(up[10m])'),
  instant('resets/of counters', 'resets(resets_total[20m])'),
  ...overTime.map(name =>
    instant(`over time/${name}`, `${name}_over_time(temperature[10m])`),
  ),
  instant('over time/sum of what is huge', 'sum_over_time(odd[7m30s]) % 7'),
  instant('over time/quantile', 'quantile_over_time(0.9, temperature[10m])'),
  instant('over time/of not a number', 'max_over_time(odd[5m])'),
  instant(
    'over time/of a subquery',
    'max_over_time(rate(jobs_total[1m])[10m:1m])',
  ),
  instant('over time/of a subquery without step', 'count_over_time(up[10m:])'),
  instant(
    'absent_over_time/absent',
    'absent_over_time(nothing{a="b",c=~"d"}[5m])',
  ),
  instant('absent_over_time/present', 'absent_over_time(up[5m])'),
  instant('absent/absent', 'absent(nothing{a="b",c=~"d",e="f",e="g"})'),
  instant('absent/present', 'absent(up)'),
  instant('absent/of an expression', 'absent(sum(nothing))'),
  instant(
    'instant/abs and ceil and floor',
    'abs(floor(temperature)) + ceil(temperature)',
  ),
  instant('instant/round', 'round(temperature)'),
  instant('instant/round to', 'round(temperature, 0.3)'),
  instant('instant/clamp', 'clamp(temperature, -1, 2)'),
  instant('instant/clamp the wrong way', 'clamp(temperature, 2, 1)'),
  instant(
    'instant/clamp_min and clamp_max',
    'clamp_max(clamp_min(temperature, 0), 3)',
  ),
  instant(
    'instant/roots and logs',
    'sqrt(abs(temperature)) + ln(abs(temperature) + 1) + log2(abs(temperature) + 1) + log10(abs(temperature) + 1)',
  ),
  instant('instant/exp and sgn', 'exp(temperature) * sgn(temperature)'),
  instant('instant/scalar of one', 'scalar(temperature{room="north"})'),
  instant('instant/scalar of several', 'scalar(temperature)'),
  instant('instant/vector', 'vector(1.5)'),
  instant('instant/time', 'time()'),
  range('instant/time over time', 'time() % 600'),
  instant('instant/timestamp', 'timestamp(seldom)', 27),
  instant('instant/dates', 'hour() * 10000 + minute() * 100 + day_of_week()'),
  instant('instant/dates of no number', 'hour(odd{kind=~"nan|inf"})'),
  instant(
    'instant/dates of values',
    'year(vector(1700000000)) + month(vector(1700000000)) + day_of_month(vector(1700000000))',
  ),
  { ...instant('instant/sort', 'sort(jobs_total)'), isOrdered: true },
  { ...instant('instant/sort_desc', 'sort_desc(jobs_total)'), isOrdered: true },
  instant(
    'labels/label_replace',
    'label_replace(up, "host", "$1.example", "instance", "(.*)")',
  ),
  instant(
    'labels/label_replace without match',
    'label_replace(up, "host", "x", "instance", "z")',
  ),
  instant(
    'labels/label_replace with a named group',
    'label_replace(up, "host", "${letter}-$$", "instance", "(?P<letter>[a-z])")',
  ),
  instant(
    'labels/label_replace to nothing',
    'label_replace(up, "job", "", "instance", ".*")',
  ),
  instant(
    'labels/label_join',
    'label_join(up, "both", "/", "job", "instance", "nothing")',
  ),
  instant(
    'histogram/quantiles',
    'histogram_quantile(0.9, rate(hubble_http_request_duration_seconds_bucket[5m]))',
  ),
  instant(
    'histogram/quantile of sums',
    'histogram_quantile(0.5, sum by (le, destination_namespace) (rate(hubble_http_request_duration_seconds_bucket[5m])))',
  ),
  range(
    'histogram/over time',
    'histogram_quantile(0.99, sum by (le) (rate(hubble_http_request_duration_seconds_bucket[2m])))',
    { from: 0 },
  ),
  instant('histogram/no buckets', 'histogram_quantile(0.9, up)'),
  instant(
    'histogram/quantiles beyond',
    'histogram_quantile(1.5, hubble_http_request_duration_seconds_bucket) or histogram_quantile(-1, hubble_http_request_duration_seconds_bucket)',
  ),
  instant(
    'histogram/without the last bucket',
    'histogram_quantile(0.9, hubble_http_request_duration_seconds_bucket{le!="+Inf"})',
  ),
];
