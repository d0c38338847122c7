// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  DeploymentMetrics,
  MetricGap,
  Problem,
} from '@fourplane/plugin-fourplane-common';
import { emptyMetrics, EmptyReading, gapOf } from './metrics/emptyMetrics';
import { MetricQuery, MetricSource } from './MetricSource';

/** A source that has nothing, for one reason. */
export class DisconnectedMetricSource implements MetricSource {
  static create(options: {
    reason: MetricGap;
    problem: Problem;
  }): DisconnectedMetricSource {
    return new DisconnectedMetricSource(gapOf(options.reason, options.problem));
  }

  private constructor(private readonly reading: EmptyReading) {}

  async read(
    query: MetricQuery,
    { signal }: { readonly signal: AbortSignal },
  ): Promise<DeploymentMetrics> {
    signal.throwIfAborted();
    return emptyMetrics(query, this.reading);
  }
}
