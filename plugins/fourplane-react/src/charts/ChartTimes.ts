// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** Evenly spaced times. @public */
export interface ChartTimes {
  /** Milliseconds since 1970. */
  readonly start: number;
  readonly stepMs: number;
  readonly count: number;
}

/** Milliseconds since 1970. */
export function timeAt({ start, stepMs }: ChartTimes, index: number): number {
  return start + index * stepMs;
}

/** Which time is nearest; undefined where there are none. */
export function nearestIndex(
  { start, stepMs, count }: ChartTimes,
  at: number,
): number | undefined {
  const index = Math.round((at - start) / stepMs);
  return count > 0 ? Math.min(Math.max(index, 0), count - 1) : undefined;
}
