// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Clock } from './Clock';

/** Durations in milliseconds. */
export interface BackoffOptions {
  readonly initialMs: number;
  readonly maxMs: number;
  readonly factor: number;
  /** This long without a failure and the next one counts as the first. */
  readonly resetAfterMs: number;
}

/** Retry of a broken connection, an overloaded or failing server: what client-go's reflector uses. */
export const connectionBackoff: BackoffOptions = {
  initialMs: 800,
  maxMs: 30_000,
  factor: 2,
  resetAfterMs: 120_000,
};

/** Retry of what only a person can mend (credentials, permissions, a missing kind): slower from the start. */
export const refusalBackoff: BackoffOptions = {
  initialMs: 10_000,
  maxMs: 60_000,
  factor: 2,
  resetAfterMs: 120_000,
};

/** Exponential backoff with full jitter: each delay is random between nothing and the current ceiling. */
export class Backoff {
  private ceilingMs: number;
  private quietSince: number;

  static create(
    options: BackoffOptions,
    deps: { clock: Clock; random: () => number },
  ): Backoff {
    return new Backoff(options, deps.clock, deps.random);
  }

  private constructor(
    private readonly options: BackoffOptions,
    private readonly clock: Clock,
    private readonly random: () => number,
  ) {
    this.ceilingMs = options.initialMs;
    this.quietSince = clock.now();
  }

  /** How long to wait after this failure, in milliseconds; never less than `atLeastMs`. */
  next(atLeastMs: number = 0): number {
    const { initialMs, maxMs, factor, resetAfterMs } = this.options;
    const now = this.clock.now();
    if (now - this.quietSince >= resetAfterMs) {
      this.ceilingMs = initialMs;
    }
    const delay = Math.max(atLeastMs, this.random() * this.ceilingMs);
    this.ceilingMs = Math.min(maxMs, this.ceilingMs * factor);
    this.quietSince = now + delay;
    return delay;
  }
}
