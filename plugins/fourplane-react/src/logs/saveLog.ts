// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { OpenLog } from './LogStream';

/**
 * Puts the whole log, as far as it was written, into a file of the reader's: every line with its escape sequences.
 * Rejects when the log cannot be read to its end; nothing is saved then.
 *
 * @public
 */
export async function saveLog(
  open: OpenLog,
  fileName: string,
  signal: AbortSignal = new AbortController().signal,
): Promise<void> {
  const parts: string[] = [];
  for await (const event of open({ follow: false }, signal)) {
    if (event.type === 'line') {
      parts.push(`${event.text}\n`);
    } else if (event.type === 'failure') {
      throw new Error([event.what, event.next].filter(Boolean).join(' '));
    }
  }
  const url = URL.createObjectURL(new Blob(parts, { type: 'text/plain' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(url);
}
