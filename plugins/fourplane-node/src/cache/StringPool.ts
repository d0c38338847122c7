// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

const MAX_LENGTH = 128;
const MAX_STRINGS = 5_000;

/**
 * Makes equal strings one: objects of a kind repeat most of their words (owners, types, reasons, times), and a parser
 * makes a new string of each. Remembers a bounded number, so that names and UIDs do not collect here.
 */
export class StringPool {
  private readonly strings = new Map<string, string>();

  /** A copy of plain data in which equal strings are shared. */
  share<T>(value: T): T;
  share(value: unknown): unknown {
    if (typeof value === 'string') {
      return value.length > MAX_LENGTH ? value : this.shareString(value);
    }
    if (Array.isArray(value)) {
      return value.map(item => this.share(item));
    }
    if (typeof value === 'object' && value !== null) {
      const copy: Record<string, unknown> = {};
      for (const [key, field] of Object.entries(value)) {
        copy[key] = this.share(field);
      }
      return copy;
    }
    return value;
  }

  private shareString(text: string): string {
    const known = this.strings.get(text);
    if (known !== undefined) {
      return known;
    }
    if (this.strings.size >= MAX_STRINGS) {
      this.strings.clear();
    }
    this.strings.set(text, text);
    return text;
  }
}
