// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { instant, Question, range } from '../Question';

/** Which series are meant, and which of their samples. */
export const selectors: readonly Question[] = [
  instant('selector/by name', 'temperature'),
  instant('selector/equal', 'jobs_total{instance="b"}'),
  instant('selector/not equal', 'jobs_total{instance!="b"}'),
  instant('selector/regex', 'jobs_total{instance=~"a|c"}'),
  instant('selector/not regex', 'jobs_total{instance!~"a|c"}'),
  instant('selector/regex is anchored', 'kube_pod_labels{pod=~"cart"}'),
  instant(
    'selector/regex of a prefix',
    'kube_pod_labels{pod=~"cart-7d9f8b-[a-z]{5}"}',
  ),
  instant('selector/regex ignoring case', 'temperature{room=~"(?i)NORTH"}'),
  instant('selector/missing label is empty', 'jobs_total{nothing=""}'),
  instant('selector/label that must be there', 'up{nothing!=""}'),
  instant(
    'selector/several matchers of one label',
    'jobs_total{instance!="a",instance=~"[ab]"}',
  ),
  instant('selector/name as a label', '{__name__="up",instance="a"}'),
  instant('selector/name by regex', '{__name__=~"up|brief"}', 5),
  instant(
    'selector/escaped value',
    'kube_pod_labels{label_openchoreo_dev_component="c.*t\\"\\\\"}',
  ),
  instant(
    'selector/value in back quotes',
    'temperature{room=`Grüße "x" \\ y`}',
  ),
  instant(
    'selector/value in single quotes',
    'temperature{room=\'Gr\\u00fc\\u00dfe "x" \\\\ y\'}',
  ),
  instant('selector/nothing', 'absent_metric'),
  instant('selector/numbers of all kinds', 'odd'),
  instant('selector/last sample within five minutes', 'brief', 14),
  instant('selector/last sample at five minutes', 'seldom', 41),
  instant('selector/last sample too old', 'seldom', 42),
  instant('selector/between samples', 'seldom', 27),
  range('selector/over time', 'seldom', { from: 0, to: 50, step: '3m' }),
  range('selector/begins and ends', 'kube_pod_labels', {
    from: 0,
    to: 60,
    step: '5m',
  }),
  instant('selector/offset', 'brief offset 25m'),
  instant('selector/negative offset', 'brief offset -5m', 0),
  instant('selector/at a time', 'temperature @ 1767607800'),
  range('selector/at the start', 'temperature @ start()'),
  range('selector/at the end', 'temperature - temperature @ end()'),
  instant('selector/range vector', 'up{instance="a"}[1m]'),
  instant('selector/range with both ends', 'seldom[6m]', 24),
  instant('selector/range with offset', 'seldom[10m] offset 5m', 24),
  instant('selector/literals', '0x1F + 1e1 + .5'),
  instant('selector/text', '"a\\tb"'),
  instant('selector/infinity and not a number', 'vector(Inf) or vector(NaN)'),
  instant('selector/comment', 'up # which are up'),
];
