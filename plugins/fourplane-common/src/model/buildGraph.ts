// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import { buildPhases } from './build';

/** What a node of a build's graph is, in Argo's words. @public */
export const buildNodeTypes = [
  'pod',
  'container',
  'containerSet',
  'steps',
  'stepGroup',
  'dag',
  'retry',
  'suspend',
  'skipped',
  'other',
] as const;

/** A named value; absent where it is a file, a secret, or not yet known. */
const valueSchema = z.object({
  name: z.string(),
  value: z.string().optional(),
});

/**
 * One node of a build's graph. `name` is the step's own (`build-image`), `id` is unique within the graph and names the
 * step's log. `parents` are the nodes it follows; `inside` is the node that contains it (steps, dag, retry, container
 * set). Of a retry's attempts, `attempt` counts from 1 and `attempts` says how many there are. Times are ISO 8601
 * instants.
 *
 * @public
 */
export const buildNodeSchema = z.object({
  id: z.string(),
  name: z.string(),
  type: z.enum(buildNodeTypes),
  phase: z.enum(buildPhases),
  message: z.string().optional(),
  startedAt: z.string().optional(),
  completedAt: z.string().optional(),
  parents: z.array(z.string()),
  inside: z.string().optional(),
  attempt: z.number().int().optional(),
  attempts: z.number().int().optional(),
  inputs: z.array(valueSchema),
  outputs: z.array(valueSchema),
  exitCode: z.number().int().optional(),
  /** Whether it has lines of its own: a pod ran, or will run. */
  hasLog: z.boolean(),
});
/** {@inheritDoc buildNodeSchema} @public */
export type BuildNode = z.infer<typeof buildNodeSchema>;

/**
 * A build as its engine ran it. `source` is `workflow` where the Argo Workflow was read, and `controlPlane` where only
 * the steps the control plane reports are known; `reason` then says why, and what to do about it, in a sentence.
 * `events` are Kubernetes events of the run and its pods, newest last.
 *
 * @public
 */
export const buildGraphSchema = z.object({
  nodes: z.array(buildNodeSchema),
  source: z.enum(['workflow', 'controlPlane']),
  reason: z.string().optional(),
  parameters: z.array(valueSchema),
  events: z.array(
    z.object({
      at: z.string().optional(),
      type: z.string(),
      reason: z.string(),
      message: z.string(),
      object: z.string(),
      count: z.number().int(),
    }),
  ),
});
/** {@inheritDoc buildGraphSchema} @public */
export type BuildGraph = z.infer<typeof buildGraphSchema>;
