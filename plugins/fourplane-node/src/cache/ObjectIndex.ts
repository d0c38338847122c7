// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Items under each of their keys. Most keys hold one item, which is kept without a set of its own: sets are a large
 * part of an index's memory.
 */
export class ObjectIndex<T extends object> {
  private readonly entries = new Map<string, T | Set<T>>();

  static create<T extends object>(
    keysOf: (item: T) => readonly string[],
  ): ObjectIndex<T> {
    return new ObjectIndex(keysOf);
  }

  private constructor(
    private readonly keysOf: (item: T) => readonly string[],
  ) {}

  add(item: T): void {
    for (const key of this.keysOf(item)) {
      const held = this.entries.get(key);
      if (held === undefined || held === item) {
        this.entries.set(key, item);
      } else if (held instanceof Set) {
        held.add(item);
      } else {
        this.entries.set(key, new Set([held, item]));
      }
    }
  }

  remove(item: T): void {
    for (const key of this.keysOf(item)) {
      const held = this.entries.get(key);
      if (held === item) {
        this.entries.delete(key);
      } else if (held instanceof Set && held.delete(item) && held.size === 0) {
        this.entries.delete(key);
      }
    }
  }

  /** Items under the key; empty when there are none. */
  under(key: string): Iterable<T> {
    const held = this.entries.get(key);
    if (held === undefined) {
      return [];
    }
    return held instanceof Set ? held : [held];
  }
}
