// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { IndexPosition, IndexSearch } from '../LogIndex';
import { Hit } from './LogRecord';

/** What OpenSearch knows it by. */
export function idOf({ _index, _id }: Hit): string {
  return `${_index}/${_id}`;
}

/** A key is only one line's within its shard, so others of it may come, on the next page, too. */
export function positionAfter(
  before: IndexPosition | undefined,
  hit: Hit,
): IndexPosition {
  const isTied =
    before?.key[0] === hit.sort[0] && before.key[1] === hit.sort[1];
  return {
    key: hit.sort,
    given: [...(isTied ? before.given : []), idOf(hit)],
  };
}

/** What is searched on after, so that others of the position's own key come, too. */
export function justBefore(
  { key: [time, count] }: IndexPosition,
  order: IndexSearch['order'],
): [number, number] {
  return [time, order === 'asc' ? count - 1 : count + 1];
}

/** For sorting hits as they are found. */
export function comparison(order: IndexSearch['order']) {
  const sign = order === 'asc' ? 1 : -1;
  return (one: Hit, other: Hit): number =>
    sign * (one.sort[0] - other.sort[0] || one.sort[1] - other.sort[1]) ||
    idOf(one).localeCompare(idOf(other), 'en');
}
