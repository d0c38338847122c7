// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Clock } from '../cache/Clock';

/** Time that jumps to whatever is waited for, once everything else has had its turn. For tests. */
export class ImpatientClock implements Clock {
  private time = Date.parse('2026-11-24T12:00:00Z');

  now(): number {
    return this.time;
  }

  after(ms: number, callback: () => void): () => void {
    const due = this.time + ms;
    const timer = setImmediate(() => {
      this.time = Math.max(this.time, due);
      callback();
    });
    return () => clearImmediate(timer);
  }
}
