// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import { healthSchema } from './health';
import { problemSchema } from './status';

/** A container of a pod. `reason`, `message` and `exitCode` are those of its state; `last` is how it ended before. @public */
export const containerSchema = z.object({
  name: z.string(),
  type: z.enum(['main', 'init', 'sidecar']),
  image: z.string().optional(),
  ready: z.boolean(),
  restarts: z.number().int(),
  state: z.enum(['waiting', 'running', 'terminated', 'unknown']),
  reason: z.string().optional(),
  message: z.string().optional(),
  exitCode: z.number().int().optional(),
  startedAt: z.string().optional(),
  last: z
    .object({
      reason: z.string().optional(),
      exitCode: z.number().int().optional(),
      completedAt: z.string().optional(),
    })
    .optional(),
});
/** {@inheritDoc containerSchema} @public */
export type Container = z.infer<typeof containerSchema>;

/** A pod of a deployment; its health's reason is Kubernetes' own word (`CrashLoopBackOff`, `Unschedulable`). @public */
export const podSchema = z.object({
  name: z.string(),
  namespace: z.string(),
  node: z.string().optional(),
  phase: z.string(),
  health: healthSchema,
  createdAt: z.string().optional(),
  /** The Job that made it, where a scheduled task runs. */
  job: z.string().optional(),
  containers: z.array(containerSchema),
});
/** {@inheritDoc podSchema} @public */
export type Pod = z.infer<typeof podSchema>;

/** One run of a scheduled task. @public */
export const taskRunSchema = z.object({
  name: z.string(),
  phase: z.enum(['running', 'succeeded', 'failed', 'unknown']),
  reason: z.string().optional(),
  message: z.string().optional(),
  startedAt: z.string().optional(),
  completedAt: z.string().optional(),
});

/**
 * What a deployment's data plane shows of it. `state` is `live` while its pods are watched, `stale` while the watch is
 * broken (what is here was true at `since`), `none` where the data plane is not connected; `problem` says why and how to
 * mend it. `health` is what the pods say together, absent where there is none to ask.
 *
 * @public
 */
export const runtimeSchema = z.object({
  state: z.enum(['live', 'stale', 'none']),
  since: z.string().optional(),
  problem: problemSchema.optional(),
  health: healthSchema.optional(),
  replicas: z
    .object({ wanted: z.number().int(), ready: z.number().int() })
    .optional(),
  pods: z.array(podSchema),
  /** The last warning about any of its objects. */
  lastWarning: z
    .object({
      at: z.string().optional(),
      reason: z.string(),
      message: z.string(),
      object: z.string(),
    })
    .optional(),
  /** Of a scheduled task. */
  schedule: z
    .object({
      cron: z.string(),
      timeZone: z.string().optional(),
      suspended: z.boolean(),
      lastRunAt: z.string().optional(),
      runs: z.array(taskRunSchema),
    })
    .optional(),
});
/** {@inheritDoc runtimeSchema} @public */
export type Runtime = z.infer<typeof runtimeSchema>;

/** Kubernetes objects of a deployment on its data plane, each under what owns it, with their events. @public */
export const runtimeTreeSchema = z.object({
  objects: z.array(
    z.object({
      /** Unique within the tree; asks for the object's manifest. */
      id: z.string(),
      parent: z.string().optional(),
      apiVersion: z.string(),
      kind: z.string(),
      namespace: z.string().optional(),
      name: z.string(),
      health: healthSchema,
      createdAt: z.string().optional(),
      events: z.array(
        z.object({
          at: z.string().optional(),
          type: z.string(),
          reason: z.string(),
          message: z.string(),
          count: z.number().int(),
        }),
      ),
    }),
  ),
  /** What could not be looked at, and why. */
  problems: z.array(problemSchema),
});
/** {@inheritDoc runtimeTreeSchema} @public */
export type RuntimeTree = z.infer<typeof runtimeTreeSchema>;
