// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';

/** What a generation may lack; a page asks before it shows. @public */
export const capabilities = [
  'resources',
  'projectReleases',
  'clusterPlanes',
  'deploymentTracks',
  'restart',
  'suspend',
  'releases',
  'rollback',
  'autoDeploy',
  'componentTypes',
  'secretReferences',
  'alerts',
  'writes',
] as const;

/** One of {@link capabilities}. @public */
export type Capability = (typeof capabilities)[number];

/**
 * One clear line: what is wrong, where, and how to mend it. Never contains a credential.
 *
 * @public
 */
export const problemSchema = z.object({
  what: z.string(),
  where: z.string(),
  mend: z.string().optional(),
});
/** {@inheritDoc problemSchema} @public */
export type Problem = z.infer<typeof problemSchema>;

/** The watch of one kind. `objects` counts what is held in memory; `since` is an ISO 8601 instant. @public */
export const kindStatusSchema = z.object({
  kind: z.string(),
  state: z.enum(['syncing', 'synced', 'stale', 'failed']),
  objects: z.number().int(),
  since: z.string(),
  problem: problemSchema.optional(),
});
/** {@inheritDoc kindStatusSchema} @public */
export type KindStatus = z.infer<typeof kindStatusSchema>;

/**
 * How this portal sees a control plane: `connecting` (never reached), `syncing` (first lists running), `synced`
 * (every kind live), `partial` (some kinds failed, the others live), `stale` (was synced, watches broken).
 *
 * @public
 */
export const controlPlaneStatusSchema = z.object({
  name: z.string(),
  title: z.string().optional(),
  state: z.enum(['connecting', 'syncing', 'synced', 'partial', 'stale']),
  since: z.string(),
  generation: z.string().optional(),
  kubernetesVersion: z.string().optional(),
  capabilities: z.array(z.enum(capabilities)),
  kinds: z.array(kindStatusSchema),
  problems: z.array(problemSchema),
});
/** {@inheritDoc controlPlaneStatusSchema} @public */
export type ControlPlaneStatus = z.infer<typeof controlPlaneStatusSchema>;
