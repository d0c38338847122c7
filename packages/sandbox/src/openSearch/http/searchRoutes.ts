// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { isJsonObject } from '../json';
import { parsingError } from '../OpenSearchError';
import { always } from '../query/Query';
import { parseQuery } from '../query/parseQuery';
import { Search, SearchedIndex, shardsOf, withNodes } from '../search/Search';
import { answer, Answer, bodyOf, Call, flag, targetOf } from './Call';
import { Route, Served } from './Route';

const target = ['ignore_unavailable', 'allow_no_indices', 'expand_wildcards'];

function searched(
  served: Served,
  call: Call,
  expression: string,
): SearchedIndex[] {
  return served.indices.resolve(targetOf(call, expression)).map(index => ({
    index,
    documents: index.all(),
    isThere: index.hasNode && !served.faults.isRed,
  }));
}

function search(served: Served, call: Call, expression = ''): Answer {
  const body = bodyOf(call);
  const inUrl = Object.fromEntries(
    ['size', 'from'].flatMap(name =>
      call.query.has(name) ? [[name, Number(call.query.get(name))]] : [],
    ),
  );
  const question = Search.parse({ ...body, ...inUrl }, served.now());
  const { pit } = body;
  const indices = isJsonObject(pit)
    ? served.pointsInTime.find(String(pit.id))
    : searched(served, call, expression);
  const found = question.run(
    indices,
    flag(call, 'allow_partial_search_results', true),
  );
  return answer({
    ...(isJsonObject(pit) && { pit_id: pit.id }),
    took: 1,
    ...found,
  });
}

function count(served: Served, call: Call, expression = ''): Answer {
  const { query, ...more } = bodyOf(call);
  const [unknown] = Object.keys(more);
  if (unknown !== undefined) {
    throw parsingError(`request does not support [${unknown}]`);
  }
  const counted =
    query === undefined
      ? () => always
      : parseQuery(query, { now: served.now() });
  const indices = searched(served, call, expression);
  return answer({
    count: withNodes(indices, true).flatMap(({ index, documents }) =>
      documents.filter(counted(index)),
    ).length,
    _shards: shardsOf(indices),
  });
}

const searchParameters = [
  ...target,
  'allow_partial_search_results',
  'size',
  'from',
  'timeout',
  'preference',
  'request_cache',
  'typed_keys',
  'rest_total_hits_as_int',
  'cancel_after_time_interval',
];

/** What is asked of documents. */
export const searchRoutes: readonly Route[] = [
  {
    methods: ['GET', 'POST'],
    path: ['_search'],
    parameters: searchParameters,
    handle: search,
  },
  {
    methods: ['GET', 'POST'],
    path: [':index', '_search'],
    parameters: searchParameters,
    handle: search,
  },
  {
    methods: ['GET', 'POST'],
    path: ['_count'],
    parameters: target,
    handle: count,
  },
  {
    methods: ['GET', 'POST'],
    path: [':index', '_count'],
    parameters: target,
    handle: count,
  },
  {
    methods: ['POST'],
    path: [':index', '_search', 'point_in_time'],
    parameters: [...target, 'keep_alive', 'allow_partial_pit_creation'],
    handle(served, call, expression = '') {
      const indices = searched(served, call, expression);
      const id = served.pointsInTime.create(
        withNodes(indices, false).map(({ index }) => ({
          index,
          documents: index.snapshot(),
          isThere: true,
        })),
      );
      return answer({
        pit_id: id,
        _shards: shardsOf(indices),
        creation_time: served.now(),
      });
    },
  },
  {
    methods: ['DELETE'],
    path: ['_search', 'point_in_time', '_all'],
    handle: ({ pointsInTime }) =>
      answer({
        pits: pointsInTime
          .deleteAll()
          .map(id => ({ pit_id: id, successful: true })),
      }),
  },
  {
    methods: ['DELETE'],
    path: ['_search', 'point_in_time'],
    handle({ pointsInTime }, call) {
      const ids = [bodyOf(call).pit_id ?? []].flat().map(String);
      return answer({
        pits: ids.map(id => {
          pointsInTime.delete(id);
          return { pit_id: id, successful: true };
        }),
      });
    },
  },
];
