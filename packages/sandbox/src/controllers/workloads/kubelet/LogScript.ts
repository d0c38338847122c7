// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ContainerRun } from './ContainerRun';

/** A whole number from 0 up to, not including, `below`; the same for the same question. */
export type Dice = (question: string, below: number) => number;

/** A line with the time it is written at, which is in the line where programs put it there. */
export type LogLine = (time: Date, dice: Dice) => string;

/** Lines one after the other, however many, without being held. */
export interface Lines {
  readonly count: number;
  /** From 0. */
  line(index: number): LogLine;
}

export const inOrder = (lines: readonly LogLine[]): Lines => ({
  count: lines.length,
  line: index => lines[index],
});

/** Lines for ever, in a cycle of moments. */
export interface RegularLines {
  /** Milliseconds. */
  readonly cycleMs: number;
  /**
   * One a line, in order: when in the cycle it comes at the earliest, and how much later at most, in milliseconds;
   * never later than the next.
   */
  readonly moments: readonly { readonly at: number; readonly spread: number }[];
  /** The `index`-th line of all, from 0. */
  line(index: number): LogLine;
}

/** What a container of some kind writes while it runs. */
export interface LogScript {
  /** One after the other from the start. */
  readonly opening: Lines;
  /** Milliseconds from one opening line to the next, as a rule; may be a fraction. */
  readonly openingEveryMs: number;
  /** What one that fails has said of the opening: what its time allowed, but at least a half, unless this says otherwise. */
  readonly openingOfFailed?: 'all' | 'what its time allowed';
  /** For ever after; absent where a program ends by itself. */
  readonly regular?: RegularLines;
  /** The last words; what ended it is in `run.end`. */
  closing(run: ContainerRun): readonly LogLine[];
}
