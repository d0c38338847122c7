// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

const LINE_FEED = 10;

/** A line as bytes; `dropped` counts those beyond the longest line that is kept. */
export interface ByteLine {
  readonly bytes: Buffer;
  readonly dropped: number;
}

/**
 * Cuts a byte stream into lines. Splitting happens on bytes, so neither a line nor a character is harmed by where a
 * chunk ends.
 */
export class ByteLines {
  private pending: Buffer[] = [];
  private size = 0;
  private dropped = 0;

  static create(options: { maxBytes?: number } = {}): ByteLines {
    return new ByteLines(options.maxBytes ?? Infinity);
  }

  private constructor(private readonly maxBytes: number) {}

  /** The lines completed by this chunk, without their line feeds. */
  *push(chunk: Buffer): Generator<ByteLine> {
    let start = 0;
    let end = chunk.indexOf(LINE_FEED);
    while (end !== -1) {
      this.keep(chunk.subarray(start, end));
      yield this.take();
      start = end + 1;
      end = chunk.indexOf(LINE_FEED, start);
    }
    if (start < chunk.length) {
      this.keep(chunk.subarray(start));
    }
  }

  /** What is left when the stream has ended: a last line without line feed, possibly empty. */
  end(): ByteLine {
    return this.take();
  }

  private keep(part: Buffer): void {
    const room = Math.max(0, this.maxBytes - this.size);
    const kept = part.length > room ? part.subarray(0, room) : part;
    this.dropped += part.length - kept.length;
    if (kept.length > 0) {
      this.pending.push(kept);
      this.size += kept.length;
    }
  }

  private take(): ByteLine {
    const line = {
      bytes:
        this.pending.length === 1
          ? this.pending[0]
          : Buffer.concat(this.pending),
      dropped: this.dropped,
    };
    this.pending = [];
    this.size = 0;
    this.dropped = 0;
    return line;
  }
}
