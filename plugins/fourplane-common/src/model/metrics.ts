// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';

/**
 * What is measured of a deployment's pods, each in one unit for ever: `cpu` in cores, `memory` in bytes (what cannot be
 * taken from them: the working set), `requests` and `errors` in HTTP requests per second (an error was answered 4xx or
 * 5xx), `latencyP50`, `latencyP90` and `latencyP99` in seconds, `restarts` in restarts of containers since their pods
 * began.
 *
 * @public
 */
export const metricNames = [
  'cpu',
  'memory',
  'requests',
  'errors',
  'latencyP50',
  'latencyP90',
  'latencyP99',
  'restarts',
] as const;

/** One of {@link metricNames}. @public */
export type MetricName = (typeof metricNames)[number];

/**
 * Why there is nothing to show of a metric:
 *
 * - `notConfigured`: no source of metrics is configured for the plane
 * - `misconfigured`: one is, but its configuration is wrong; nothing was asked
 * - `notPlaced`: nothing says on which plane and in which namespace the deployment runs
 * - `unreachable`: no connection, or its certificate is not trusted
 * - `slow`: no answer in time
 * - `denied`: it refuses the portal's own credentials
 * - `notInstalled`: it has no such metric of anything: what would measure it is not installed
 * - `noScrape`: it has the metric, but nothing of this workload in the time asked for
 * - `refused`: it would not answer this question, as when too much was asked for
 * - `failed`: it failed, or what answers is something else
 *
 * @public
 */
export const metricGaps = [
  'notConfigured',
  'misconfigured',
  'notPlaced',
  'unreachable',
  'slow',
  'denied',
  'notInstalled',
  'noScrape',
  'refused',
  'failed',
] as const;

/** One of {@link metricGaps}. @public */
export type MetricGap = (typeof metricGaps)[number];

/**
 * Values at the reply's times, one each; `null` where nothing was measured. `pod` is absent where the pods are summed
 * (of latencies: taken together).
 *
 * @public
 */
export const metricSeriesSchema = z.object({
  pod: z.string().optional(),
  values: z.array(z.number().nullable()),
});
/** {@inheritDoc metricSeriesSchema} @public */
export type MetricSeries = z.infer<typeof metricSeriesSchema>;

/**
 * One metric: its series, or why there are none, in a sentence (`what`) and what to do about it (`mend`).
 *
 * `reserved` (what the pods are guaranteed) and `limits` (what they may use at most) are in the metric's own unit, of cpu
 * and memory alone, and absent where nothing is set or nothing tells. They are of the same pods as the series.
 *
 * @public
 */
export const metricReadingSchema = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('series'),
    series: z.array(metricSeriesSchema),
    reserved: z.array(metricSeriesSchema).optional(),
    limits: z.array(metricSeriesSchema).optional(),
  }),
  z.object({
    state: z.literal('none'),
    reason: z.enum(metricGaps),
    what: z.string(),
    mend: z.string().optional(),
  }),
]);
/** {@inheritDoc metricReadingSchema} @public */
export type MetricReading = z.infer<typeof metricReadingSchema>;

/**
 * Metrics of one deployment. Every series has a value for each of `count` times: `start`, an ISO 8601 instant, and every
 * `stepSeconds` after it. `metrics` holds those that were asked for. `source` is for people (`Prometheus`), and absent
 * where none was asked. `scope` says how the pods were found there: by their labels, or by their names alone, which is
 * less exact.
 *
 * @public
 */
export const deploymentMetricsSchema = z.object({
  start: z.string(),
  stepSeconds: z.number(),
  count: z.number().int(),
  source: z.string().optional(),
  scope: z.enum(['labels', 'names']).optional(),
  metrics: z.partialRecord(z.enum(metricNames), metricReadingSchema),
});
/** {@inheritDoc deploymentMetricsSchema} @public */
export type DeploymentMetrics = z.infer<typeof deploymentMetricsSchema>;
