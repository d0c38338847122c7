// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { secondOf } from './logPosition';

/** Values by time, of the last two seconds that anything was asked of; older ones are forgotten. */
export class RecentTimes<V> {
  private readonly seconds = new Map<string, Map<string, V>>();
  private latest = '';

  constructor(private readonly initial: () => V) {}

  of(at: string): V {
    const second = secondOf(at);
    const times = this.seconds.get(second) ?? new Map<string, V>();
    const value = times.get(at) ?? this.initial();
    times.set(at, value);
    this.seconds.set(second, times);
    if (second > this.latest) {
      this.latest = second;
      this.forget();
    }
    return value;
  }

  /** What is there, without making it so. */
  peek(at: string): V | undefined {
    return this.seconds.get(secondOf(at))?.get(at);
  }

  set(at: string, value: V): void {
    this.of(at);
    this.seconds.get(secondOf(at))?.set(at, value);
  }

  *entries(): Generator<[string, V]> {
    for (const times of this.seconds.values()) {
      yield* times;
    }
  }

  private forget(): void {
    const oldest = new Date(Date.parse(`${this.latest}Z`) - 1000)
      .toISOString()
      .slice(0, 19);
    for (const second of this.seconds.keys()) {
      if (second < oldest) {
        this.seconds.delete(second);
      }
    }
  }
}
