// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { inOrder, Question, search, shipped } from '../Question';

const everything = { match_all: {} };
const paged = (name: string, index: string, more: object): Question =>
  search(`pages/${name}`, index, everything, { size: 5, ...more });

const newestFirst = [{ '@timestamp': 'desc' }, { _seq_no: 'desc' }];
/** A moment that three lines of an index share. */
const moment = Date.UTC(2026, 10, 26, 8, 0, 5);
const date = (order: 'asc' | 'desc') => ({
  '@timestamp': { order, unmapped_type: 'date', numeric_type: 'date' },
});

/** Pages of lines many of which share a moment. */
export const logPages: readonly Question[] = [
  paged('newest first', shipped.v1, { sort: newestFirst }),
  paged('within a moment, on', shipped.v1, { search_after: [moment, 6] }),
  paged('within a moment, back', shipped.v1, {
    sort: newestFirst,
    search_after: [moment, 7],
  }),
  paged('of several indices', shipped.any, {
    sort: [date('asc'), { _index: 'asc' }, { _seq_no: 'asc' }],
    search_after: [moment, 'shipped-v0.3', 8],
  }),
  paged('of several indices, back', shipped.any, {
    sort: [date('desc'), { _index: 'desc' }, { _seq_no: 'desc' }],
    search_after: [moment, 'shipped-v0.3', 8],
  }),
  paged('by the name of the document', shipped.v1, {
    sort: [date('asc'), { _id: 'asc' }],
    search_after: [moment, 'shipped-v1-7'],
  }),
  paged('after a time as text', shipped.v1, {
    search_after: ['2026-11-26T08:00:05.000Z', 7],
  }),
  paged('to the nanosecond', shipped.v1, {
    sort: [
      {
        '@timestamp': {
          order: 'asc',
          format: 'strict_date_optional_time_nanos',
        },
      },
      { _seq_no: 'asc' },
    ],
  }),
  search(
    'pages/up to a frozen end',
    shipped.any,
    {
      bool: {
        filter: [
          { range: { '@timestamp': { lte: moment, format: 'epoch_millis' } } },
        ],
      },
    },
    { sort: newestFirst, size: 4, track_total_hits: true },
  ),
  search(
    'pages/what came before a line',
    shipped.v1,
    { term: { 'kubernetes.pod_name': 'web-77d-klmno' } },
    { sort: newestFirst, search_after: [moment, 8], size: 3 },
  ),
  search(
    'pages/what came after a line',
    shipped.v1,
    { term: { 'kubernetes.pod_name': 'web-77d-klmno' } },
    { sort: inOrder, search_after: [moment, 8], size: 3 },
  ),
  paged('counted to a limit', shipped.any, {
    size: 1,
    track_total_hits: 100,
  }),
  {
    name: 'pages/a view is opened',
    send: `POST /${shipped.any}/_search/point_in_time?keep_alive=1m`,
  },
  {
    name: 'pages/of the view',
    send: 'POST /_search',
    body: {
      pit: { id: '{{pit}}' },
      sort: [date('desc'), { _shard_doc: 'desc' }],
      size: 3,
      _source: false,
    },
  },
  {
    name: 'pages/of the view, on',
    send: 'POST /_search',
    body: {
      pit: { id: '{{pit}}' },
      sort: [date('asc'), { _shard_doc: 'asc' }],
      search_after: [moment, 4294967303],
      size: 4,
      _source: false,
    },
  },
  {
    name: 'pages/the view is closed',
    send: 'DELETE /_search/point_in_time',
    body: { pit_id: ['{{pit}}'] },
  },
  {
    name: 'count/of a scope',
    send: `POST /${shipped.any}/_count`,
    body: {
      query: {
        bool: {
          filter: [
            {
              wildcard: { log: { value: '*error*', case_insensitive: true } },
            },
          ],
        },
      },
    },
  },
  {
    name: 'count/of what is not there, which is fine',
    send: `GET /none,${shipped.v1}/_count?ignore_unavailable=true`,
  },
  {
    name: 'count/with an unknown key',
    send: `POST /${shipped.v1}/_count`,
    body: { size: 1 },
  },
];
