// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ArchivedLine } from '../LogArchive';
import { fileOf, LineAssembler } from './LineAssembler';
import { LogRecord } from './LogRecord';

/** A piece is never farther from the one it continues, with the other stream's lines between them. */
const FARTHEST_PIECE = 1_000;

/** The lines of records that come newest first, oldest first. */
export function linesOf(newestFirst: readonly LogRecord[]): ArchivedLine[] {
  const assembler = LineAssembler.create();
  const lines = [...newestFirst]
    .reverse()
    .flatMap(record => [...assembler.push(record)]);
  return [...lines, ...assembler.end()];
}

/**
 * The last so many lines, if they can be told from the end of a log: older records may be of the oldest millisecond,
 * too, and what looks like the first line of a stream may be the rest of a longer one.
 */
export function lastLines(
  newestFirst: readonly LogRecord[],
  count: number,
): ArchivedLine[] | undefined {
  const oldest = newestFirst.at(-1)?.key[0];
  const records = newestFirst.filter(({ key }) => key[0] !== oldest);
  const lines = linesOf(records);
  if (lines.length < count) {
    return undefined;
  }
  const last = lines.slice(-count);
  const doubtful = timesOfPossibleRests(records);
  return last.some(({ at }) => doubtful.has(at)) ? undefined : last;
}

function timesOfPossibleRests(newestFirst: readonly LogRecord[]): Set<string> {
  const firsts = new Map<string, string>();
  for (const record of newestFirst.slice(-FARTHEST_PIECE)) {
    // The first by time: within a millisecond records may arrive in another order.
    const first = firsts.get(fileOf(record));
    if (record.piece && (first === undefined || record.at < first)) {
      firsts.set(fileOf(record), record.at);
    }
  }
  return new Set(firsts.values());
}
