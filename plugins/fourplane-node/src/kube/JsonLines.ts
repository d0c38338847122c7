// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ByteLine, ByteLines } from './ByteLines';

/** Cuts a byte stream into lines of JSON, each decoded whole. */
export class JsonLines {
  private readonly lines = ByteLines.create();

  /** The lines completed by this chunk, without blank ones. */
  *push(chunk: Buffer): Generator<string> {
    for (const line of this.lines.push(chunk)) {
      const text = textOf(line);
      if (text) {
        yield text;
      }
    }
  }

  /** What is left when the stream has ended cleanly: a last line without line feed, or empty. */
  end(): string {
    return textOf(this.lines.end());
  }
}

function textOf({ bytes }: ByteLine): string {
  return bytes.toString('utf8').trim();
}
