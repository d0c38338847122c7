// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ContainerRun } from './ContainerRun';

/** A whole number from 0 up to, not including, `below`; the same for the same question. */
export type Dice = (question: string, below: number) => number;

/** A line with the time it is written at, which is in the line where programs put it there. */
export type LogLine = (time: Date, dice: Dice) => string;

/** What a container of some kind writes while it runs. */
export interface LogScript {
  /** One after the other from the start. */
  readonly opening: readonly LogLine[];
  /** Milliseconds from one opening line to the next, as a rule. */
  readonly openingEveryMs: number;
  /** For ever after; absent where a program ends by itself. */
  readonly regular?: {
    readonly everyMs: number;
    /** The `index`-th regular line, from 0. */
    line(index: number): LogLine;
  };
  /** The last words; what ended it is in `run.end`. */
  closing(run: ContainerRun): readonly LogLine[];
}
