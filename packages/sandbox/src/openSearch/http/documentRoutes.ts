// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { isJsonObject, onlyEntry } from '../json';
import { illegalArgument } from '../OpenSearchError';
import { answer, Answer, bodyOf, Call, parsedObject } from './Call';
import { Route, Served } from './Route';

function written(
  { indices }: Served,
  call: Call,
  document: {
    readonly index: string;
    readonly source: Readonly<Record<string, unknown>>;
    readonly id?: string;
  },
): { readonly status: number; readonly body: object } {
  const { index, source, id } = document;
  const { id: given, result, sequence } = indices.write(index, source, id);
  return {
    status: result === 'created' ? 201 : 200,
    body: {
      _index: index,
      _id: given,
      _version: 1,
      result,
      ...(call.query.get('refresh') === 'true' && { forced_refresh: true }),
      _shards: { total: 1, successful: 1, failed: 0 },
      _seq_no: sequence,
      _primary_term: 1,
    },
  };
}

/** Takes index and create of a bulk; nothing else writes logs. */
function bulk(served: Served, call: Call, inPath?: string): Answer {
  const lines = call.text.split('\n').filter(line => line.trim() !== '');
  const items = [];
  for (let at = 0; at < lines.length; at += 2) {
    const [action, head] = onlyEntry(parsedObject(lines[at])) ?? [];
    if ((action !== 'index' && action !== 'create') || !isJsonObject(head)) {
      throw illegalArgument(
        `Malformed action/metadata line [${
          at + 1
        }], expected one of [create, index]`,
      );
    }
    const index = String(head._index ?? inPath);
    const id = head._id === undefined ? undefined : String(head._id);
    const { status, body } = written(served, call, {
      index,
      id,
      source: parsedObject(lines[at + 1] ?? ''),
    });
    items.push({ [action]: { ...body, status } });
  }
  return answer({ took: 1, errors: false, items });
}

const doc = (
  served: Served,
  call: Call,
  index: string,
  id?: string,
): Answer => {
  const { status, body } = written(served, call, {
    index,
    id,
    source: bodyOf(call),
  });
  return answer(body, status);
};

const refreshed = (): Answer =>
  answer({ _shards: { total: 1, successful: 1, failed: 0 } });

/** How documents are written. What is written can be found at once. */
export const documentRoutes: readonly Route[] = [
  { methods: ['POST', 'PUT'], path: ['_bulk'], handle: bulk },
  { methods: ['POST', 'PUT'], path: [':index', '_bulk'], handle: bulk },
  { methods: ['POST'], path: [':index', '_doc'], handle: doc },
  { methods: ['POST', 'PUT'], path: [':index', '_doc', ':id'], handle: doc },
  { methods: ['GET', 'POST'], path: ['_refresh'], handle: refreshed },
  { methods: ['GET', 'POST'], path: [':index', '_refresh'], handle: refreshed },
];
