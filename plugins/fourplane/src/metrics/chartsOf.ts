// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type {
  DeploymentMetrics,
  MetricName,
  MetricReading,
  MetricSeries,
} from '@fourplane/plugin-fourplane-common';
import type { ChartLine } from '@fourplane/plugin-fourplane-react';
import type { DeployedEnvironment } from './DeployedEnvironment';

/** What lines are called. */
export interface ChartWords {
  readonly all: string;
  readonly reserved: string;
  readonly limits: string;
  percentile(percent: string): string;
  inEnvironment(line: string, environment: string): string;
}

/** The metrics of one environment. */
export interface Measured {
  readonly environment: DeployedEnvironment;
  readonly metrics: DeploymentMetrics;
}

/** Why lines of a chart are missing, or where; as sentences. */
export interface ChartGap {
  readonly what: string;
  readonly mend?: string;
}

/** One chart: its lines, and what of it there is none of. */
export interface MetricChartContent {
  readonly name: ChartName;
  readonly lines: readonly ChartLine[];
  readonly gaps: readonly ChartGap[];
}

/** What charts show, each one metric but latency. */
const charts = {
  cpu: ['cpu'],
  memory: ['memory'],
  requests: ['requests'],
  errors: ['errors'],
  latency: ['latencyP50', 'latencyP90', 'latencyP99'],
  restarts: ['restarts'],
} as const satisfies Record<string, readonly MetricName[]>;

/** One of the charts. */
export type ChartName = keyof typeof charts;

const chartNames = Object.keys(charts) as ChartName[];

/** The charts of one environment, or of two with their names at the lines. Pure. */
export function chartsOf(
  measured: readonly Measured[],
  words: ChartWords,
): MetricChartContent[] {
  return chartNames.map(name => {
    const lines: ChartLine[] = [];
    const gaps: ChartGap[] = [];
    for (const { environment, metrics } of measured) {
      const suffixed = (line: string) =>
        measured.length > 1
          ? words.inEnvironment(line, environment.label)
          : line;
      for (const metric of charts[name]) {
        const reading = metrics.metrics[metric];
        if (reading?.state === 'series') {
          lines.push(
            ...linesOf({
              reading,
              id: `${environment.ref.name} ${metric}`,
              words,
              nameOf: pod => suffixed(wordOf(metric, pod, words)),
              suffixed,
            }),
          );
        } else if (reading && !gaps.some(({ what }) => what === reading.what)) {
          gaps.push({ what: reading.what, mend: reading.mend });
        }
      }
    }
    return { name, lines, gaps };
  });
}

function linesOf(options: {
  readonly reading: Extract<MetricReading, { state: 'series' }>;
  readonly id: string;
  readonly words: ChartWords;
  readonly nameOf: (pod: string | undefined) => string;
  readonly suffixed: (line: string) => string;
}): ChartLine[] {
  const { reading, id, words, nameOf, suffixed } = options;
  const held = (
    role: 'reserved' | 'limit',
    word: string,
    series: readonly MetricSeries[] = [],
  ): ChartLine[] =>
    series.map(({ pod, values }) => ({
      id: `${id} ${role} ${pod ?? ''}`,
      label: suffixed(pod ? `${pod} ${word}` : word),
      values,
      role,
    }));
  return [
    ...reading.series.map(({ pod, values }) => ({
      id: `${id} ${pod ?? ''}`,
      label: nameOf(pod),
      values,
    })),
    ...held('reserved', words.reserved, reading.reserved),
    ...held('limit', words.limits, reading.limits),
  ];
}

function wordOf(
  metric: MetricName,
  pod: string | undefined,
  words: ChartWords,
): string {
  const percent = /^latencyP(\d+)$/.exec(metric)?.[1];
  const line = percent && words.percentile(percent);
  return [line, pod].filter(Boolean).join(' ') || words.all;
}
