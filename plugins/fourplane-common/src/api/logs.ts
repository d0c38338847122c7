// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import {
  askedSourceSchema,
  foundLineSchema,
  modelRefSchema,
  unreadableSchema,
} from '../model';

/** Lines that one export gives at most. @public */
export const MAX_EXPORTED_LINES = 100_000;

const titled = { ref: modelRefSchema, title: z.string().optional() };

/**
 * What of a project, an environment or a tenant the caller may search the logs of: components that run somewhere in it,
 * with their deployments, each by its name and its environment's. Titles are display names, absent where there is none.
 *
 * @public
 */
export const logScopeSchema = z.object({
  projects: z.array(z.object(titled)),
  /** In the order of promotion, where there is one. */
  environments: z.array(z.object(titled)),
  components: z.array(
    z.object({
      ...titled,
      deployments: z.array(
        z.object({ name: z.string(), environment: z.string() }),
      ),
    }),
  ),
  /** Deployments that cannot be read, so that nobody knows where their lines would be; absent when all can. */
  unreadable: z.array(unreadableSchema).optional(),
});
/** {@inheritDoc logScopeSchema} @public */
export type LogScopeReply = z.infer<typeof logScopeSchema>;

/**
 * One event of an export: some of the lines found, in the order asked for, and at last the `end`: `complete`, or as many as
 * one export gives at most (`limit`, {@link MAX_EXPORTED_LINES}). Its `sources` are as those of a page, each as it was at its
 * worst, so that what was left out is known. An answer without an `end` was broken off.
 *
 * @public
 */
export const logExportEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('lines'), lines: z.array(foundLineSchema) }),
  z.object({ type: z.literal('heartbeat') }),
  z.object({
    type: z.literal('end'),
    reason: z.enum(['complete', 'limit']),
    sources: z.array(askedSourceSchema),
  }),
]);
/** {@inheritDoc logExportEventSchema} @public */
export type LogExportEvent = z.infer<typeof logExportEventSchema>;
