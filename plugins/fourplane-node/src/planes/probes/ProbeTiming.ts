// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Clock, systemClock } from '../../cache/Clock';

/** How often servers are asked how they are. */
export interface ProbeTiming {
  readonly clock: Clock;
  /** From an answer to the next question, in ms. */
  readonly intervalMs: number;
  /** A server that has not answered after this many ms is slow. */
  readonly timeoutMs: number;
}

/** What stops is seen within ten seconds, also where nothing refuses the connection. */
export const usualProbeTiming: ProbeTiming = {
  clock: systemClock,
  intervalMs: 5_000,
  timeoutMs: 3_500,
};
