// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** How long a decision is believed: what a changed policy or ownership needs at most to take effect, in ms. */
export const DECISION_LIFETIME_MS = 30_000;

const MAX_DECISIONS = 50_000;

interface Entry {
  readonly allowed: boolean;
  readonly expiresAt: number;
}

/**
 * Decisions by key, for {@link DECISION_LIFETIME_MS} and at most `maxEntries` of them. All live equally long, so the
 * order of insertion is the order of expiry and the oldest entry is the one to give up.
 */
export class DecisionCache {
  readonly #entries = new Map<string, Entry>();
  readonly #clock: () => number;
  readonly #maxEntries: number;

  static create(options: {
    /** Milliseconds that never run backwards. */
    clock: () => number;
    maxEntries?: number;
  }): DecisionCache {
    return new DecisionCache(
      options.clock,
      options.maxEntries ?? MAX_DECISIONS,
    );
  }

  private constructor(clock: () => number, maxEntries: number) {
    this.#clock = clock;
    this.#maxEntries = maxEntries;
  }

  get size(): number {
    return this.#entries.size;
  }

  get(key: string): boolean | undefined {
    const entry = this.#entries.get(key);
    return entry && entry.expiresAt > this.#clock() ? entry.allowed : undefined;
  }

  set(key: string, allowed: boolean): void {
    this.#entries.delete(key);
    this.#entries.set(key, {
      allowed,
      expiresAt: this.#clock() + DECISION_LIFETIME_MS,
    });
    this.#trim();
  }

  #trim(): void {
    const now = this.#clock();
    for (const [key, entry] of this.#entries) {
      if (this.#entries.size <= this.#maxEntries && entry.expiresAt > now) {
        return;
      }
      this.#entries.delete(key);
    }
  }
}
