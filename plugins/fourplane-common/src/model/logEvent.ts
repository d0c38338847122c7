// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';

/**
 * One event of a stream of log lines; the wire has one JSON object a line.
 *
 * `source` comes first, and again when the lines come from somewhere else. A `line`'s `id` orders and identifies it:
 * asking again with it as `after` goes on with the next line. `heartbeat` says that silence means silence. `end` says
 * that the container has ended and every line is sent (`complete`), or that as many are sent as were asked for
 * (`limit`); `failure` that lines are missing: what went wrong and what to do, in sentences. It is the last event, unless
 * it says that the log `goesOn`: then lines are missing in this place, and what follows is right.
 *
 * @public
 */
export const logEventSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('source'),
    source: z.enum(['pod', 'archive']),
    /** The archive in people's words: `OpenSearch`. */
    title: z.string().optional(),
    pod: z.string().optional(),
    container: z.string(),
    /** Others of the same pod that can be asked for, this one included. */
    containers: z.array(z.string()),
    /** Whether more lines may come. */
    follow: z.boolean(),
  }),
  z.object({
    type: z.literal('line'),
    /** RFC 3339, up to nanoseconds. */
    at: z.string().optional(),
    text: z.string(),
    id: z.string(),
  }),
  z.object({ type: z.literal('heartbeat') }),
  z.object({ type: z.literal('end'), reason: z.enum(['complete', 'limit']) }),
  z.object({
    type: z.literal('failure'),
    what: z.string(),
    next: z.string().optional(),
    goesOn: z.literal(true).optional(),
  }),
]);
/** {@inheritDoc logEventSchema} @public */
export type LogEvent = z.infer<typeof logEventSchema>;
