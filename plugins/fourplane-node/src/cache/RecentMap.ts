// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** A map that forgets what was not asked for lately: it holds at most `capacity` entries. */
export class RecentMap<T> {
  private young = new Map<string, T>();
  private old = new Map<string, T>();

  constructor(private readonly capacity: number) {}

  /** The value under the key; without one it is undefined, and the given value is there from now on. */
  getOrAdd(key: string, value: T): T | undefined {
    const held = this.young.get(key);
    if (held !== undefined) {
      return held;
    }
    const known = this.old.get(key);
    if (this.young.size >= this.capacity / 2) {
      this.old = this.young;
      this.young = new Map();
    }
    this.young.set(key, known ?? value);
    return known;
  }
}
