// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Question, search, shipped } from '../Question';

const counted = (
  name: string,
  index: string,
  aggs: object,
  query: object = { match_all: {} },
): Question => search(`counts/${name}`, index, query, { size: 0, aggs });

const time = { field: '@timestamp' };
const has = (word: string) => ({
  wildcard: { log: { value: `*${word}*`, case_insensitive: true } },
});
const byLevel = {
  filters: {
    filters: { error: has('error'), warn: has('warn'), info: has('info') },
    other_bucket_key: 'other',
  },
};
const bounds = {
  min: Date.UTC(2026, 10, 26, 7, 59, 30),
  max: Date.UTC(2026, 10, 26, 8, 2, 0),
};
const byPod = { terms: { field: 'kubernetes.pod_name' } };

/** What a picture of lines over time is made of. */
const pictures: Question[] = [
  counted('levels over time', shipped.v1, {
    over: {
      date_histogram: {
        ...time,
        fixed_interval: '10s',
        min_doc_count: 0,
        extended_bounds: bounds,
      },
      aggs: { levels: byLevel },
    },
  }),
  counted('pods over time', shipped.v1, {
    over: {
      date_histogram: { ...time, fixed_interval: '20s', min_doc_count: 1 },
      aggs: { pods: { ...byPod, aggs: { levels: byLevel } } },
    },
  }),
  counted('over time, within bounds alone', shipped.v1, {
    over: {
      date_histogram: {
        ...time,
        fixed_interval: '15s',
        hard_bounds: {
          min: Date.UTC(2026, 10, 26, 8, 0, 15),
          max: Date.UTC(2026, 10, 26, 8, 1, 0),
        },
      },
    },
  }),
  counted('over time, from an odd second', shipped.v1, {
    over: {
      date_histogram: { ...time, fixed_interval: '30s', offset: '7s' },
    },
  }),
  counted('bars with levels, from now on', shipped.any, {
    over: {
      date_histogram: {
        ...time,
        fixed_interval: '7s',
        offset: '+3s',
        min_doc_count: 1,
      },
      aggs: { levels: byLevel },
    },
  }),
  counted('over time, from before', shipped.v1, {
    over: {
      date_histogram: { ...time, fixed_interval: '30s', offset: '-10s' },
    },
  }),
  counted('over time, by name', shipped.v1, {
    over: { date_histogram: { ...time, fixed_interval: '40s', keyed: true } },
  }),
  counted('over time, in milliseconds', shipped.v1, {
    over: {
      date_histogram: {
        ...time,
        fixed_interval: '40s',
        format: 'epoch_millis',
      },
    },
  }),
  counted('over time, newest first', shipped.v1, {
    over: {
      date_histogram: {
        ...time,
        fixed_interval: '30s',
        order: { _key: 'desc' },
      },
    },
  }),
  counted('over time, of every generation', shipped.any, {
    over: { date_histogram: { ...time, fixed_interval: '30s' } },
  }),
  counted('over time, of a field that is not mapped', shipped.v1, {
    over: { date_histogram: { field: 'none', fixed_interval: '30s' } },
  }),
  counted(
    'over time, of nothing, to bounds',
    shipped.v1,
    {
      over: {
        date_histogram: {
          ...time,
          fixed_interval: '1m',
          min_doc_count: 0,
          extended_bounds: bounds,
        },
      },
    },
    { match_none: {} },
  ),
  counted('a refusal of too many parts', shipped.v1, {
    over: {
      date_histogram: {
        ...time,
        fixed_interval: '1ms',
        min_doc_count: 0,
      },
    },
  }),
];

const parts: Question[] = [
  counted('levels without names', shipped.v1, {
    levels: { filters: { filters: [has('error'), has('warn')] } },
  }),
  counted('environments, and who says none', shipped.v1, {
    version: { terms: { field: 'kubernetes.labels.version', missing: 'none' } },
    without: { missing: { field: 'kubernetes.labels.version' } },
  }),
  counted('pods of some names', shipped.v03, {
    pods: {
      terms: {
        field: 'kubernetes.pod_name.keyword',
        include: ['web-77d-klmno', 'none'],
      },
    },
  }),
  counted('how many pods, and from when to when', shipped.v03, {
    pods: { cardinality: { field: 'kubernetes.pod_name.keyword' } },
    indices: { cardinality: { field: '_index' } },
    first: { min: time },
    last: { max: time },
  }),
  counted('indices', shipped.any, { indices: { terms: { field: '_index' } } }),
];

const fields: Question[] = [
  {
    name: 'fields/of every generation',
    send: `GET /${shipped.any}/_field_caps?fields=kubernetes.*,@timestamp`,
  },
  {
    name: 'fields/by name',
    send: `GET /${shipped.v03}/_field_caps?fields=log,log_processed.status,none`,
  },
  {
    name: 'fields/that some lack',
    send: `POST /${shipped.v1},${shipped.v03}/_field_caps?fields=log,log_processed.status&include_unmapped=true`,
  },
  {
    name: 'fields/of an index that is missing',
    send: 'GET /none/_field_caps?fields=log',
  },
  {
    name: 'fields/of an index that is missing, which is fine',
    send: 'GET /none/_field_caps?fields=log&ignore_unavailable=true',
  },
  {
    name: 'fields/without saying which',
    send: `GET /${shipped.v1}/_field_caps`,
  },
  {
    name: 'fields/whole mapping of v0.5',
    send: `GET /${shipped.v05}/_mapping`,
  },
  {
    name: 'fields/whole mapping of v0.3',
    send: `GET /${shipped.v03}/_mapping`,
  },
  {
    name: 'fields/of log lines',
    send: `GET /${shipped.any}/_mapping/field/log,log.keyword,log_processed.*`,
  },
];

/** How many lines there are, and what can be asked of them. */
export const logCounts: readonly Question[] = [
  ...pictures,
  ...parts,
  ...fields,
];
