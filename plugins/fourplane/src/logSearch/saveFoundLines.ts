// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { FoundLine } from '@fourplane/plugin-fourplane-common';

/** Puts lines into a file of the reader's, oldest first, each with its time and place. */
export function saveFoundLines(lines: readonly FoundLine[]): void {
  const texts = [...lines]
    .reverse()
    .map(
      ({ at, pod, container, text }) => `${at} ${pod}/${container} ${text}\n`,
    );
  const url = URL.createObjectURL(new Blob(texts, { type: 'text/plain' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = 'logs.txt';
  link.click();
  URL.revokeObjectURL(url);
}
