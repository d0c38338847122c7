// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { report } from '../Metric';
import { percentile } from '../percentile';
import { tied } from './benchedLogs';
import { FirstLineTimes, measureLogs } from './measureLogs';

const bench = 'logs';

/**
 * How much later than from the archive itself the first page of a log is there, whether that depends on how long the log
 * is, and whether pages of a log whose lines share their times have every line once. `firstLineTimes` is how many times
 * longer it takes with a hundred times as many lines.
 */
export async function benchLogs({
  changes: rounds,
}: {
  changes: number;
}): Promise<void> {
  const figures = await measureLogs(rounds);
  const added = (times: FirstLineTimes) =>
    percentile(times.portal, 0.5) - percentile(times.direct, 0.5);
  const milliseconds = {
    addedFirstLineMs: Math.max(added(figures.short), added(figures.long)),
    addedFirstLineOf1000Ms: added(figures.short),
    addedFirstLineOf100000Ms: added(figures.long),
    firstLineOf1000Ms: percentile(figures.short.portal, 0.5),
    firstLineOf100000Ms: percentile(figures.long.portal, 0.5),
    firstLineP95Ms: percentile(figures.long.portal, 0.95),
  };
  for (const [metric, value] of Object.entries(milliseconds)) {
    report({ bench, metric, value, unit: 'ms' });
  }
  report({
    bench,
    metric: 'firstLineTimes',
    value: milliseconds.firstLineOf100000Ms / milliseconds.firstLineOf1000Ms,
    unit: 'times',
  });
  const { lines, given } = figures.tied;
  report({ bench, metric: 'tiedLines', value: lines, unit: 'lines' });
  if (lines !== tied.lines || given !== lines) {
    throw new Error(
      `Of ${tied.lines} lines that share their times, the pages have ${lines}, in ${given}`,
    );
  }
}
