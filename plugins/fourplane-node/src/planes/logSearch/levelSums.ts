// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  LogHistogram,
  LogLevel,
  logLevels,
} from '@fourplane/plugin-fourplane-common';

/** Counts of several indices as one; without the levels that no line has. */
export function levelSums(
  counts: readonly Readonly<Record<LogLevel, readonly number[]>>[],
  length: number,
): LogHistogram['levels'] {
  const sums = logLevels.map(level => {
    const bars = Array.from({ length }, (_, index) =>
      counts.reduce((sum, each) => sum + each[level][index], 0),
    );
    return [level, bars] as const;
  });
  return Object.fromEntries(
    sums.filter(([, bars]) => bars.some(count => count > 0)),
  );
}
