// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { dynamic, logs, older, Question } from '../Question';

const refused = (
  name: string,
  body: object | string,
  index: string = logs,
): Question => ({
  name: `refusal/${name}`,
  send: `POST /${index}/_search`,
  body,
});
const query = (name: string, value: unknown, index?: string) =>
  refused(name, { query: value }, index);

/** What is asked wrongly, and of what is not there. */
export const refusals: readonly Question[] = [
  query('an unknown query', { foo: {} }),
  query('a query that is a text', 'foo'),
  query('a query without a clause', {}),
  query('a query of two', { match_all: {}, match_none: {} }),
  query('a term of two fields', { term: { a: 'b', c: 'd' } }),
  query('a term with an unknown option', { term: { a: { x: 1 } } }),
  query('a range with an unknown option', {
    range: { '@timestamp': { from_now: 1 } },
  }),
  query('a range of no date', {
    range: { '@timestamp': { gte: 'yesterday' } },
  }),
  query('a range of unfinished math', {
    range: { '@timestamp': { gte: 'now-1' } },
  }),
  query('a bool with an unknown clause', { bool: { must_nope: [] } }),
  query('exists without a field', { exists: {} }),
  refused('an unknown key', { quer: {} }),
  refused('an unknown value', { foo: 1 }),
  refused('no JSON', '{bad'),
  refused('a list', '[]'),
  refused('sorting by nothing mapped', { sort: [{ nope: 'asc' }] }),
  refused('sorting by a text', { sort: [{ log: 'asc' }] }, dynamic),
  refused('sorting by a wildcard field', { sort: [{ log: 'asc' }] }),
  refused('a window too large', { size: 20000 }),
  refused('a window below none', { from: -1 }),
  refused('after without sort', { search_after: [1] }),
  refused('after more than sort', {
    sort: ['@timestamp'],
    search_after: [1, 2],
  }),
  refused(
    'grouping by a text',
    { size: 0, aggs: { a: { terms: { field: 'log' } } } },
    dynamic,
  ),
  refused('an unknown aggregation', {
    aggs: { a: { nope: { field: 'log' } } },
  }),
  refused('an interval of no unit', {
    aggs: {
      a: { date_histogram: { field: '@timestamp', fixed_interval: '1q' } },
    },
  }),
  {
    name: 'index/search of one that is missing',
    send: 'POST /none/_search',
    body: {},
  },
  {
    name: 'index/search of one that is missing, which is fine',
    send: 'POST /none/_search?ignore_unavailable=true',
    body: {},
  },
  {
    name: 'index/search of a pattern that none matches',
    send: 'POST /none-*/_search',
    body: {},
  },
  {
    name: 'index/search of a pattern that must match',
    send: 'POST /none-*/_search?allow_no_indices=false',
    body: {},
  },
  {
    name: 'index/search of some that are missing',
    send: `POST /${logs},none/_search`,
    body: { size: 0 },
  },
  {
    name: 'index/search of all but one',
    send: 'POST /container-logs-*,-container-logs-2026-11-25/_search',
    body: { size: 0 },
  },
  { name: 'index/count of one that is missing', send: 'GET /none/_count' },
  { name: 'index/mapping', send: `GET /${logs}/_mapping` },
  { name: 'index/mapping made of documents', send: `GET /${older}/_mapping` },
  {
    name: 'index/mapping of labels with dots',
    send: `GET /${dynamic}/_mapping`,
  },
  { name: 'index/mapping of one that is missing', send: 'GET /none/_mapping' },
  {
    name: 'index/mapping of a pattern that none matches',
    send: 'GET /none-*/_mapping',
  },
  {
    name: 'index/fields',
    send: 'GET /container-logs-*,kubernetes-*/_mapping/field/kubernetes.pod_name,kubernetes.none,@timestamp',
  },
  {
    name: 'index/fields by pattern',
    send: `GET /${dynamic}/_mapping/field/kubernetes.*_name*`,
  },
  {
    name: 'index/fields of one that is missing',
    send: 'GET /none/_mapping/field/log',
  },
  {
    name: 'index/fields of a pattern that none matches',
    send: 'GET /none-*/_mapping/field/log',
  },
  {
    name: 'index/fields of a pattern that none matches, which is fine',
    send: 'GET /none-*,no-*/_mapping/field/log?ignore_unavailable=true&allow_no_indices=true',
  },
  { name: 'index/names', send: 'GET /_resolve/index/container-logs-*' },
  {
    name: 'index/an unknown parameter',
    send: `POST /${logs}/_search?foo=1`,
    body: {},
  },
  {
    name: 'index/a flag that is none',
    send: `POST /${logs}/_search?ignore_unavailable=maybe`,
    body: {},
  },
  { name: 'index/making one that is there', send: `PUT /${logs}`, body: {} },
  {
    name: 'index/an unknown type',
    send: 'PUT /strange',
    body: { mappings: { properties: { a: { type: 'strange' } } } },
  },
  { name: 'path/unknown', send: 'GET /a/b/c/d' },
  { name: 'path/wrong method', send: `PUT /${logs}/_search` },
];
