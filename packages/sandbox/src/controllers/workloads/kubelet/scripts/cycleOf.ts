// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { LogLine, RegularLines } from '../LogScript';

/** What a program says at a moment of its cycle, in milliseconds from its beginning; several lines come at once. */
export interface Saying {
  readonly at: number;
  readonly lines: readonly LogLine[];
}

/** Between lines that come at once, in milliseconds: no two have the same time. */
const atOnceMs = 0.05;

/** The same sayings again and again; those of one line come at any time up to the next. */
export function cycleOf(
  cycleMs: number,
  sayings: readonly Saying[],
): RegularLines {
  const sorted = [...sayings].sort((one, other) => one.at - other.at);
  const moments = sorted.flatMap(({ at, lines }, place) => {
    const next = sorted[place + 1]?.at ?? cycleMs;
    return lines.length === 1
      ? [{ at, spread: next - at }]
      : lines.map((_, line) => ({ at: at + line * atOnceMs, spread: 0 }));
  });
  const lines = sorted.flatMap(saying => saying.lines);
  return { cycleMs, moments, line: index => lines[index % lines.length] };
}

/** One line after the other, each within its time. */
export const steadily = (
  everyMs: number,
  line: (index: number) => LogLine,
): RegularLines => ({
  cycleMs: everyMs,
  moments: [{ at: 0, spread: everyMs }],
  line,
});

/** So many moments between two times, as far apart from each other as can be. */
export function spread(count: number, from: number, to: number): number[] {
  return Array.from(
    { length: count },
    (_, index) => from + ((to - from) * index) / count,
  );
}
