// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  all,
  dynamic,
  inOrder,
  logs,
  older,
  Question,
  search,
} from '../Question';

const everything = { match_all: {} };
const searched = (name: string, index: string, more: object): Question =>
  search(`search/${name}`, index, everything, more);
const field = '@timestamp';

/** What is given of the documents that are found, and in what order. */
export const searches: readonly Question[] = [
  searched('newest first', logs, { sort: [{ [field]: 'desc' }], size: 3 }),
  searched('by name', logs, {
    sort: ['kubernetes.pod_name', { _seq_no: 'desc' }],
    size: 5,
  }),
  searched('by several', all, {
    sort: [{ [field]: { order: 'desc' } }, { _id: 'asc' }],
    size: 7,
  }),
  searched('by a field that some lack', older, {
    sort: [{ 'log_processed.ms': 'asc' }, ...inOrder],
    size: 4,
  }),
  searched('those that lack it first', older, {
    sort: [
      { 'log_processed.ms': { order: 'desc', missing: '_first' } },
      ...inOrder,
    ],
    size: 4,
  }),
  searched('by a keyword that some lack', older, {
    sort: [{ 'log_processed.level.keyword': 'asc' }, ...inOrder],
    size: 4,
  }),
  searched('by a field that is not mapped, which is fine', logs, {
    sort: [{ none: { order: 'asc', unmapped_type: 'date' } }, ...inOrder],
    size: 2,
  }),
  searched('by milliseconds of dates', logs, {
    sort: [
      {
        [field]: { order: 'asc', unmapped_type: 'date', numeric_type: 'date' },
      },
      { _seq_no: 'asc' },
    ],
    size: 3,
  }),
  searched('the second page', logs, { from: 5, size: 5 }),
  searched('past the end', logs, { from: 100, size: 5 }),
  searched('no hits', logs, { size: 0 }),
  searched('after a hit', logs, { search_after: [1795586407300, 1], size: 3 }),
  searched('after a hit, backwards', logs, {
    sort: [{ [field]: 'desc' }, { _seq_no: 'desc' }],
    search_after: [1795586407300, 1],
  }),
  searched('after a time that no hit has', logs, {
    search_after: [1795586407301, 0],
    size: 2,
  }),
  searched('after the last', logs, { search_after: [4102444800000, 0] }),
  searched('after a name', logs, {
    sort: ['kubernetes.pod_name', { _seq_no: 'asc' }],
    search_after: ['cart-7d9f-abcde', 30],
    size: 4,
  }),
  searched('counted whole', all, { size: 0, track_total_hits: true }),
  searched('counted to a limit', logs, { size: 0, track_total_hits: 20 }),
  searched('not counted', logs, { size: 1, track_total_hits: false }),
  searched('the whole source', dynamic, { size: 2, _source: true }),
  searched('some of the source', logs, {
    size: 2,
    _source: ['log', 'kubernetes.pod_name'],
  }),
  searched('an object of the source', logs, {
    size: 1,
    _source: 'kubernetes.labels',
  }),
  searched('source by pattern', logs, {
    size: 1,
    _source: ['*_name', 'kubernetes.*name'],
  }),
  searched('source without', logs, {
    size: 1,
    _source: { excludes: ['kubernetes.labels', 't*'] },
  }),
  searched('source with and without', logs, {
    size: 1,
    _source: { includes: ['kubernetes'], excludes: ['*.labels'] },
  }),
  searched('source of nothing there', logs, { size: 1, _source: ['none'] }),
  searched('source of a key with dots', dynamic, {
    size: 1,
    _source: ['kubernetes.labels.openchoreo.dev/component-uid'],
  }),
  { name: 'search/without a body', send: `GET /${logs}/_search?size=0` },
  {
    name: 'search/size in the path',
    send: `POST /${logs}/_search?size=2&from=1`,
    body: { sort: inOrder, _source: false },
  },
  { name: 'count/all', send: `GET /${logs}/_count` },
  {
    name: 'count/some',
    send: `POST /${all}/_count`,
    body: { query: { term: { 'kubernetes.pod_name': 'run-1' } } },
  },
  {
    name: 'count/of no index',
    send: 'POST /none-*/_count',
    body: { query: everything },
  },
];
