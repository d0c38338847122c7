// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ByteLine, ByteLines } from './ByteLines';
import { PodLogLine } from './KubeApi';

const MAX_LINE_BYTES = 1024 * 1024;

/** Cuts a byte stream into lines of a log; what is not UTF-8 is shown as replacement characters. */
export class LogLines {
  private readonly lines = ByteLines.create({ maxBytes: MAX_LINE_BYTES });

  /** The lines completed by this chunk, blank ones included. */
  *push(chunk: Buffer): Generator<PodLogLine> {
    for (const line of this.lines.push(chunk)) {
      yield { text: textOf(line) };
    }
  }

  /** A last line that the stream ended within. */
  *end(): Generator<PodLogLine> {
    const line = this.lines.end();
    if (line.bytes.length > 0) {
      yield { text: textOf(line), unfinished: true };
    }
  }
}

/** Of CR LF the CR goes; one within a line stays, since programs draw progress with it. */
function textOf({ bytes, dropped }: ByteLine): string {
  const text = bytes.toString('utf8');
  return dropped > 0
    ? `${text}… [${dropped} more bytes of this line are left out]`
    : text.replace(/\r$/, '');
}
