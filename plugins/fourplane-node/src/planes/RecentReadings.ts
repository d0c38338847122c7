// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Clock, systemClock } from '../cache/Clock';

interface RecentReadingsOptions {
  /** How long a reading is given to whoever asks, in ms. */
  readonly validMs: number;
  readonly clock?: Clock;
}

/** What was read a moment ago, and is given to everybody who asks for it meanwhile. */
export class RecentReadings<T> {
  private readonly known = new Map<
    string,
    { readonly at: number; readonly reading: Promise<T> }
  >();
  private readonly validMs: number;
  private readonly clock: Clock;

  static create<T>(options: RecentReadingsOptions): RecentReadings<T> {
    return new RecentReadings(options);
  }

  private constructor({ validMs, clock }: RecentReadingsOptions) {
    this.validMs = validMs;
    this.clock = clock ?? systemClock;
  }

  /** The reading of a key, anew where it is too old. One that fails is not kept. */
  of(key: string, read: () => Promise<T>): Promise<T> {
    const now = this.clock.now();
    const known = this.known.get(key);
    if (known && now - known.at < this.validMs) {
      return known.reading;
    }
    for (const [other, { at }] of this.known) {
      if (now - at >= this.validMs) {
        this.known.delete(other);
      }
    }
    const entry = { at: now, reading: read() };
    this.known.set(key, entry);
    entry.reading.catch(() => {
      if (this.known.get(key) === entry) {
        this.known.delete(key);
      }
    });
    return entry.reading;
  }
}
