// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { RecentMap } from './RecentMap';

const MAX_LENGTH = 128;
const MAX_FIELDS = 16;
const REMEMBERED_STRINGS = 4_000;
const REMEMBERED_OBJECTS = 1_000;

type Container = Record<string, unknown>;

/**
 * Makes equal values one: objects of a kind repeat most of their words and small parts (owners, types, reasons, times),
 * and a parser makes a new one of each. Remembers what was met lately, so that names and UIDs do not collect here.
 */
export class ValuePool {
  private readonly strings = new RecentMap<string>(REMEMBERED_STRINGS);
  private readonly containers = new RecentMap<object>(REMEMBERED_OBJECTS);

  static create(): ValuePool {
    return new ValuePool();
  }

  private constructor() {}

  /**
   * Replaces, in place, every part of plain data by the equal one met before. The value must be the caller's own; its
   * parts must not be written to afterwards.
   */
  share<T extends object>(value: T): T {
    this.shareParts(value as Container);
    return value;
  }

  /** Whether every part was met before: only then may the whole have been. */
  private shareParts(container: Container): boolean {
    let areKnown = true;
    for (const key of Object.keys(container)) {
      const part = container[key];
      const known = this.known(part);
      if (known === undefined) {
        areKnown = false;
      } else {
        // Even where the two compare equal: equal strings need not be the same one in memory.
        container[key] = known;
      }
    }
    return areKnown;
  }

  /** The equal value met before. Without one it is undefined, and this value is remembered if that can be of use. */
  private known(value: unknown): unknown {
    if (typeof value === 'string') {
      return value.length > MAX_LENGTH
        ? undefined
        : this.strings.getOrAdd(value, value);
    }
    if (typeof value !== 'object' || value === null) {
      return value;
    }
    const areKnown = this.shareParts(value as Container);
    return areKnown && Object.keys(value).length <= MAX_FIELDS
      ? this.containers.getOrAdd(JSON.stringify(value), value)
      : undefined;
  }
}
