// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Items under each of their keys. Most keys hold one item, which is kept without a list of its own, and lists are
 * arrays: sets would be most of an index's memory. An item is added once and not changed before it is removed.
 */
export class ObjectIndex<T extends object> {
  private readonly entries = new Map<string, T | T[]>();

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
      if (held === undefined) {
        this.entries.set(key, item);
      } else if (!Array.isArray(held)) {
        // An item may give a key twice.
        this.entries.set(key, held === item ? item : [held, item]);
      } else if (held.at(-1) !== item) {
        held.push(item);
      }
    }
  }

  remove(item: T): void {
    for (const key of this.keysOf(item)) {
      const held = this.entries.get(key);
      const index = Array.isArray(held) ? held.indexOf(item) : -1;
      if (held === item) {
        this.entries.delete(key);
      } else if (Array.isArray(held) && index >= 0) {
        held.splice(index, 1);
        if (held.length === 0) {
          this.entries.delete(key);
        }
      }
    }
  }

  /** Items under the key; empty when there are none. */
  under(key: string): Iterable<T> {
    const held = this.entries.get(key);
    if (held === undefined) {
      return [];
    }
    return Array.isArray(held) ? held : [held];
  }
}
