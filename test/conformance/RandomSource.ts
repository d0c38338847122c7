// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

const modulus = 2_147_483_647;

/** Repeatable random choices: the same seed, the same series (Park and Miller's generator). */
export class RandomSource {
  static create(seed: number): RandomSource {
    const source = new RandomSource((seed * 7_919) % modulus || 1);
    // neighbouring seeds begin alike
    source.next();
    source.next();
    return source;
  }

  private constructor(private state: number) {}

  /** At least 0, below 1. */
  next(): number {
    this.state = (this.state * 48_271) % modulus;
    return this.state / modulus;
  }

  /** A whole number from 0 to below `limit`. */
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)];
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }
}
