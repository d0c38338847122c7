// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { JsonObject, isJsonObject } from '../json';
import { OpenSearchError } from '../OpenSearchError';
import { boundOf, startOf } from '../query/dateMath';
import { StoredDocument } from '../store/StoredDocument';
import type { Aggregator } from './aggregate';

const fixedUnits: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

const calendarUnits: Readonly<Record<string, string>> = {
  minute: 'm',
  '1m': 'm',
  hour: 'h',
  '1h': 'h',
  day: 'd',
  '1d': 'd',
  week: 'w',
  '1w': 'w',
  month: 'M',
  '1M': 'M',
  year: 'y',
  '1y': 'y',
};

/** How time is parted: where the part of an instant begins, and where the next one does. */
interface Parts {
  start(instant: number): number;
  next(start: number): number;
}

/** Counts documents by time; reads the body of a `date_histogram`. */
export function dateHistogram(body: JsonObject, below: Aggregator): Aggregator {
  const { field, min_doc_count: fewest = 0, extended_bounds: extended } = body;
  const parts = partsOf(body);
  const bounds = isJsonObject(extended)
    ? [extended.min, extended.max].map(bound => boundOf(bound, 'start', 0))
    : [];
  return documents => {
    const buckets = new Map<number, StoredDocument[]>();
    for (const document of documents) {
      const starts = document
        .valuesOf(String(field))
        .map(value => parts.start(Number(value)));
      for (const start of new Set(starts)) {
        const bucket = buckets.get(start) ?? [];
        buckets.set(start, bucket);
        bucket.push(document);
      }
    }
    const keys = [...buckets.keys(), ...bounds.map(parts.start)];
    return {
      buckets: between(keys, parts)
        .map(key => ({ key, found: buckets.get(key) ?? [] }))
        .filter(({ found }) => found.length >= Number(fewest))
        .map(({ key, found }) => ({
          key_as_string: new Date(key).toISOString(),
          key,
          doc_count: found.length,
          ...below(found),
        })),
    };
  };
}

function between(keys: readonly number[], parts: Parts): number[] {
  if (keys.length === 0) return [];
  const last = keys.reduce((one, other) => Math.max(one, other));
  const all: number[] = [];
  let key = keys.reduce((one, other) => Math.min(one, other));
  for (; key <= last; key = parts.next(key)) all.push(key);
  return all;
}

function partsOf({
  fixed_interval: fixed,
  calendar_interval: calendar,
}: JsonObject): Parts {
  const unit = calendarUnits[String(calendar)];
  if (unit) {
    const start = (instant: number) => startOf(instant, unit);
    // longer than any unit is irregular by
    const longest = { M: 32, y: 367, w: 7, d: 1 }[unit] ?? 0;
    const step = longest * fixedUnits.d || fixedUnits[unit];
    return { start, next: from => start(from + step) };
  }
  const [, count, name] = /^(\d+)(ms|s|m|h|d)$/.exec(String(fixed)) ?? [];
  const size = Number(count) * fixedUnits[name ?? ''];
  if (!(size > 0)) {
    throw new OpenSearchError({
      status: 400,
      type: 'x_content_parse_exception',
      reason: `[date_histogram] failed to parse field [${
        calendar === undefined ? 'fixed_interval' : 'calendar_interval'
      }]`,
    });
  }
  return {
    start: instant => Math.floor(instant / size) * size,
    next: start => start + size,
  };
}
