// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Answered } from './Question';

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * What two servers can agree on: without times taken, scores, ids of nodes, how many shards there are, and where in a
 * text something is wrong. An error is what it is, why, and what is at its root.
 */
export function normaliseAnswer(status: number, text: string): Answered {
  const body: unknown = text.startsWith('{') ? JSON.parse(text) : text;
  if (!isObject(body)) return { status, body };
  if (isObject(body.error)) return { status, body: errorOf(body.error) };
  if (isObject(body.hits)) return { status, body: found(body) };
  const { took, _shards, pit_id: pit, pits, creation_time, ...rest } = body;
  return {
    status,
    body: {
      ...rest,
      ...(typeof rest.error === 'string' && { error: inOneOrder(rest.error) }),
      ...(pit !== undefined && { pit_id: 'an id' }),
      ...(Array.isArray(pits) && { pits: pits.length }),
    },
  };
}

function found({ hits, aggregations, timed_out: isCut, _shards }: Json): Json {
  const { total, hits: each } = isObject(hits) ? hits : {};
  return {
    timed_out: isCut,
    ...(isObject(_shards) && {
      failed: _shards.failed,
      lost: Number(_shards.total) - Number(_shards.successful),
    }),
    ...(total !== undefined && { total }),
    hits: [each].flat().map(hit => {
      const { _score, ...kept } = isObject(hit) ? hit : {};
      return kept;
    }),
    ...(aggregations !== undefined && {
      aggregations: withoutEmptyMeta(aggregations),
    }),
  };
}

/** Of some aggregations the real server says that nothing was said with them, of others it does not. */
function withoutEmptyMeta(aggregations: unknown): unknown {
  return JSON.parse(JSON.stringify(aggregations), (key, value) =>
    key === 'meta' && isObject(value) && Object.keys(value).length === 0
      ? undefined
      : value,
  );
}

/** Which methods a path takes comes in any order. */
function inOneOrder(text: string): string {
  return text.replace(/(?<=allowed: \[)[^\]]*/, methods =>
    methods.split(', ').sort().join(', '),
  );
}

function errorOf(error: Json): Json {
  const [root] = [error.root_cause].flat();
  const { caused_by: inner } = error;
  return {
    ...reasonOf(error),
    ...(isObject(root) && { root: reasonOf(root) }),
    ...(!root && isObject(inner) && { inner: reasonOf(inner) }),
  };
}

function reasonOf({ type, reason, index }: Json): Json {
  return {
    type,
    reason: String(reason)
      .replace(/^\[\d+:\d+\] /, '')
      .replace(/(context found for id) .*$/, '$1')
      .replace(/ did you mean .*$/, '')
      .replace(/ at \[\d+:\d+\]$/, '')
      .replace(/\/[\w-]{22}\]/, '/uuid]')
      .replace(/(Unexpected character).*$/s, '$1')
      .replace(/^Expected property name.*$/s, 'Unexpected character'),
    ...(index !== undefined && { index }),
  };
}
