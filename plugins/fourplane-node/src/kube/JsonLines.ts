// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

const LINE_FEED = 10;

/**
 * Cuts a byte stream into lines. Splitting happens on bytes, so neither a line nor a character is harmed by where a
 * chunk ends; lines are decoded whole.
 */
export class JsonLines {
  private pending: Buffer[] = [];

  /** The lines completed by this chunk, without blank ones. */
  *push(chunk: Buffer): Generator<string> {
    let start = 0;
    let end = chunk.indexOf(LINE_FEED);
    while (end !== -1) {
      this.pending.push(chunk.subarray(start, end));
      const line = this.take();
      if (line) {
        yield line;
      }
      start = end + 1;
      end = chunk.indexOf(LINE_FEED, start);
    }
    if (start < chunk.length) {
      this.pending.push(chunk.subarray(start));
    }
  }

  /** What is left when the stream has ended cleanly: a last line without line feed, or empty. */
  end(): string {
    return this.take();
  }

  private take(): string {
    const line =
      this.pending.length === 1 ? this.pending[0] : Buffer.concat(this.pending);
    this.pending = [];
    return line.toString('utf8').trim();
  }
}
