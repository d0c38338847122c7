// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** One figure of a bench, printed as one JSON line. */
export interface Metric {
  readonly bench: string;
  readonly metric: string;
  readonly value: number;
  readonly unit:
    | 's'
    | 'ms'
    | 'kB'
    | 'MB'
    | 'requests'
    | 'frames'
    | 'lines'
    | 'times';
}

/** Prints a figure, rounded to what its unit can bear. */
export function report(metric: Metric): void {
  const digits = metric.unit === 's' ? 3 : 1;
  const value = Number(metric.value.toFixed(digits));
  process.stdout.write(`${JSON.stringify({ ...metric, value })}\n`);
}
