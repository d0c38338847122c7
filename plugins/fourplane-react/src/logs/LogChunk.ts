// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { columnsOf } from './columnsOf';
import {
  endStyle,
  isPlain,
  parseAnsi,
  plainStyle,
  shownText,
  type AnsiSpan,
  type AnsiStyle,
} from './parseAnsi';

/** How many lines one chunk holds when it is full. */
export const LINES_PER_CHUNK = 1024;

/** Characters of a line that are drawn, at most; copying and searching take the whole line. */
export const LONGEST_DRAWN = 10_000;

/** A line that holds escape sequences, or begins in the style of the one before it. */
interface StyledLine {
  readonly written: string;
  readonly start: AnsiStyle;
}

/** What needs no second look: it is shown as it is. */
const ASCII = /^[\t\u0020-\u007e]*$/;

/**
 * Up to {@link LINES_PER_CHUNK} lines. A full chunk keeps its lines of ASCII as one string, of which they are slices:
 * that takes a byte a character, and searching it is one pass. The other lines, in most logs few, are kept beside it.
 */
export class LogChunk {
  readonly #instants: (string | undefined)[] = [];
  readonly #ends = new Uint32Array(LINES_PER_CHUNK);
  readonly #columns = new Uint32Array(LINES_PER_CHUNK);
  readonly #styled = new Map<number, StyledLine>();
  readonly #others = new Map<number, string>();
  #open: string[] | undefined = [];
  #ascii = '';
  #folded: string | undefined;
  #asciiLength = 0;
  #length = 0;
  #characters = 0;
  #widest = 0;

  get length(): number {
    return this.#length;
  }

  get isFull(): boolean {
    return this.#length === LINES_PER_CHUNK;
  }

  /** UTF-16 units of all its lines, without their ends. */
  get characters(): number {
    return this.#characters;
  }

  /** Cells of its widest line. */
  get widest(): number {
    return this.#widest;
  }

  /** Adds a line that begins in `start`; returns the style in which it ends. */
  add(written: string, at: string | undefined, start: AnsiStyle): AnsiStyle {
    let text = written;
    let end = start;
    let isAscii = ASCII.test(written);
    if (start !== plainStyle || (!isAscii && !isPlain(written))) {
      text = shownText(written);
      end = endStyle(written, start);
      isAscii = ASCII.test(text);
      this.#styled.set(this.#length, { written, start });
    }
    if (!isAscii) {
      this.#others.set(this.#length, text);
    }
    const drawn = Math.min(text.length, LONGEST_DRAWN);
    const columns =
      isAscii && !text.includes('\t') ? drawn : columnsOf(text.slice(0, drawn));
    this.#columns[this.#length] = columns;
    this.#widest = Math.max(this.#widest, columns);
    this.#instants.push(at);
    this.#open?.push(isAscii ? text : '');
    this.#characters += text.length;
    this.#asciiLength += isAscii ? text.length : 0;
    this.#ends[this.#length] = this.#asciiLength + this.#length;
    this.#length++;
    if (this.isFull) {
      this.#ascii = this.#open?.join('\n') ?? '';
      this.#open = undefined;
    }
    return end;
  }

  /** The text of a line as shown, without escape sequences. */
  textAt(index: number): string {
    return (
      this.#others.get(index) ??
      this.#open?.[index] ??
      this.#ascii.slice(this.#startOf(index), this.#ends[index])
    );
  }

  spansAt(index: number): readonly AnsiSpan[] {
    const styled = this.#styled.get(index);
    return styled
      ? parseAnsi(styled.written, styled.start).spans
      : [{ text: this.textAt(index), style: plainStyle }];
  }

  instantAt(index: number): string | undefined {
    return this.#instants[index];
  }

  columnsAt(index: number): number {
    return this.#columns[index] ?? 0;
  }

  /** The lines of ASCII, each but the last with a line feed; empty lines in place of the others. */
  get ascii(): string {
    return this.#open ? this.#open.join('\n') : this.#ascii;
  }

  /** {@link LogChunk.ascii} in small letters; kept once it was asked for. */
  get folded(): string {
    if (this.#open) {
      return this.ascii.toLowerCase();
    }
    this.#folded ??= this.#ascii.toLowerCase();
    return this.#folded;
  }

  /** The lines with other characters than those of ASCII, by their index. */
  get others(): ReadonlyMap<number, string> {
    return this.#others;
  }

  /** Where in {@link LogChunk.ascii} a line ends. */
  endOf(index: number): number {
    return this.#ends[index] ?? 0;
  }

  #startOf(index: number): number {
    return index === 0 ? 0 : this.endOf(index - 1) + 1;
  }
}
