// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { InputError } from '@backstage/errors';
import { MetricQuery } from '../MetricSource';

/** When a reply has values: at `start`, in seconds since 1970, and every `stepSeconds` after it, `count` times. */
export interface MetricTimes {
  readonly start: number;
  readonly stepSeconds: number;
  readonly count: number;
}

const MOST_VALUES = 1_500;
/** The last instant a Date can tell, in milliseconds. */
const LATEST = 8.64e15;

/**
 * The times of a query, on multiples of the step, so that replies for neighbouring ranges, and of several deployments,
 * fall on the same instants. Throws an `InputError` when the query's times make no sense.
 */
export function metricTimes({
  from,
  to,
  stepSeconds,
}: Pick<MetricQuery, 'from' | 'to' | 'stepSeconds'>): MetricTimes {
  if (!(Math.abs(from) <= LATEST && Math.abs(to) <= LATEST && from < to)) {
    throw new InputError(
      'Metrics are asked for from one instant to a later one',
    );
  }
  if (!(stepSeconds >= 1 && Number.isInteger(stepSeconds))) {
    throw new InputError('Metrics are asked for in steps of whole seconds');
  }
  const least = Math.ceil((to - from) / 1_000 / (MOST_VALUES - 1));
  const step = Math.max(stepSeconds, least);
  const start = Math.floor(from / 1_000 / step) * step;
  const count = Math.floor((to / 1_000 - start) / step) + 1;
  return { start, stepSeconds: step, count };
}
