// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { LogLevel } from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';
import { IndexBars } from '../LogIndex';
import { hasLevel, textClause, toldLevels } from './textClauses';

/** What is counted of a part of a filter. */
export const barsSchema = z.object({
  /** Lines of which only the words can be asked. */
  long: z.object({ doc_count: z.number() }),
  bars: z.object({
    buckets: z.array(
      z.object({
        key: z.number(),
        doc_count: z.number(),
        levels: z.object({
          buckets: z.record(z.string(), z.object({ doc_count: z.number() })),
        }),
      }),
    ),
  }),
});

/** The aggregation that counts lines in bars, by level. */
export function barsOf(
  { start, stepSeconds }: IndexBars,
  textIndices: readonly string[],
): object {
  const step = stepSeconds * 1_000;
  return {
    date_histogram: {
      field: '@timestamp',
      fixed_interval: `${stepSeconds}s`,
      offset: `${((start % step) + step) % step}ms`,
      min_doc_count: 1,
    },
    aggs: {
      levels: {
        filters: {
          filters: Object.fromEntries(
            toldLevels.map(level => [
              level,
              textClause(hasLevel([level], { estimate: true }), textIndices),
            ]),
          ),
        },
      },
    },
  };
}

/** What was counted of all parts; pure. */
export function countsOf(
  counted: readonly z.output<typeof barsSchema>[],
  { start, stepSeconds, count }: IndexBars,
): Record<LogLevel, number[]> {
  const counts = emptyCounts(count);
  for (const { bars } of counted) {
    for (const { key, doc_count: all, levels } of bars.buckets) {
      const index = Math.round((key - start) / (stepSeconds * 1_000));
      let told = 0;
      for (const level of toldLevels) {
        const ofLevel = levels.buckets[level]?.doc_count ?? 0;
        counts[level][index] += ofLevel;
        told += ofLevel;
      }
      counts.unknown[index] += all - told;
    }
  }
  return counts;
}

function emptyCounts(count: number): Record<LogLevel, number[]> {
  const zeros = () => Array.from({ length: count }, () => 0);
  return {
    error: zeros(),
    warn: zeros(),
    info: zeros(),
    debug: zeros(),
    unknown: zeros(),
  };
}
