// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { createHash } from 'node:crypto';
import { IndexedLine, IndexPosition } from '../LogIndex';

const NTH_BITS = 20;
const LOG_BITS = 13;

/**
 * Where a line is within its millisecond: by the rest of its time, which has nanoseconds, then its number among lines of that
 * time, below 2^20, then whose it is. Few are the same.
 */
export function placeWithin(at: string, number: number, log: string): number {
  const nanoseconds = Number(at.slice(-7, -1));
  const order = Math.min(number, 2 ** NTH_BITS - 1);
  const hash = createHash('sha256').update(log).digest().readUInt16BE(0);
  const which = Math.floor(hash / 2 ** (16 - LOG_BITS));
  return (nanoseconds * 2 ** NTH_BITS + order) * 2 ** LOG_BITS + which;
}

/** For sorting by time; two of one key are told apart by their ids. */
export function compareLines(
  { position: { key: one }, id: oneId }: IndexedLine,
  { position: { key: other }, id: otherId }: IndexedLine,
): number {
  return one[0] - other[0] || one[1] - other[1] || (oneId < otherId ? -1 : 1);
}

/** Whether a line comes after a place, in an order of time. */
export function isAfterPosition(
  { id, position }: IndexedLine,
  { key, given }: IndexPosition,
  order: 'asc' | 'desc',
): boolean {
  const difference = position.key[0] - key[0] || position.key[1] - key[1];
  return difference === 0
    ? !given.includes(id)
    : difference > 0 === (order === 'asc');
}

/** Lines of a page, each with what has been given of its key. */
export function placedLines(
  lines: readonly IndexedLine[],
  after: IndexPosition | undefined,
): IndexedLine[] {
  let before = after;
  return lines.map(line => {
    const { key, given } = line.position;
    const isTied = before?.key[0] === key[0] && before.key[1] === key[1];
    const position = {
      key,
      given: isTied ? [...(before?.given ?? []), ...given] : given,
    };
    before = position;
    return { ...line, position };
  });
}
