// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

export type Pace = 'instant' | 'natural';

/** Time and chance as the simulators see them: the same seed gives the same durations and names. */
export class Clock {
  static create(options: { pace: Pace; randomSeed?: number }): Clock {
    return new Clock(options.pace, options.randomSeed ?? 1);
  }

  private state: number;

  private constructor(readonly pace: Pace, private readonly seed: number) {
    this.state = seed;
  }

  now(): Date {
    return new Date();
  }

  /**
   * Milliseconds a piece of simulated work takes: none at instant pace, up to 20 % more or less at natural.
   * The same piece (`of`) takes the same time however often it is asked.
   */
  work(naturalMs: number, of: string): number {
    if (this.pace === 'instant') return 0;
    let hash = this.seed;
    for (const letter of of) {
      hash = Math.imul(hash, 31) + letter.charCodeAt(0);
    }
    const fraction = Clock.create({
      pace: this.pace,
      randomSeed: hash,
    }).random();
    return Math.round(naturalMs * (0.8 + 0.4 * fraction));
  }

  /** In [0, 1); a 32-bit mixing generator (mulberry). */
  random(): number {
    this.state = Math.trunc(this.state + 0x6d2b79f5);
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** Lower-case letters and digits without the ones that spell words, as Kubernetes suffixes its names. */
  suffix(length = 5): string {
    const letters = 'bcdfghjklmnpqrstvwxz2456789';
    return Array.from(
      { length },
      () => letters[Math.floor(this.random() * letters.length)],
    ).join('');
  }
}
