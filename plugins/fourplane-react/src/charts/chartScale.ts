// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { range, ticks } from 'd3-array';
import { timeDay, timeHour, timeTicks } from 'd3-time';

/** Values to pixels, both ways, in a straight line. */
export interface ChartScale {
  of(value: number): number;
  valueAt(pixel: number): number;
}

/** Maps a domain to pixels; a domain of no length maps to the first of them. */
export function chartScale(
  domain: readonly [number, number],
  pixels: readonly [number, number],
): ChartScale {
  const [from, to] = domain;
  const [begin, end] = pixels;
  const length = to - from;
  return {
    of: value =>
      length === 0 ? begin : begin + ((value - from) / length) * (end - begin),
    valueAt: pixel =>
      end === begin ? from : from + ((pixel - begin) / (end - begin)) * length,
  };
}

/** Where lines across are drawn, from nought up to a value. @public */
export type ValueTicks = (top: number) => readonly number[];

/** At round numbers. */
const roundTicks: ValueTicks = top => ticks(0, top, 3);

/** At round numbers of bytes, which are powers of two. @public */
export const byteTicks: ValueTicks = top => {
  const step = 2 ** Math.round(Math.log2(Math.max(top, 1) / 3));
  return range(0, top, step);
};

/** The largest value worth a line's room, and where lines across are drawn up to it. */
export function valueAxis(
  values: Iterable<number | null>,
  ticksOf: ValueTicks = roundTicks,
): {
  readonly top: number;
  readonly ticks: readonly number[];
} {
  let largest = 0;
  for (const value of values) {
    largest = Math.max(largest, value ?? 0);
  }
  const top = largest > 0 ? largest * 1.08 : 1;
  return { top, ticks: ticksOf(top) };
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
