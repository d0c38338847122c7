// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { InputError } from '@backstage/errors';
import { levelOf } from '@fourplane/plugin-fourplane-common';
import { IndexedLine, IndexFilter, IndexPosition } from '../LogIndex';
import { lineFields } from '../logRules/lineFields';
import { MatchedLine } from '../logRules/lineMatcher';
import { Hit, readRecord } from './LogRecord';
import { scopeOf } from './scopeClause';

/** What a line's id says: its millisecond, and what OpenSearch knows it by. */
export interface LineId {
  readonly at: string;
  readonly index: string;
  readonly document: string;
}

const LINE_ID =
  /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)~([^~/]{1,255})~([^~]{1,512})$/;

/** Throws an `InputError` for a text that is none. */
export function readLineId(id: string): LineId {
  const [, at, index, document] = LINE_ID.exec(id) ?? [];
  if (document === undefined || Number.isNaN(Date.parse(at))) {
    throw new InputError('The id is not one of a line that a search has found');
  }
  return { at, index, document };
}

/**
 * The line of a hit, where the filter lets it through, and what it says `matches`; pure. It is looked at whole, since a
 * query finds others, too, and whose it is, is told by what its shipper wrote.
 */
export function foundLine(
  hit: Hit,
  filter: IndexFilter,
  matches: (line: MatchedLine) => boolean,
  position: IndexPosition,
): IndexedLine | undefined {
  const record = readRecord(hit);
  const scope =
    record && scopeOf(filter.scopes, record.namespace, record.labels);
  if (!record || !scope) {
    return undefined;
  }
  const { at, text, namespace, pod, container, shipped } = record;
  const level = levelOf(text);
  const fields = lineFields(text);
  const [time] = hit.sort;
  const isWanted =
    time >= filter.from &&
    time < filter.to &&
    (filter.pods?.includes(pod) ?? true) &&
    (filter.containers?.includes(container) ?? true) &&
    matches({ text, level, fields, shipped });
  return isWanted
    ? {
        id: `${new Date(time).toISOString()}~${hit._index}~${hit._id}`,
        at,
        text,
        level,
        ...(fields && { fields }),
        shipped,
        scope,
        namespace,
        pod,
        container,
        position,
      }
    : undefined;
}
