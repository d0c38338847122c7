// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { simplePattern } from '../query/simplePattern';
import { StoredIndex } from '../store/StoredIndex';
import { illegalArgument } from '../OpenSearchError';
import { fieldCapabilities } from '../search/fieldCapabilities';
import { answer, Answer, bodyOf, Call, flag, targetOf } from './Call';
import { Route, Served } from './Route';

const target = ['ignore_unavailable', 'allow_no_indices', 'expand_wildcards'];

const byIndex = (
  indices: readonly StoredIndex[],
  value: (index: StoredIndex) => object,
) => answer(Object.fromEntries(indices.map(each => [each.name, value(each)])));

function mapping(served: Served, call: Call, expression = ''): Answer {
  const indices = served.indices.resolve(targetOf(call, expression));
  return byIndex(indices, index => ({ mappings: index.mapping.toJson() }));
}

function fieldMapping(
  served: Served,
  call: Call,
  expression: string,
  fields: string,
): Answer {
  // they are asked of a shard
  const indices = served.indices
    .resolve(targetOf(call, expression))
    .filter(({ hasNode }) => hasNode && !served.faults.isRed);
  const patterns = fields.split(',').map(simplePattern);
  if (indices.length === 0) return answer({}, 404);
  return byIndex(indices, index => ({
    mappings: Object.fromEntries(
      patterns
        .flatMap(pattern => index.mapping.matching(pattern))
        .map(([path, { declared }]) => [
          path,
          {
            full_name: path,
            mapping: { [path.split('.').at(-1) ?? path]: declared },
          },
        ]),
    ),
  }));
}

function fieldCaps(served: Served, call: Call, expression = ''): Answer {
  const indices = served.indices.resolve(targetOf(call, expression));
  const fields = call.query.get('fields') ?? bodyOf(call).fields ?? '';
  const names = (Array.isArray(fields) ? fields : [fields])
    .flatMap(each => String(each).split(','))
    .filter(Boolean);
  if (names.length === 0) {
    throw illegalArgument("specified fields can't be null or empty");
  }
  return answer(
    fieldCapabilities(indices, {
      fields: names,
      includeUnmapped: flag(call, 'include_unmapped', false),
    }),
  );
}

function health({ faults, indices }: Served): Answer {
  const shards = indices.all().reduce((sum, each) => sum + each.shards, 0);
  return answer({
    cluster_name: 'sandbox',
    status: faults.isRed ? 'red' : 'green',
    timed_out: false,
    number_of_nodes: 1,
    number_of_data_nodes: 1,
    discovered_master: true,
    discovered_cluster_manager: true,
    active_primary_shards: faults.isRed ? 0 : shards,
    active_shards: faults.isRed ? 0 : shards,
    relocating_shards: 0,
    initializing_shards: 0,
    unassigned_shards: faults.isRed ? shards : 0,
    delayed_unassigned_shards: 0,
    number_of_pending_tasks: 0,
    number_of_in_flight_fetch: 0,
    task_max_waiting_in_queue_millis: 0,
    active_shards_percent_as_number: faults.isRed ? 0 : 100,
  });
}

function catIndices(served: Served, call: Call, expression = ''): Answer {
  const rows = served.indices
    .resolve(targetOf(call, expression))
    .map(index => ({
      health: served.faults.isRed ? 'red' : 'green',
      status: 'open',
      index: index.name,
      uuid: index.uuid,
      pri: String(index.shards),
      rep: '0',
      'docs.count': String(index.size),
      'docs.deleted': '0',
      'store.size': '1kb',
      'pri.store.size': '1kb',
    }));
  return call.query.get('format') === 'json'
    ? answer(rows)
    : answer(rows.map(row => `${Object.values(row).join(' ')}\n`).join(''));
}

/** What is asked about indices, and what changes them. */
export const indexRoutes: readonly Route[] = [
  {
    methods: ['GET', 'HEAD'],
    path: [],
    handle: () =>
      answer({
        name: 'sandbox',
        cluster_name: 'sandbox',
        cluster_uuid: 'sandbox',
        version: {
          distribution: 'opensearch',
          number: '2.19.1',
          build_type: 'sandbox',
          build_hash: 'unknown',
          build_date: '1970-01-01T00:00:00Z',
          build_snapshot: false,
          lucene_version: '9.12.1',
          minimum_wire_compatibility_version: '7.10.0',
          minimum_index_compatibility_version: '7.0.0',
        },
        tagline: 'The OpenSearch Project: https://opensearch.org/',
      }),
  },
  { methods: ['GET'], path: ['_cluster', 'health'], handle: health },
  { methods: ['GET'], path: ['_cluster', 'health', ':index'], handle: health },
  { methods: ['GET'], path: ['_cat', 'indices'], handle: catIndices },
  { methods: ['GET'], path: ['_cat', 'indices', ':index'], handle: catIndices },
  {
    methods: ['GET'],
    path: ['_resolve', 'index', ':name'],
    handle: ({ indices }, call, expression) =>
      answer({
        indices: indices
          .resolve(targetOf(call, expression))
          .map(({ name }) => ({ name, attributes: ['open'] })),
        aliases: [],
        data_streams: [],
      }),
  },
  { methods: ['GET'], path: ['_mapping'], parameters: target, handle: mapping },
  {
    methods: ['GET'],
    path: [':index', '_mapping'],
    parameters: target,
    handle: mapping,
  },
  {
    methods: ['GET'],
    path: [':index', '_mapping', 'field', ':fields'],
    parameters: [...target, 'include_defaults'],
    handle: fieldMapping,
  },
  {
    methods: ['GET', 'POST'],
    path: ['_field_caps'],
    parameters: [...target, 'fields', 'include_unmapped'],
    handle: fieldCaps,
  },
  {
    methods: ['GET', 'POST'],
    path: [':index', '_field_caps'],
    parameters: [...target, 'fields', 'include_unmapped'],
    handle: fieldCaps,
  },
  {
    methods: ['PUT'],
    path: ['_index_template', ':name'],
    handle({ indices }, call, name) {
      indices.putTemplate(name, bodyOf(call));
      return answer({ acknowledged: true });
    },
  },
  {
    methods: ['PUT'],
    path: [':index'],
    handle({ indices }, call, name) {
      indices.create(name, bodyOf(call));
      return answer({
        acknowledged: true,
        shards_acknowledged: true,
        index: name,
      });
    },
  },
  {
    methods: ['DELETE'],
    path: [':index'],
    handle({ indices }, call, expression) {
      indices.delete(targetOf(call, expression));
      return answer({ acknowledged: true });
    },
  },
];
