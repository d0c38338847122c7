// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { OpenLog } from './OpenLog';
import { readLog, type LogReading } from './readLog';
import { saveFile } from './saveFile';

/**
 * Puts the whole log, as far as it was written, into a file of the reader's: every line with its escape sequences, and
 * in its place what was told of missing ones. Whether it is whole, the outcome says. Rejects, and saves nothing, when the
 * log cannot be read at all or no line of it.
 *
 * @public
 */
export async function saveLog(
  open: OpenLog,
  fileName: string,
  signal: AbortSignal = new AbortController().signal,
): Promise<LogReading> {
  const parts: string[] = [];
  let lines = 0;
  const reading = await readLog(open({ follow: false }, signal), event => {
    if (event.type === 'line') {
      lines += 1;
      parts.push(`${event.text}\n`);
    } else {
      parts.push(`*** ${sentencesOf(event)} ***\n`);
    }
  });
  const [failure] = reading.failures;
  if (failure && lines === 0) {
    throw new Error(sentencesOf(failure));
  }
  if (!reading.isAtEnd) {
    parts.push('*** The answer broke off here: lines may be missing. ***\n');
  }
  saveFile(parts, fileName);
  return reading;
}

function sentencesOf({ what, next }: LogReading['failures'][number]): string {
  return [what, next].filter(Boolean).join(' ');
}
