// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { instant, minute, Question, range } from '../Question';

const asked = (
  name: string,
  path: string,
  parameters: Question['parameters'],
): Question => ({ name, path, parameters });

/** What is not answered, and how that is said. */
export const refusals: readonly Question[] = [
  instant('refused/no query', ''),
  instant('refused/unfinished', 'rate(up[5m'),
  instant('refused/unknown function', 'nothing(up)'),
  instant('refused/range is missing', 'rate(up)'),
  instant('refused/range too many', 'abs(up[5m])'),
  instant('refused/too few arguments', 'clamp(up, 1)'),
  instant('refused/selector without anything', '{}'),
  instant('refused/selector that takes everything', '{a=~".*"}'),
  instant('refused/name twice', 'up{__name__="up"}'),
  instant('refused/invalid regex', 'up{a=~"("}'),
  instant('refused/look ahead', 'up{a=~"(?=x)y"}'),
  instant('refused/scalars compared', '1 < 2'),
  instant('refused/bool of a sum', 'up + bool up'),
  instant('refused/set of scalars', '1 and up'),
  instant('refused/on with a scalar', 'up * on (a) 2'),
  instant('refused/label on both sides', 'up * on (a) group_left (a) up'),
  instant('refused/group_left of and', 'up and on (a) group_left () up'),
  instant('refused/aggregate without argument', 'sum()'),
  instant('refused/offset of a sum', 'sum(up) offset 5m'),
  instant('refused/duration without unit', 'rate(up[5])'),
  instant('refused/unknown duration', 'rate(up[5q])'),
  instant('refused/text that does not end', 'up{a="b'),
  instant('refused/negated text', '-"a"'),
  instant('refused/many to many', 'jobs_total * on (job) up'),
  instant(
    'refused/many to one not said',
    'jobs_total * on (job) sum by (job) (up)',
  ),
  instant(
    'refused/one side not unique',
    'jobs_total * on (job) group_left () up',
  ),
  instant(
    'refused/results not unique',
    'rate({__name__=~"jobs_total|up",instance="a",job="worker"}[5m])',
  ),
  instant(
    'refused/label_replace makes twins',
    'label_replace(up, "instance", "x", "", "")',
  ),
  instant(
    'refused/label_replace with a bad regex',
    'label_replace(up, "a", "b", "c", "(")',
  ),
  instant(
    'refused/label_replace with a bad label',
    'label_replace(up, "a-b", "b", "c", "(.*)")',
  ),
  range('refused/range vector over time', 'up[5m]'),
  range('refused/unfinished over time', 'rate(up[5m'),
  range('refused/text over time', '"a"'),
  range('refused/end before start', 'up', { from: 20, to: 10 }),
  range('refused/step of zero', 'up', { step: '0' }),
  range('refused/step that is none', 'up', { step: 'x' }),
  range('refused/too many points', 'up', { from: 0, to: 60, step: '0.3' }),
  asked('refused/time that is none', 'query', { query: 'up', time: 'now' }),
  asked('refused/no start', 'query_range', {
    query: 'up',
    end: minute(1),
    step: '1',
  }),
  asked('refused/series of nothing', 'series', {}),
  asked('refused/series of an expression', 'series', { 'match[]': 'sum(up)' }),
  asked('refused/label that is none', 'label/a-b/values', {}),
];

const all = { start: minute(0), end: minute(60) };

/** What is there. */
export const listings: readonly Question[] = [
  asked('list/series', 'series', { 'match[]': 'jobs_total', ...all }),
  asked('list/series of several', 'series', {
    'match[]': ['up{instance="a"}', '{room!=""}'],
    ...all,
  }),
  asked('list/series of none', 'series', { 'match[]': 'nothing', ...all }),
  asked('list/labels', 'labels', all),
  asked('list/labels of some', 'labels', {
    'match[]': 'kube_pod_labels',
    ...all,
  }),
  asked('list/values', 'label/pod/values', all),
  asked('list/names', 'label/__name__/values', all),
  asked('list/names of some', 'label/__name__/values', {
    'match[]': '{__name__=~"up|nothing|kube_.*"}',
    ...all,
  }),
  asked('list/values of none', 'label/nothing/values', all),
  asked('list/rules', 'rules', {}),
  asked('list/alerts', 'alerts', {}),
];
