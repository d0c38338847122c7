// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { JsonObject } from '../json';
import { notInTheSandbox, OpenSearchError } from '../OpenSearchError';
import { startOf } from '../query/dateMath';

/** How time is parted: where the part of an instant begins, and where the next one does. */
export interface TimeParts {
  start(instant: number): number;
  next(start: number): number;
}

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

/** Of a `date_histogram` that says `fixed_interval` or `calendar_interval`, and perhaps `offset`. */
export function timePartsOf({
  fixed_interval: fixed,
  calendar_interval: calendar,
  offset: given,
}: JsonObject): TimeParts {
  const unit = calendarUnits[String(calendar)];
  if (unit) {
    if (given !== undefined) {
      throw notInTheSandbox('offsets of calendar intervals');
    }
    const start = (instant: number) => startOf(instant, unit);
    // longer than any unit is irregular by
    const longest = { M: 32, y: 367, w: 7, d: 1 }[unit] ?? 0;
    const step = longest * fixedUnits.d || fixedUnits[unit];
    return { start, next: from => start(from + step) };
  }
  const size = lengthOf(fixed);
  if (!(size > 0)) {
    throw unreadable(
      calendar === undefined ? 'fixed_interval' : 'calendar_interval',
    );
  }
  const offset = offsetOf(given);
  return {
    start: instant => Math.floor((instant - offset) / size) * size + offset,
    next: start => start + size,
  };
}

function offsetOf(given: unknown): number {
  if (given === undefined) return 0;
  if (typeof given === 'number') return given;
  const [, sign, length] = /^([+-]?)(.*)$/s.exec(String(given)) ?? [];
  const offset = lengthOf(length);
  if (Number.isNaN(offset)) throw unreadable('offset');
  return sign === '-' ? -offset : offset;
}

/** Milliseconds of `90s`; NaN for what is none. */
function lengthOf(text: unknown): number {
  const [, count, unit] = /^(\d+)(ms|s|m|h|d)$/.exec(String(text)) ?? [];
  return Number(count) * fixedUnits[unit ?? ''];
}

function unreadable(field: string): OpenSearchError {
  return new OpenSearchError({
    status: 400,
    type: 'x_content_parse_exception',
    reason: `[date_histogram] failed to parse field [${field}]`,
  });
}
