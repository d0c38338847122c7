// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

const firstDelayMs = 5;
const longestDelayMs = 30_000;

interface QueueOptions {
  /** In [0, 1); spreads the retries. */
  random(): number;
}

/**
 * Keys to reconcile. A key waits at most once, is never handed to two workers at a time, and comes again
 * after its worker is done if it was added meanwhile.
 */
export class WorkQueue {
  private readonly waiting = new Set<string>();
  private readonly working = new Set<string>();
  private readonly again = new Set<string>();
  private readonly timers = new Map<
    string,
    { at: number; timer: NodeJS.Timeout }
  >();
  private readonly failures = new Map<string, number>();
  private readonly takers: ((key: string | undefined) => void)[] = [];
  private ended = false;

  static create(options: QueueOptions): WorkQueue {
    return new WorkQueue(options);
  }

  private constructor(private readonly options: QueueOptions) {}

  add(key: string): void {
    if (this.ended) return;
    if (this.working.has(key)) {
      this.again.add(key);
      return;
    }
    const taker = this.takers.shift();
    if (taker) {
      this.working.add(key);
      taker(key);
    } else {
      this.waiting.add(key);
    }
  }

  /** Keeps only the earliest appointment of a key. */
  addAfter(key: string, delayMs: number): void {
    if (this.ended) return;
    if (delayMs <= 0) {
      this.add(key);
      return;
    }
    const at = Date.now() + delayMs;
    const planned = this.timers.get(key);
    if (planned && planned.at <= at) return;
    if (planned) clearTimeout(planned.timer);
    const timer = setTimeout(() => {
      this.timers.delete(key);
      this.add(key);
    }, Math.min(delayMs, 2 ** 31 - 1));
    this.timers.set(key, { at, timer });
  }

  /** Later each time until `forget`. */
  addRateLimited(key: string): void {
    const failures = this.failures.get(key) ?? 0;
    this.failures.set(key, failures + 1);
    const delay = Math.min(firstDelayMs * 2 ** failures, longestDelayMs);
    this.addAfter(key, delay * (1 + 0.2 * this.options.random()));
  }

  forget(key: string): void {
    this.failures.delete(key);
  }

  /** The next key, or undefined once the queue has ended. Call `done` with it. */
  take(): Promise<string | undefined> {
    if (this.ended) return Promise.resolve(undefined);
    const [key] = this.waiting;
    if (key === undefined) {
      return new Promise(resolve => this.takers.push(resolve));
    }
    this.waiting.delete(key);
    this.working.add(key);
    return Promise.resolve(key);
  }

  done(key: string): void {
    this.working.delete(key);
    if (this.again.delete(key)) this.add(key);
  }

  end(): void {
    this.ended = true;
    for (const { timer } of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
    this.waiting.clear();
    for (const taker of this.takers.splice(0)) taker(undefined);
  }
}
