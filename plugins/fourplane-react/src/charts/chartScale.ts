// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ticks } from 'd3-array';
import { timeDay, timeHour, timeTicks } from 'd3-time';

/** Values to pixels, both ways, in a straight line. */
export interface ChartScale {
  of(value: number): number;
  valueAt(pixel: number): number;
}

/** Maps a domain to a range; a domain of no length maps to the beginning of the range. */
export function chartScale(
  domain: readonly [number, number],
  range: readonly [number, number],
): ChartScale {
  const [from, to] = domain;
  const [begin, end] = range;
  const length = to - from;
  return {
    of: value =>
      length === 0 ? begin : begin + ((value - from) / length) * (end - begin),
    valueAt: pixel =>
      end === begin ? from : from + ((pixel - begin) / (end - begin)) * length,
  };
}

/** The largest value worth a line's room, and where lines across are drawn from nought up to it. */
export function valueAxis(values: Iterable<number | null>): {
  readonly top: number;
  readonly ticks: readonly number[];
} {
  let largest = 0;
  for (const value of values) {
    largest = Math.max(largest, value ?? 0);
  }
  const top = largest > 0 ? largest * 1.08 : 1;
  return { top, ticks: ticks(0, top, 3) };
}

/** Round instants within a stretch of time, about as many as asked for, each with its text. */
export function timeAxis(
  from: number,
  to: number,
  count: number,
  locale: string,
): { readonly at: number; readonly text: string }[] {
  return timeTicks(new Date(from), new Date(to), count).map(date => ({
    at: date.getTime(),
    text: date.toLocaleString(locale, formatOf(date)),
  }));
}

function formatOf(date: Date): Intl.DateTimeFormatOptions {
  if (timeDay.floor(date).getTime() === date.getTime()) {
    return { month: 'short', day: 'numeric' };
  }
  return timeHour.floor(date).getTime() === date.getTime() ||
    date.getSeconds() === 0
    ? { hour: '2-digit', minute: '2-digit' }
    : { hour: '2-digit', minute: '2-digit', second: '2-digit' };
}
