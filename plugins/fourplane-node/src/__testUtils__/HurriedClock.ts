// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Clock } from '../cache/Clock';

/** The real time, running faster. For tests of what waits for minutes on real servers. */
export class HurriedClock implements Clock {
  private readonly start = Date.now();

  constructor(private readonly factor: number) {}

  now(): number {
    return this.start + (Date.now() - this.start) * this.factor;
  }

  after(ms: number, callback: () => void): () => void {
    const timer = setTimeout(callback, ms / this.factor);
    return () => clearTimeout(timer);
  }
}
