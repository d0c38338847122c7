// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { LINES_PER_CHUNK, LogChunk } from './LogChunk';
import { plainStyle, type AnsiSpan, type AnsiStyle } from './parseAnsi';

/** A line as it was written. @public */
export interface WrittenLine {
  /** With its escape sequences, without its end. */
  readonly text: string;
  /** When it was written, RFC 3339. */
  readonly at?: string;
  /** Token by which a stream is resumed after this line. */
  readonly id?: string;
}

/** A line as it is kept. @public */
export interface KeptLine {
  /** Counts from 1 at the first line that was appended, and stays when older lines are dropped. */
  readonly number: number;
  /** Without escape sequences. */
  readonly text: string;
  readonly at?: string;
}

/** How much a {@link LogBuffer} keeps. @public */
export interface LogBufferOptions {
  /** Lines, at most; 1,000,000 unless given. */
  readonly lines?: number;
  /** Characters, at most; 256 million unless given. */
  readonly characters?: number;
}

/**
 * The lines of one log, outside React: lines are only added at the end, and beyond its limit the oldest are dropped, a
 * thousand at a time. What was dropped is counted, so that a page can say so.
 *
 * @public
 */
export class LogBuffer {
  readonly #limit: Required<LogBufferOptions>;
  readonly #listeners = new Set<() => void>();
  #chunks: LogChunk[] = [];
  #dropped = 0;
  #length = 0;
  #characters = 0;
  #style: AnsiStyle = plainStyle;
  #lastId: string | undefined;
  #generation = 0;

  private constructor(limit: Required<LogBufferOptions>) {
    this.#limit = limit;
  }

  static create(options: LogBufferOptions = {}): LogBuffer {
    const { lines = 1_000_000, characters = 256_000_000 } = options;
    return new LogBuffer({ lines, characters });
  }

  /** Lines that are kept. */
  get length(): number {
    return this.#length;
  }

  /** Older lines that are not kept any more. */
  get dropped(): number {
    return this.#dropped;
  }

  /** Lines this keeps at most. */
  get limit(): number {
    return this.#limit.lines;
  }

  /** Number of the oldest kept line. */
  get firstNumber(): number {
    return this.#dropped + 1;
  }

  /** Number of the newest line; 0 when there never was one. */
  get lastNumber(): number {
    return this.#dropped + this.#length;
  }

  /** The token of the newest line that had one: where a stream that was cut off goes on. */
  get lastId(): string | undefined {
    return this.#lastId;
  }

  /** Changes with every {@link LogBuffer.clear}, after which the same number is another line. */
  get generation(): number {
    return this.#generation;
  }

  /** The kept lines; every chunk but the last is full. @internal */
  get chunks(): readonly LogChunk[] {
    return this.#chunks;
  }

  append(lines: readonly WrittenLine[]): void {
    if (lines.length === 0) {
      return;
    }
    for (const { text, at, id } of lines) {
      let chunk = this.#chunks[this.#chunks.length - 1];
      if (!chunk || chunk.isFull) {
        chunk = new LogChunk();
        this.#chunks.push(chunk);
      }
      const before = chunk.characters;
      this.#style = chunk.add(text, at, this.#style);
      this.#characters += chunk.characters - before;
      this.#length++;
      this.#lastId = id ?? this.#lastId;
    }
    this.#dropOldest();
    this.#announce();
  }

  /** Forgets every line; numbers begin at 1 again. */
  clear(): void {
    this.#chunks = [];
    this.#dropped = 0;
    this.#length = 0;
    this.#characters = 0;
    this.#style = plainStyle;
    this.#lastId = undefined;
    this.#generation++;
    this.#announce();
  }

  /** The line of a number; `undefined` when it was dropped or never came. */
  lineAt(number: number): KeptLine | undefined {
    const place = this.#placeOf(number);
    if (!place) {
      return undefined;
    }
    const [chunk, index] = place;
    return { number, text: chunk.textAt(index), at: chunk.instantAt(index) };
  }

  /** A line in pieces of one style each. @internal */
  spansAt(number: number): readonly AnsiSpan[] {
    const place = this.#placeOf(number);
    return place ? place[0].spansAt(place[1]) : [];
  }

  /** The text of the lines from one number to another, both included, each but the last with a line feed. */
  textOf(from: number, to: number): string {
    const texts: string[] = [];
    const last = Math.min(to, this.lastNumber);
    for (let n = Math.max(from, this.firstNumber); n <= last; n++) {
      texts.push(this.lineAt(n)?.text ?? '');
    }
    return texts.join('\n');
  }

  /** Calls back after every change; returns the undo. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  #placeOf(number: number): [LogChunk, number] | undefined {
    const index = number - this.firstNumber;
    if (!(index >= 0 && index < this.#length)) {
      return undefined;
    }
    const chunk = this.#chunks[Math.floor(index / LINES_PER_CHUNK)];
    return chunk && [chunk, index % LINES_PER_CHUNK];
  }

  #dropOldest(): void {
    const { lines, characters } = this.#limit;
    let count = 0;
    while (
      this.#chunks.length - count > 1 &&
      (this.#length > lines || this.#characters > characters)
    ) {
      const oldest = this.#chunks[count];
      this.#length -= oldest?.length ?? 0;
      this.#dropped += oldest?.length ?? 0;
      this.#characters -= oldest?.characters ?? 0;
      count++;
    }
    if (count > 0) {
      this.#chunks.splice(0, count);
    }
  }

  #announce(): void {
    this.#listeners.forEach(listener => listener());
  }
}
