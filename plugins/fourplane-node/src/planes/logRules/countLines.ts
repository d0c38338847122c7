// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { LogLevel } from '@fourplane/plugin-fourplane-common';
import { IndexBars, IndexCounts, IndexedLine } from '../LogIndex';

/** How many of some lines there are in each bar, by level. */
export function countLines(
  lines: readonly Pick<IndexedLine, 'level' | 'position'>[],
  { start, stepSeconds, count }: IndexBars,
): IndexCounts['levels'] {
  const zeros = () => Array.from({ length: count }, () => 0);
  const levels: Record<LogLevel, number[]> = {
    error: zeros(),
    warn: zeros(),
    info: zeros(),
    debug: zeros(),
    unknown: zeros(),
  };
  for (const { level, position } of lines) {
    const bar = Math.floor((position.key[0] - start) / (stepSeconds * 1_000));
    if (bar >= 0 && bar < count) {
      levels[level][bar] += 1;
    }
  }
  return levels;
}
