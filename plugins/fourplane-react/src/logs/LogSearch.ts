// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { LinePattern } from './linePattern';
import type { LogBuffer } from './LogBuffer';
import type { LogChunk } from './LogChunk';
import { LINES_PER_CHUNK } from './LogChunk';

/** Lines matched between two looks at the clock. */
const BATCH = 64;

/** Looks for one pattern in a log, a while at a time, and in what is appended meanwhile. */
export class LogSearch {
  readonly #lines: LogBuffer;
  readonly #pattern: LinePattern;
  readonly #found: number[] = [];
  #next: number;

  private constructor(lines: LogBuffer, pattern: LinePattern) {
    this.#lines = lines;
    this.#pattern = pattern;
    this.#next = lines.firstNumber;
  }

  static create(lines: LogBuffer, pattern: LinePattern): LogSearch {
    return new LogSearch(lines, pattern);
  }

  /** Numbers of the lines found so far, ascending; dropped ones may be among them. */
  get found(): readonly number[] {
    return this.#found;
  }

  /** Searches on until the end or until `mayGoOn` says no; returns whether every line has been searched. */
  run(mayGoOn: () => boolean): boolean {
    this.#next = Math.max(this.#next, this.#lines.firstNumber);
    while (this.#next <= this.#lines.lastNumber) {
      const index = this.#next - this.#lines.firstNumber;
      const chunk = this.#lines.chunks[Math.floor(index / LINES_PER_CHUNK)];
      if (!chunk) {
        break;
      }
      this.#next += this.#searchPart(chunk, index % LINES_PER_CHUNK);
      if (!mayGoOn()) {
        break;
      }
    }
    return this.#next > this.#lines.lastNumber;
  }

  /** Searches lines of a chunk from one on; returns how many. */
  #searchPart(chunk: LogChunk, from: number): number {
    const { literal } = this.#pattern;
    const indices = literal
      ? this.#indicesOf(literal, chunk, from)
      : this.#matching(chunk, from, Math.min(chunk.length, from + BATCH));
    for (const index of indices) {
      this.#found.push(this.#next + index - from);
    }
    return (
      (literal ? chunk.length : Math.min(chunk.length, from + BATCH)) - from
    );
  }

  #matching(chunk: LogChunk, from: number, to: number): number[] {
    const indices: number[] = [];
    for (let index = from; index < to; index++) {
      if (this.#pattern.isIn(chunk.textAt(index))) {
        indices.push(index);
      }
    }
    return indices;
  }

  /** A plain text is looked for in all of a chunk's ASCII at once. */
  #indicesOf(
    literal: NonNullable<LinePattern['literal']>,
    chunk: LogChunk,
    from: number,
  ): number[] {
    const ascii = literal.isCaseSensitive ? chunk.ascii : chunk.folded;
    const sought = literal.text;
    const indices: number[] = [];
    let index = from;
    let at = ascii.indexOf(sought, from === 0 ? 0 : chunk.endOf(from - 1) + 1);
    while (at >= 0) {
      while (chunk.endOf(index) < at) {
        index++;
      }
      if (at + sought.length <= chunk.endOf(index)) {
        indices.push(index);
      }
      at = ascii.indexOf(sought, chunk.endOf(index) + 1);
      index++;
    }
    const inAscii = indices.length;
    for (const [other, text] of chunk.others) {
      if (other >= from && this.#pattern.isIn(text)) {
        indices.push(other);
      }
    }
    return indices.length === inAscii
      ? indices
      : indices.sort((one, next) => one - next);
  }
}
