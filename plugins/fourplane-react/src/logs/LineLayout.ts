// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { LogBuffer } from './LogBuffer';
import { LINES_PER_CHUNK, type LogChunk } from './LogChunk';

interface MeasuredChunk {
  readonly length: number;
  readonly rows: number;
}

/**
 * On which row of the page each line begins. In a monospaced font that is arithmetic: a line takes as many rows as its
 * cells fill, so nothing has to be drawn to know where a million lines are.
 */
export class LineLayout {
  readonly #lines: LogBuffer;
  /** As of the last update, so that everything here tells of the same moment. */
  #chunks: readonly LogChunk[] = [];
  #firstNumber = 1;
  #lastNumber = 0;
  #generation = 0;
  #columns = 0;
  #measured = new WeakMap<LogChunk, MeasuredChunk>();
  /** Rows above each chunk, and of all. */
  #above: number[] = [0];

  private constructor(lines: LogBuffer) {
    this.#lines = lines;
  }

  static create(lines: LogBuffer): LineLayout {
    const layout = new LineLayout(lines);
    layout.update(0);
    return layout;
  }

  /** Takes in what was appended and dropped. `columns` are the cells of a row; 0: lines are not wrapped. */
  update(columns: number): void {
    if (columns !== this.#columns) {
      this.#columns = columns;
      this.#measured = new WeakMap();
    }
    this.#chunks = this.#lines.chunks.slice();
    this.#firstNumber = this.#lines.firstNumber;
    this.#lastNumber = this.#lines.lastNumber;
    this.#generation = this.#lines.generation;
    const above = [0];
    let rows = 0;
    for (const chunk of this.#chunks) {
      rows += this.#rowsOfChunk(chunk);
      above.push(rows);
    }
    this.#above = above;
  }

  get firstNumber(): number {
    return this.#firstNumber;
  }

  get lastNumber(): number {
    return this.#lastNumber;
  }

  get generation(): number {
    return this.#generation;
  }

  get rows(): number {
    return this.#above[this.#above.length - 1] ?? 0;
  }

  /** Cells of the widest line. */
  get widest(): number {
    return this.#chunks.reduce(
      (widest, chunk) => Math.max(widest, chunk.widest),
      0,
    );
  }

  /** Rows above a line. */
  rowOf(number: number): number {
    const index = number - this.#firstNumber;
    const chunkIndex = Math.floor(index / LINES_PER_CHUNK);
    const chunk = this.#chunks[chunkIndex];
    if (index < 0 || !chunk) {
      return index < 0 ? 0 : this.rows;
    }
    const inside = index % LINES_PER_CHUNK;
    let row = this.#above[chunkIndex] ?? 0;
    if (this.#columns === 0) {
      return row + inside;
    }
    for (let i = 0; i < inside; i++) {
      row += this.#rowsOfLine(chunk, i);
    }
    return row;
  }

  rowsAt(number: number): number {
    return this.rowOf(number + 1) - this.rowOf(number);
  }

  /** Number of the line that covers a row; the nearest one for rows that are not there. */
  lineOf(row: number): number {
    const chunks = this.#chunks;
    const firstNumber = this.#firstNumber;
    let low = 0;
    let high = chunks.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#above[middle] ?? 0) <= row) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    const chunk = chunks[low];
    let number = firstNumber + low * LINES_PER_CHUNK;
    let end = this.#above[low] ?? 0;
    for (let i = 0; chunk && i < chunk.length; i++) {
      end += this.#rowsOfLine(chunk, i);
      if (end > row) {
        break;
      }
      number++;
    }
    return Math.max(firstNumber, Math.min(number, this.#lastNumber));
  }

  #rowsOfLine(chunk: LogChunk, index: number): number {
    const columns = this.#columns;
    return columns === 0
      ? 1
      : Math.max(1, Math.ceil(chunk.columnsAt(index) / columns));
  }

  #rowsOfChunk(chunk: LogChunk): number {
    if (this.#columns === 0 || chunk.widest <= this.#columns) {
      return chunk.length;
    }
    const known = this.#measured.get(chunk);
    if (known?.length === chunk.length) {
      return known.rows;
    }
    let rows = known?.rows ?? 0;
    for (let i = known?.length ?? 0; i < chunk.length; i++) {
      rows += this.#rowsOfLine(chunk, i);
    }
    this.#measured.set(chunk, { length: chunk.length, rows });
    return rows;
  }
}
