// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { logLevels, type LogLevel } from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';
import { areFieldFilters } from './fieldQuery';
import {
  askedTime,
  spans,
  timeRangeKeys,
  type TimeRange,
} from '../timeRange/TimeRange';

const said = z.string().min(1).optional().catch(undefined);

/** Which lines are looked at, as the page's address says. */
export const logsQuerySchema = z.object({
  ...timeRangeKeys,
  environment: said,
  project: said,
  component: said,
  /** The worst levels, down to this one. */
  level: z.enum(logLevels).optional().catch(undefined),
  text: z.string().max(1_000).catch(''),
  /** Filters of fields: `status=500 -user=jo`. */
  fields: z.string().max(4_000).refine(areFieldFilters).catch(''),
  pod: said,
  container: said,
  live: z.literal('true').optional().catch(undefined),
  /** The `id` of the line a permalink is of, and the deployment it is of. */
  line: said,
  of: said,
});

/** What {@link logsQuerySchema} reads. */
export type LogsQuery = z.infer<typeof logsQuerySchema>;

/** The filter as the routes of logs are asked with it. */
export function askedFilter(query: LogsQuery) {
  const {
    environment,
    project,
    component,
    level,
    text,
    fields,
    pod,
    container,
  } = query;
  return {
    ...askedTime(query),
    ...(environment && { environments: environment }),
    ...(project && { projects: project }),
    ...(component && { components: component }),
    ...(level && { levels: levelsDownTo(level).join(',') }),
    ...(text && { text }),
    ...(fields && { fields }),
    ...(pod && { pods: pod }),
    ...(container && { containers: container }),
  };
}

function levelsDownTo(level: LogLevel): readonly LogLevel[] {
  return logLevels.slice(0, logLevels.indexOf(level) + 1);
}

/** The same time from one instant to another, as pages after the first are asked with; `until` is the first page's. */
export function frozenTime(time: TimeRange, until: string) {
  const { last, from } = askedTime(time);
  const begin = last
    ? new Date(Date.parse(until) - spans[time.range] * 1_000).toISOString()
    : from;
  return { from: begin, to: until };
}

/** When the time that is looked at begins, in milliseconds since 1970. */
export function beginOf(time: TimeRange, now = Date.now()): number {
  const { from } = askedTime(time);
  return from ? Date.parse(from) : now - spans[time.range] * 1_000;
}
