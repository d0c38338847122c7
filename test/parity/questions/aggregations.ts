// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { all, dynamic, logs, older, Question, search } from '../Question';

const counted = (
  name: string,
  index: string,
  aggs: object,
  query: object = { match_all: {} },
): Question => search(`aggregation/${name}`, index, query, { size: 0, aggs });

const time = { field: '@timestamp' };
const byPod = { terms: { field: 'kubernetes.pod_name' } };

/** What is counted of the documents that are found. */
export const aggregations: readonly Question[] = [
  counted('terms', logs, { a: byPod }),
  counted('terms of few', logs, {
    a: { terms: { field: 'kubernetes.pod_name', size: 2 } },
  }),
  counted('terms by name', logs, {
    a: { terms: { field: 'kubernetes.pod_name', order: { _key: 'desc' } } },
  }),
  counted('terms by least', logs, {
    a: {
      terms: { field: 'kubernetes.namespace_name', order: { _count: 'asc' } },
    },
  }),
  counted('terms of numbers', dynamic, {
    a: {
      terms: {
        field: 'kubernetes.labels.version_id',
        size: 3,
        order: { _key: 'asc' },
      },
    },
  }),
  counted('terms of flags', older, {
    a: { terms: { field: 'log_processed.ok' } },
  }),
  counted('terms of lists', older, {
    a: { terms: { field: 'log_processed.tags.keyword' } },
  }),
  counted('terms of nothing mapped', logs, { a: { terms: { field: 'none' } } }),
  counted('terms of nothing found', logs, { a: byPod }, { match_none: {} }),
  counted('terms within terms', logs, {
    a: {
      ...byPod,
      aggs: { b: { terms: { field: 'kubernetes.container_name' } } },
    },
  }),
  counted('terms of at least so many', logs, {
    a: {
      terms: {
        field: 'kubernetes.labels.openchoreo_dev/component-uid',
        min_doc_count: 21,
      },
    },
  }),
  counted('minutes', logs, {
    a: { date_histogram: { ...time, fixed_interval: '1m' } },
  }),
  counted('seconds, without the empty', logs, {
    a: { date_histogram: { ...time, fixed_interval: '10s', min_doc_count: 1 } },
  }),
  counted(
    'half minutes with pods',
    logs,
    {
      a: {
        date_histogram: { ...time, fixed_interval: '30s' },
        aggs: { b: byPod },
      },
    },
    { range: { '@timestamp': { lt: '2026-11-25T06:02:00Z' } } },
  ),
  counted('hours over days', all, {
    a: {
      date_histogram: { ...time, calendar_interval: 'hour', min_doc_count: 1 },
    },
  }),
  counted('days', all, {
    a: { date_histogram: { ...time, calendar_interval: '1d' } },
  }),
  counted('months', all, {
    a: { date_histogram: { ...time, calendar_interval: 'month' } },
  }),
  counted('weeks', all, {
    a: { date_histogram: { ...time, calendar_interval: 'week' } },
  }),
  counted('minutes beyond the first and last', logs, {
    a: {
      date_histogram: {
        ...time,
        fixed_interval: '5m',
        extended_bounds: {
          min: '2026-11-25T05:50:00Z',
          max: '2026-11-25T06:20:00Z',
        },
      },
    },
  }),
  counted('the first and the last', all, {
    first: { min: time },
    last: { max: time },
  }),
  counted(
    'the first of none',
    logs,
    { first: { min: time } },
    { match_none: {} },
  ),
  counted('the most of nothing mapped', logs, {
    a: { max: { field: 'none' } },
  }),
  counted('sum, mean, least, most', dynamic, {
    a: { sum: { field: 'kubernetes.labels.version_id' } },
    b: { avg: { field: 'kubernetes.labels.version_id' } },
    c: { min: { field: 'kubernetes.labels.version_id' } },
    d: { max: { field: 'kubernetes.labels.version_id' } },
  }),
  counted('how many values', logs, {
    a: { value_count: { field: 'kubernetes.pod_name' } },
  }),
  counted('how many different', logs, {
    a: { cardinality: { field: 'kubernetes.pod_name' } },
  }),
  counted('filter', logs, {
    a: { filter: { wildcard: { log: '*ERROR*' } }, aggs: { b: byPod } },
  }),
  counted('filters', logs, {
    a: {
      filters: {
        filters: {
          error: { wildcard: { log: '*ERROR*' } },
          warn: { wildcard: { log: '*WARN*' } },
        },
      },
    },
  }),
  counted('under its long name', logs, {
    a: { value_count: { field: '@timestamp' } },
  }),
];
