// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Question, search, shipped } from '../Question';

const labels = 'kubernetes.labels';
const inScope = (name: string, index: string, filter: object[]) =>
  search(`logs/${name}`, index, { bool: { filter } });
const either = (should: object[]) => ({
  bool: { should, minimum_should_match: 1 },
});
const term = (field: string, value: string | number | boolean) => ({
  term: { [field]: value },
});
const range = (bounds: object) => ({ range: { '@timestamp': bounds } });

const ofCart = term(`${labels}.openchoreo_dev/component-uid`, 'uid-of-cart');
const everySpelling = (what: string, name: string) =>
  either([
    ...['openchoreo_dev', 'openchoreo.dev'].flatMap(prefix =>
      ['', '.keyword'].map(suffix =>
        term(`${labels}.${prefix}/${what}-uid${suffix}`, `uid-of-${name}`),
      ),
    ),
    term(`${labels}.${what}-name.keyword`, name),
  ]);

/** Whose lines they are. */
const scopes: Question[] = [
  inScope('of a component, v1', shipped.v1, [
    ofCart,
    term(`${labels}.openchoreo_dev/environment-uid`, 'uid-of-prod'),
  ]),
  inScope('of a component, v0.15', shipped.v015, [
    term(`${labels}.openchoreo_dev/component-uid.keyword`, 'uid-of-cart'),
  ]),
  inScope('of a component, v0.15, by its words', shipped.v015, [
    {
      match_phrase: {
        [`${labels}.openchoreo_dev/component-uid`]: 'uid-of-cart',
      },
    },
  ]),
  inScope('of a component, v0.5', shipped.v05, [
    term(`${labels}.openchoreo.dev/component-uid.keyword`, 'uid-of-cart'),
  ]),
  inScope('of a component, v0.3', shipped.v03, [
    term(`${labels}.component-name.keyword`, 'cart'),
    term(`${labels}.environment-name.keyword`, 'prod'),
    term('kubernetes.namespace_name.keyword', 'dp-acme-shop-prod-1a2b3c4d'),
  ]),
  inScope('of a component in any spelling', shipped.any, [
    everySpelling('component', 'cart'),
    everySpelling('environment', 'dev'),
  ]),
  inScope('of some components', shipped.v1, [
    {
      terms: {
        [`${labels}.openchoreo_dev/component-uid`]: [
          'uid-of-cart',
          'uid-of-web',
        ],
      },
    },
  ]),
  search('logs/of all but a container', shipped.v1, {
    bool: {
      filter: [ofCart],
      must_not: [term('kubernetes.container_name', 'sidecar')],
    },
  }),
  inScope('of a version that not all have', shipped.v1, [
    either([
      term(`${labels}.version`, 'v7'),
      { bool: { must_not: { exists: { field: `${labels}.version` } } } },
    ]),
    term('kubernetes.container_name', 'sidecar'),
  ]),
  inScope('of what is spelled otherwise elsewhere', shipped.any, [
    { exists: { field: `${labels}.component-name.keyword` } },
    term('kubernetes.container_name.keyword', 'sidecar'),
  ]),
  inScope('of one index of several', shipped.any, [
    { terms: { _index: [shipped.v1, shipped.v03] } },
    { ids: { values: ['shipped-v1-7', 'shipped-v0.3-8', 'shipped-v0.5-9'] } },
  ]),
  inScope('of each index in its spelling', shipped.any, [
    either([
      {
        bool: {
          filter: [
            term('_index', shipped.v1),
            either([
              { bool: { must: [ofCart], must_not: [{ match_none: {} }] } },
            ]),
          ],
        },
      },
      {
        bool: {
          filter: [
            term('_index', shipped.v03),
            term(`${labels}.component-name.keyword`, 'cart'),
          ],
        },
      },
    ]),
    term('stream.keyword', 'stderr'),
  ]),
  inScope('of pods of a name', shipped.v03, [
    { wildcard: { 'kubernetes.pod_name.keyword': 'cart-6c4f9-*' } },
    { prefix: { 'kubernetes.namespace_name.keyword': 'dp-acme-' } },
  ]),
];

const times: Question[] = [
  inScope('after a moment and before another', shipped.v1, [
    range({
      gt: Date.UTC(2026, 10, 26, 8, 0, 5),
      lt: Date.UTC(2026, 10, 26, 8, 0, 15),
      format: 'epoch_millis',
    }),
  ]),
  inScope('within, in milliseconds as texts', shipped.v1, [
    range({
      gte: String(Date.UTC(2026, 10, 26, 8, 0, 5)),
      lte: String(Date.UTC(2026, 10, 26, 8, 0, 10)),
      format: 'epoch_millis',
    }),
  ]),
  inScope('within, to the nanosecond', shipped.any, [
    range({
      gte: '2026-11-26T08:00:05.000000001Z',
      lte: '2026-11-26T08:00:10.000999999Z',
    }),
  ]),
  inScope('within bounds of both generations', shipped.any, [
    range({ from: '2026-11-26T08:01:00Z', to: '2026-11-26T08:01:05Z' }),
  ]),
  inScope('within bounds that leave their ends out', shipped.v1, [
    range({
      from: '2026-11-26T08:01:00Z',
      to: '2026-11-26T08:01:05Z',
      include_lower: false,
      include_upper: false,
    }),
  ]),
  inScope('between times the wrong way round', shipped.v1, [
    range({ gte: '2026-11-26T09:00:00Z', lt: '2026-11-26T08:00:00Z' }),
  ]),
  inScope('in a zone', shipped.v1, [
    range({
      gte: '2026-11-26T09:01:00',
      lt: '2026-11-26T09:01:10',
      time_zone: '+01:00',
    }),
  ]),
];

const insensitive = (field: string, value: string) => ({
  wildcard: { [field]: { value, case_insensitive: true } },
});

const levels: Question[] = [
  inScope('of a level, v1', shipped.v1, [insensitive('log', '*error*')]),
  inScope('of a level, as words', shipped.v03, [insensitive('log', '*error*')]),
  inScope('of a level, as a whole line', shipped.v03, [
    insensitive('log.keyword', '*ERROR*'),
  ]),
  inScope('of one of two levels', shipped.v1, [
    either([insensitive('log', '*error*'), insensitive('log', '*warn*')]),
  ]),
  inScope('of one of two levels, by words', shipped.v03, [
    either([{ match: { log: 'error' } }, { match: { log: 'warn warning' } }]),
  ]),
  inScope('of a level that the line gives as a field', shipped.v03, [
    { terms: { 'log_processed.level.keyword': ['error', 'warn'] } },
  ]),
  search('logs/of no level', shipped.v1, {
    bool: {
      must_not: ['error', 'warn', 'info', 'debug', 'panic'].map(level =>
        insensitive('log', `*${level}*`),
      ),
    },
  }),
  inScope('with a field of the line', shipped.v03, [
    { range: { 'log_processed.status': { gte: 500, lt: 600 } } },
    term('log_processed.requestId.keyword', 'req-1042'),
  ]),
  inScope('with a fraction in a field of the line', shipped.v03, [
    term('log_processed.ms', 87.5),
  ]),
  inScope('with any field of the line', shipped.any, [
    { exists: { field: 'log_processed' } },
  ]),
];

/** Whose lines, when, and of which level. */
export const logScopes: readonly Question[] = [...scopes, ...times, ...levels];
