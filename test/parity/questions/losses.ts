// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { logs, Question } from '../Question';

const whole = 'allow_partial_search_results=false';
const losing = (
  name: string,
  send: string,
  body: object = { size: 0 },
): Question => ({
  name: `lost/${name}`,
  send,
  body,
});

/** What is asked of shards that no node holds, and of some that refuse. */
export const losses: readonly Question[] = [
  losing('search', 'POST /lost/_search'),
  losing('search, whole or not at all', `POST /lost/_search?${whole}`),
  losing('search with others', `POST /lost,${logs}/_search`),
  losing(
    'search with others, whole or not at all',
    `POST /lost,${logs}/_search?${whole}`,
  ),
  losing('count', 'POST /lost/_count', {}),
  losing('count with others', `POST /lost,${logs}/_count`, {}),
  { name: 'lost/mapping', send: 'GET /lost/_mapping' },
  { name: 'lost/fields', send: 'GET /lost/_mapping/field/log' },
  {
    name: 'lost/fields with others',
    send: `GET /lost,${logs}/_mapping/field/log`,
  },
  { name: 'lost/name', send: 'GET /_resolve/index/lost' },
  losing('one of two refuses', `POST /bare,${logs}/_search`, {
    size: 0,
    sort: ['@timestamp'],
  }),
  losing(
    'one of two refuses, whole or not at all',
    `POST /bare,${logs}/_search?${whole}`,
    { size: 0, sort: ['@timestamp'] },
  ),
  {
    name: 'lost/fields of nothing known',
    send: 'GET /bare/_mapping/field/log',
  },
  { name: 'lost/mapping of nothing known', send: 'GET /bare/_mapping' },
];
