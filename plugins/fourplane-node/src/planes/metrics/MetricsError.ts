// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { MetricGap, Problem } from '@fourplane/plugin-fourplane-common';

/** Metrics that could not be read; `problem` carries no credential. */
export class MetricsError extends Error {
  override readonly name = 'MetricsError';
  readonly reason: MetricGap;
  readonly problem: Problem;

  constructor(options: {
    readonly reason: MetricGap;
    readonly problem: Problem;
    readonly cause?: unknown;
  }) {
    const { what, where } = options.problem;
    super(`${what} at ${where}`, { cause: options.cause });
    this.reason = options.reason;
    this.problem = options.problem;
  }
}
