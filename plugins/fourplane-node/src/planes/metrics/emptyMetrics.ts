// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  DeploymentMetrics,
  MetricGap,
  MetricName,
  MetricReading,
  Problem,
} from '@fourplane/plugin-fourplane-common';
import { MetricQuery } from '../MetricSource';
import { metricTimes, MetricTimes } from './metricTimes';

/** Why there is nothing of a metric. */
export type EmptyReading = Extract<MetricReading, { state: 'none' }>;

/** A problem as the reading of a metric. */
export function gapOf(reason: MetricGap, problem: Problem): EmptyReading {
  const { what, where, mend } = problem;
  return {
    state: 'none',
    reason,
    what: `${what} (${where})`,
    ...(mend && { mend }),
  };
}

/** A reply in which every metric is missing for one reason. Throws an `InputError` when the times make no sense. */
export function emptyMetrics(
  query: MetricQuery,
  reading: EmptyReading,
): DeploymentMetrics {
  return metricsReply(
    metricTimes(query),
    query.metrics.map(name => [name, reading]),
  );
}

/** A reply. */
export function metricsReply(
  { start, stepSeconds, count }: MetricTimes,
  readings: Iterable<readonly [MetricName, MetricReading]>,
): DeploymentMetrics {
  return {
    start: new Date(start * 1_000).toISOString(),
    stepSeconds,
    count,
    metrics: Object.fromEntries(readings),
  };
}
