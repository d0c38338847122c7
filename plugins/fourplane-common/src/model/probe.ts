// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import { problemSchema } from './status';

/** The servers of a plane that the portal asks how they are. @public */
export const probedServers = [
  'kubernetes',
  'openSearch',
  'prometheus',
] as const;
/** One of {@link probedServers}. @public */
export type ProbedServer = (typeof probedServers)[number];

/**
 * Why a server is down, as far as somebody acts on it: `unreachable` (nothing listens, or the connection broke), `noRoute`
 * (its name or address leads nowhere), `certificate`, `denied` (the portal's account), `slow` (no answer in time),
 * `unhealthy` (it answers that it is not ready), `foreign` (something else answers), `misconfigured` (nothing was sent).
 *
 * @public
 */
export const probeCauses = [
  'unreachable',
  'noRoute',
  'certificate',
  'denied',
  'slow',
  'unhealthy',
  'foreign',
  'misconfigured',
  'failed',
] as const;
/** One of {@link probeCauses}. @public */
export type ProbeCause = (typeof probeCauses)[number];

/** What OpenSearch says of itself. @public */
export const searchClusterSchema = z.object({
  status: z.enum(['green', 'yellow', 'red']),
  nodes: z.number().int(),
  unassignedShards: z.number().int(),
});

/** How many of what Prometheus scrapes answer. @public */
export const scrapedTargetsSchema = z.object({
  up: z.number().int(),
  down: z.number().int(),
});

const server = z.enum(probedServers);
const seen = {
  server,
  /** Since when it is so, as far as this portal has seen. */
  since: z.string(),
  checkedAt: z.string(),
  /** Without credentials. */
  address: z.string(),
};
const answered = {
  ...seen,
  latencyMs: z.number(),
  version: z.string().optional(),
  cluster: searchClusterSchema.optional(),
  targets: scrapedTargetsSchema.optional(),
};

/**
 * What the portal itself has seen of one server of a plane: `pending` before the first answer, `none` where it is not asked
 * at all and why, `up`, `degraded` (it answers, and says that not all is right), `down`. Times are ISO 8601 instants.
 *
 * @public
 */
export const planeFactSchema = z.discriminatedUnion('state', [
  z.object({ server, state: z.literal('pending') }),
  z.object({ server, state: z.literal('none'), problem: problemSchema }),
  z.object({ ...answered, state: z.literal('up') }),
  z.object({
    ...answered,
    state: z.literal('degraded'),
    problem: problemSchema,
  }),
  z.object({
    ...seen,
    state: z.literal('down'),
    cause: z.enum(probeCauses),
    problem: problemSchema,
  }),
]);
/** {@inheritDoc planeFactSchema} @public */
export type PlaneFact = z.infer<typeof planeFactSchema>;
