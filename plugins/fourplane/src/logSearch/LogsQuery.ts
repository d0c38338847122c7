// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { logLevels, type LogLevel } from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';
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
  component: said,
  /** The worst levels, down to this one. */
  level: z.enum(logLevels).optional().catch(undefined),
  text: z.string().max(1_000).catch(''),
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
  const { environment, component, level, text, pod, container } = query;
  return {
    ...askedTime(query),
    ...(environment && { environments: environment }),
    ...(component && { components: component }),
    ...(level && { levels: levelsDownTo(level).join(',') }),
    ...(text && { text }),
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
