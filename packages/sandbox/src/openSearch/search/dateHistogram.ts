// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { JsonObject, isJsonObject, onlyEntry } from '../json';
import { notInTheSandbox, OpenSearchError } from '../OpenSearchError';
import { boundOf } from '../query/dateMath';
import { StoredDocument } from '../store/StoredDocument';
import type { Aggregator } from './Aggregator';
import { checkKeys } from './checkKeys';
import { timePartsOf, TimeParts } from './timeParts';

const known = [
  'field',
  'fixed_interval',
  'calendar_interval',
  'offset',
  'min_doc_count',
  'extended_bounds',
  'hard_bounds',
  'keyed',
  'format',
  'order',
];
const elsewhere = ['missing', 'time_zone', 'script', 'interval'];

const MOST_BUCKETS = 65_535;

type Bounds = readonly [number, number];

const isWithin = (start: number, [least, most]: Bounds) =>
  start >= least && start < most;

/** Counts documents by time; reads the body of a `date_histogram`. */
export function dateHistogram(body: JsonObject, below: Aggregator): Aggregator {
  checkKeys('date_histogram', body, known, elsewhere);
  const { field, min_doc_count: fewest = 0 } = body;
  const parts = timePartsOf(body);
  const extended = boundsOf(body.extended_bounds);
  const hard = boundsOf(body.hard_bounds);
  const shown = formatOf(body.format);
  const arranged = orderOf(body.order);
  return documents => {
    const buckets = new Map<number, StoredDocument[]>();
    for (const document of documents) {
      const starts = document
        .valuesOf(String(field))
        .map(value => parts.start(Number(value)))
        .filter(start => !hard || isWithin(start, hard));
      for (const start of new Set(starts)) {
        const bucket = buckets.get(start) ?? [];
        buckets.set(start, bucket);
        bucket.push(document);
      }
    }
    const keys =
      Number(fewest) > 0
        ? [...buckets.keys()].sort((one, other) => one - other)
        : between(
            [...buckets.keys(), ...(extended ?? []).map(parts.start)],
            parts,
          );
    const counted = keys
      .map(key => ({ key, found: buckets.get(key) ?? [] }))
      .filter(({ found }) => found.length >= Number(fewest))
      .map(({ key, found }) => ({
        key_as_string: shown(key),
        key,
        doc_count: found.length,
        ...below(found),
      }));
    const ordered = arranged(counted);
    return {
      buckets:
        body.keyed === true
          ? Object.fromEntries(ordered.map(each => [each.key_as_string, each]))
          : ordered,
    };
  };
}

function boundsOf(given: unknown): Bounds | undefined {
  return isJsonObject(given)
    ? [boundOf(given.min, 'start', 0), boundOf(given.max, 'start', 0)]
    : undefined;
}

function formatOf(format: unknown): (key: number) => string {
  if (format === undefined) return key => new Date(key).toISOString();
  if (format === 'epoch_millis') return String;
  throw notInTheSandbox(`dates in the form [${format}]`);
}

interface Counted {
  readonly key: number;
  readonly doc_count: number;
}

function orderOf(order: unknown) {
  const [by = '_key', direction = 'asc'] =
    order === undefined ? [] : onlyEntry(order) ?? ['several'];
  if (by !== '_key' && by !== '_count') {
    throw notInTheSandbox(`a date_histogram in the order of [${by}]`);
  }
  const sign = direction === 'desc' ? -1 : 1;
  return <T extends Counted>(buckets: readonly T[]): T[] =>
    [...buckets].sort((one, other) =>
      by === '_count'
        ? sign * (one.doc_count - other.doc_count) || one.key - other.key
        : sign * (one.key - other.key),
    );
}

function between(keys: readonly number[], parts: TimeParts): number[] {
  if (keys.length === 0) return [];
  const last = keys.reduce((one, other) => Math.max(one, other));
  const all: number[] = [];
  let key = keys.reduce((one, other) => Math.min(one, other));
  for (; key <= last; key = parts.next(key)) {
    if (all.length === MOST_BUCKETS) throw tooMany(all[0], last, parts);
    all.push(key);
  }
  return all;
}

function tooMany(
  first: number,
  last: number,
  { start, next }: TimeParts,
): OpenSearchError {
  const count = (start(last) - first) / (next(first) - first) + 1;
  return new OpenSearchError({
    status: 503,
    type: 'too_many_buckets_exception',
    reason: `Trying to create too many buckets. Must be less than or equal to: [${MOST_BUCKETS}] but was [${count}]. This limit can be set by changing the [search.max_buckets] cluster level setting.`,
    details: { max_buckets: MOST_BUCKETS },
    isRoot: false,
    outer: 'search_phase_execution_exception',
  });
}
