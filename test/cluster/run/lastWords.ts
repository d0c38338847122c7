// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { readFileSync } from 'node:fs';

const telling =
  /^(panic|\w*Error|error|fatal|F\d{4})|"level":"(fatal|panic|error)"|\bERROR\b|no space left|space exceeded|already in use|^E\d{4}/;

/** The line of a program's log that most likely says why it ended. */
export function lastWords(logFile: string): string {
  const lines = readTail(logFile)
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean);
  const told = lines.filter(line => telling.test(line));
  return (told.at(-1) ?? lines.at(-1) ?? 'it printed nothing').slice(0, 500);
}

function readTail(path: string): string {
  try {
    return readFileSync(path, 'utf8').slice(-20_000);
  } catch {
    return '';
  }
}
