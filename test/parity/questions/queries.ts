// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { all, dynamic, found, logs, older, Question } from '../Question';
import { patterns, words } from './wordQueries';

const pod = 'kubernetes.pod_name';
const label = 'kubernetes.labels.openchoreo_dev/component-uid';
const nested = 'kubernetes.labels.openchoreo.dev/component-uid';
const each = (clauses: object[]) => ({ bool: { filter: clauses } });
const either = (clauses: object[], more: object = {}) => ({
  bool: { should: clauses, ...more },
});

const terms: Question[] = [
  found('term on a keyword', logs, { term: { [pod]: 'run-1' } }),
  found('term with options', logs, {
    term: { [pod]: { value: 'RUN-1', case_insensitive: true } },
  }),
  found('term on a text takes one word', dynamic, { term: { [pod]: 'run-1' } }),
  found('term on a word of a text', dynamic, { term: { [pod]: 'run' } }),
  found('term on a text is not lower-cased', dynamic, {
    term: { log: 'ERROR' },
  }),
  found('term on a subfield', dynamic, {
    term: { [`${pod}.keyword`]: 'run-1' },
  }),
  found('term on nothing mapped', logs, {
    term: { 'kubernetes.pod_id': 'uid-1' },
  }),
  found('term on a label with dots replaced', logs, {
    term: { [label]: 'component-1' },
  }),
  found('term on a label whose dots made objects', dynamic, {
    term: { [`${nested}.keyword`]: 'component-1' },
  }),
  found('term on a number', dynamic, {
    term: { 'kubernetes.labels.version_id': 7 },
  }),
  found('term on a number as text', dynamic, {
    term: { 'kubernetes.labels.version_id': '7' },
  }),
  found('term on a flag', older, { term: { 'log_processed.ok': true } }),
  found('term on an instant', logs, {
    term: { '@timestamp': '2026-11-25T06:00:07.300Z' },
  }),
  found('term on an index', all, { term: { _index: older } }),
  found('term above ignore_above', older, {
    term: { 'log.keyword': 'x'.repeat(300) },
  }),
  found('terms', logs, { terms: { [pod]: ['run-10', 'a-run-1', 'none'] } }),
  found('terms of numbers', dynamic, {
    terms: { 'kubernetes.labels.version_id': [1, 2, 99] },
  }),
  found('term on a value of a list', older, {
    term: { 'log_processed.tags.keyword': 'b' },
  }),
  found('ids', logs, {
    ids: { values: ['container-logs-2026-11-25-3', 'none'] },
  }),
];

const ranges: Question[] = [
  found('range of instants', logs, {
    range: {
      '@timestamp': { gte: '2026-11-25T06:01:00Z', lt: '2026-11-25T06:02:00Z' },
    },
  }),
  found('range with equal bounds', logs, {
    range: {
      '@timestamp': {
        gte: '2026-11-25T06:00:07.300Z',
        lte: '2026-11-25T06:00:07.300Z',
      },
    },
  }),
  found('range without its bounds', logs, {
    range: {
      '@timestamp': {
        gt: '2026-11-25T06:00:07.300Z',
        lt: '2026-11-25T06:00:21.900Z',
      },
    },
  }),
  found('range of milliseconds', logs, {
    range: {
      '@timestamp': {
        gte: Date.UTC(2026, 10, 25, 6, 3),
        format: 'strict_date_optional_time||epoch_millis',
      },
    },
  }),
  found('range to the end of a minute', logs, {
    range: { '@timestamp': { lte: '2026-11-25T06:01' } },
  }),
  found('range after a minute', logs, {
    range: { '@timestamp': { gt: '2026-11-25T06:01' } },
  }),
  found('range of a day', all, {
    range: { '@timestamp': { gte: '2026-11-24', lt: '2026-11-25' } },
  }),
  found('range to the end of a day', all, {
    range: { '@timestamp': { lte: '2026-11-24' } },
  }),
  found('range with an offset', logs, {
    range: { '@timestamp': { gte: '2026-11-25T07:05:00+01:00' } },
  }),
  found('range by date math', logs, {
    range: {
      '@timestamp': {
        gte: '2026-11-25T06:05:30||-2m',
        lte: '2026-11-25T06:05:30Z',
      },
    },
  }),
  found('range by rounding down', logs, {
    range: { '@timestamp': { gte: '2026-11-25T06:05:30||/m' } },
  }),
  found('range by rounding up', logs, {
    range: { '@timestamp': { lte: '2026-11-25T06:01:30||/m' } },
  }),
  found('range after a rounding', logs, {
    range: { '@timestamp': { gt: '2026-11-25T06:01:30||/m' } },
  }),
  found('range before a rounding', logs, {
    range: { '@timestamp': { lt: '2026-11-25T06:01:30||/m' } },
  }),
  found('range up to now', logs, {
    range: { '@timestamp': { lte: 'now+100y/d' } },
  }),
  found('range of numbers', dynamic, {
    range: { 'kubernetes.labels.version_id': { gt: 3, lte: 6 } },
  }),
  found('range of keywords', logs, {
    range: { [pod]: { gte: 'run-1', lt: 'run-2' } },
  }),
  found('range of fractions', older, {
    range: { 'log_processed.ms': { gte: 3.5 } },
  }),
];

const combined: Question[] = [
  found('match_all', logs, { match_all: {} }),
  found('match_none', logs, { match_none: {} }),
  found('bool of nothing', logs, { bool: {} }),
  found(
    'every clause',
    logs,
    each([
      { term: { [pod]: 'run-1' } },
      { term: { 'kubernetes.container_name': 'main' } },
    ]),
  ),
  found('a clause that is no list', logs, {
    bool: { filter: { term: { [pod]: 'run-1' } } },
  }),
  found('must_not', logs, {
    bool: { must_not: [{ term: { [pod]: 'run-1' } }] },
  }),
  found(
    'should alone',
    logs,
    either([{ term: { [pod]: 'run-1' } }, { term: { [pod]: 'run-10' } }]),
  ),
  found('should beside filter is not needed', logs, {
    bool: {
      filter: [{ term: { [pod]: 'run-1' } }],
      should: [{ term: { [label]: 'none' } }],
    },
  }),
  found('should beside filter, needed', logs, {
    bool: {
      filter: [{ term: { [pod]: 'run-1' } }],
      should: [{ term: { [label]: 'component-0' } }],
      minimum_should_match: 1,
    },
  }),
  found(
    'two of three',
    logs,
    either(
      [
        { term: { [pod]: 'run-1' } },
        { term: { [label]: 'component-0' } },
        { wildcard: { log: '*a*' } },
      ],
      { minimum_should_match: 2 },
    ),
  ),
  found(
    'all but one',
    logs,
    either(
      [
        { term: { [pod]: 'run-1' } },
        { term: { [label]: 'component-0' } },
        { wildcard: { log: '*a*' } },
      ],
      { minimum_should_match: -1 },
    ),
  ),
  found(
    'half of them',
    logs,
    either(
      [{ term: { [pod]: 'run-1' } }, { term: { [label]: 'component-0' } }],
      { minimum_should_match: '50%' },
    ),
  ),
  found('constant_score', logs, {
    constant_score: { filter: { term: { [pod]: 'run-1' } } },
  }),
  found('exists', older, { exists: { field: 'kubernetes.namespace_name' } }),
  found('exists of an object', older, { exists: { field: 'log_processed' } }),
  found('exists of an empty list', older, {
    exists: { field: 'log_processed.tags' },
  }),
  found('exists of nothing mapped', logs, {
    exists: { field: 'kubernetes.pod_id' },
  }),
  found(
    'either spelling of a pod',
    all,
    either([
      { term: { [pod]: 'run-1' } },
      { term: { [`${pod}.keyword`]: 'run-1' } },
    ]),
  ),
  found(
    'either spelling of a component',
    all,
    either([
      { term: { [label]: 'component-2' } },
      { term: { [`${nested}.keyword`]: 'component-2' } },
      { term: { 'kubernetes.labels.component-name.keyword': 'cart-2' } },
    ]),
  ),
];

/** What finds documents. */
export const queries: readonly Question[] = [
  ...terms,
  ...words,
  ...patterns,
  ...ranges,
  ...combined,
];
