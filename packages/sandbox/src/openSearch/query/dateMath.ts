// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { notInTheSandbox, OpenSearchError } from '../OpenSearchError';

const ISO =
  /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(?:(\d\d)(?::(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?)?)?(Z|[+-]\d\d:?\d\d)?)?)?)?$/;
const MATH = /([+-])(\d*)([yMwdhHms])|\/([yMwdhHms])/gy;

const unitMs: Readonly<Record<string, number>> = {
  w: 604_800_000,
  d: 86_400_000,
  h: 3_600_000,
  H: 3_600_000,
  m: 60_000,
  s: 1_000,
};

/** Milliseconds since 1970 of a date in a document; undefined for what is none. */
export function instantOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' ? isoInstant(value, 'start') : undefined;
}

/** What parts a date leaves out are the beginning of it, or its end. */
type Edge = 'start' | 'end';

function isoInstant(
  text: string,
  edge: Edge,
  usualZone?: string,
): number | undefined {
  const match = ISO.exec(text);
  if (!match) return /^-?\d+$/.test(text) ? Number(text) : undefined;
  const [, year, month, day, hour, minute, second, fraction, zone] = match;
  const milliseconds = Number((fraction ?? '').padEnd(3, '0').slice(0, 3));
  const parts = [
    Number(year),
    Number(month ?? 1) - 1,
    Number(day ?? 1),
    Number(hour ?? 0),
    Number(minute ?? 0),
    Number(second ?? 0),
    milliseconds,
  ] as const;
  const start = Date.UTC(...parts);
  if (new Date(start).getUTCDate() !== parts[2] || parts[3] > 23) {
    return undefined;
  }
  const given = [month, day, hour, minute, second, fraction];
  const missing = given.findIndex(part => part === undefined);
  const size = (['M', 'd', 'h', 'm', 's', 'ms'] as const)[missing];
  const end =
    edge === 'end' && size && size !== 'ms' ? endOf(start, missing) : start;
  return end - zoneMs(zone ?? usualZone);
}

/** The last millisecond of the year, month, day, … that a date with so many parts is. */
function endOf(start: number, parts: number): number {
  const date = new Date(start);
  switch (parts) {
    case 0:
      return date.setUTCFullYear(date.getUTCFullYear() + 1) - 1;
    case 1:
      return date.setUTCMonth(date.getUTCMonth() + 1) - 1;
    default:
      return start + [0, 0, unitMs.d, unitMs.h, unitMs.m][parts] - 1;
  }
}

function zoneMs(zone: string | undefined): number {
  if (!zone || zone === 'Z') return 0;
  const [, sign, hours, minutes] = /([+-])(\d\d):?(\d\d)/.exec(zone) ?? [];
  const offset = Number(hours) * 60 + Number(minutes);
  return (sign === '-' ? -1 : 1) * offset * 60_000;
}

/**
 * Milliseconds since 1970 of a bound: a date, `now`, or either with date math (`now-1h/d`, `2026-01-01||+1M`). What is
 * rounded, or left out of a date, goes to the beginning or the end. A date without a zone is in the given one, `+01:00`.
 */
export function boundOf(
  value: unknown,
  edge: Edge,
  now: number,
  zone?: string,
): number {
  if (typeof value === 'number') return value;
  const text = String(value);
  const [, anchor, math] =
    /^(now)(.*)$/s.exec(text) ?? /^(.*?)(?:\|\|(.*))?$/s.exec(text) ?? [];
  const start =
    anchor === 'now' ? now : isoInstant(anchor, math ? 'start' : edge, zone);
  if (zone && math?.includes('/')) {
    throw notInTheSandbox('rounding in a time zone');
  }
  if (/^([+-]\d*[yMwdhHms]|\/[yMwdhHms])*[+-]\d*$/.test(math ?? '')) {
    throw dateError(`truncated date math [${math}]`);
  }
  const instant =
    start === undefined ? undefined : calculate(start, math ?? '', edge);
  if (instant === undefined) throw unreadableDate(text);
  return instant;
}

function calculate(
  start: number,
  math: string,
  edge: Edge,
): number | undefined {
  let instant = start;
  let read = 0;
  for (const match of math.matchAll(MATH)) {
    const [whole, sign, count, unit, rounded] = match;
    instant = rounded
      ? round(instant, rounded, edge)
      : add(instant, Number(`${sign}${count || 1}`), unit);
    read += whole.length;
  }
  return read === math.length ? instant : undefined;
}

function add(instant: number, count: number, unit: string): number {
  if (unit in unitMs) {
    return instant + count * unitMs[unit];
  }
  const date = new Date(instant);
  return unit === 'M'
    ? date.setUTCMonth(date.getUTCMonth() + count)
    : date.setUTCFullYear(date.getUTCFullYear() + count);
}

function round(instant: number, unit: string, edge: Edge): number {
  const start = startOf(instant, unit);
  return edge === 'start' ? start : add(start, 1, unit) - 1;
}

/** The beginning of the year, month, week (from Monday), day, hour, minute or second. */
export function startOf(instant: number, unit: string): number {
  const date = new Date(instant);
  switch (unit) {
    case 'y':
      return Date.UTC(date.getUTCFullYear(), 0);
    case 'M':
      return Date.UTC(date.getUTCFullYear(), date.getUTCMonth());
    case 'w': {
      const monday = 4 * unitMs.d;
      return (
        instant - ((((instant - monday) % unitMs.w) + unitMs.w) % unitMs.w)
      );
    }
    default: {
      const size = unitMs[unit];
      return Math.floor(instant / size) * size;
    }
  }
}

function unreadableDate(text: string): OpenSearchError {
  const reason = `failed to parse date field [${text}] with format [strict_date_optional_time||epoch_millis]`;
  return dateError(`${reason}: [${reason}]`);
}

function dateError(reason: string): OpenSearchError {
  return new OpenSearchError({
    status: 400,
    type: 'parse_exception',
    reason,
    inShards: { index: '' },
  });
}
