// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { IndexBars } from '../LogIndex';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Widths of bars, in seconds, that fall on round times. */
const steps = [
  ...[1, 2, 5, 10, 15, 30],
  ...[1, 2, 5, 10, 15, 30].map(minutes => minutes * MINUTE),
  ...[1, 2, 3, 6, 12].map(hours => hours * HOUR),
];

/** About so many bars for a time, in milliseconds since 1970; from a round time before its beginning on. */
export function histogramBars(
  from: number,
  to: number,
  wanted: number,
): IndexBars {
  const least = (to - from) / 1_000 / wanted;
  const stepSeconds =
    steps.find(step => step >= least) ?? Math.ceil(least / DAY) * DAY;
  const step = stepSeconds * 1_000;
  const start = Math.floor(from / step) * step;
  return { start, stepSeconds, count: Math.ceil((to - start) / step) };
}
