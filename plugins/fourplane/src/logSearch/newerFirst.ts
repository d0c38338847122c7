// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { FoundLine } from '@fourplane/plugin-fourplane-common';

/** Newest first; lines of one time stay as they are. */
export function newerFirst(lines: readonly FoundLine[]): FoundLine[] {
  return [...lines].sort((one, other) => {
    if (one.at === other.at) {
      return 0;
    }
    return one.at < other.at ? 1 : -1;
  });
}
