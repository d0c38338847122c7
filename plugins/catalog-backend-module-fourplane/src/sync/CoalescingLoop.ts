// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { setTimeout as pause } from 'node:timers/promises';

export interface CoalescingLoopOptions {
  /** Done once per cycle, never twice at a time. What it throws is reported and the cycle repeated after a wait. */
  readonly work: (signal: AbortSignal) => Promise<void>;
  /** Rings are gathered this long, in milliseconds, after the first of them. */
  readonly coalesceMs: number;
  /** First and longest wait after a failure, in milliseconds; doubled each time and jittered. */
  readonly retryMs: { readonly first: number; readonly longest: number };
  readonly onFailure: (error: unknown, waitMs: number) => void;
}

/** Runs its work after it was rung, once for however many rings; no ring is lost. */
export class CoalescingLoop {
  private readonly stopping = new AbortController();
  private rung = false;
  private wake: (() => void) | undefined;
  private running: Promise<void> | undefined;

  private constructor(private readonly options: CoalescingLoopOptions) {}

  static create(options: CoalescingLoopOptions): CoalescingLoop {
    return new CoalescingLoop(options);
  }

  /** There is something to do. */
  ring(): void {
    this.rung = true;
    this.wake?.();
  }

  start(): void {
    this.running ??= this.run(this.stopping.signal);
  }

  /** Resolves when the work at hand has ended. */
  async stop(): Promise<void> {
    this.stopping.abort();
    this.wake?.();
    await this.running;
  }

  private async run(signal: AbortSignal): Promise<void> {
    let failures = 0;
    while (!signal.aborted) {
      try {
        await this.untilRung(signal);
        await pause(this.options.coalesceMs, undefined, { signal });
        this.rung = false;
        await this.options.work(signal);
        failures = 0;
      } catch (error) {
        if (!signal.aborted) {
          failures += 1;
          await this.waitAfter(error, failures, signal);
        }
      }
    }
  }

  private async untilRung(signal: AbortSignal): Promise<void> {
    while (!this.rung && !signal.aborted) {
      await new Promise<void>(resolve => {
        this.wake = resolve;
      });
    }
  }

  private async waitAfter(
    error: unknown,
    failures: number,
    signal: AbortSignal,
  ): Promise<void> {
    const { first, longest } = this.options.retryMs;
    const limit = Math.min(longest, first * 2 ** (failures - 1));
    const waitMs = Math.round(limit * (0.5 + Math.random() / 2));
    this.options.onFailure(error, waitMs);
    this.rung = true;
    // Stopping ends the wait; the loop looks at the signal itself.
    await pause(waitMs, undefined, { signal }).catch(() => {});
  }
}
