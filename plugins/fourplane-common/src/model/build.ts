// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import { named, typeRefSchema } from './named';
import { modelRefSchema } from './ref';

/** Where a build or one of its steps stands. @public */
export const buildPhases = [
  'pending',
  'running',
  'succeeded',
  'failed',
  'skipped',
  'unknown',
] as const;

/** One step of a build. Times are ISO 8601 instants. @public */
export const buildStepSchema = z.object({
  name: z.string(),
  phase: z.enum(buildPhases),
  startedAt: z.string().optional(),
  completedAt: z.string().optional(),
  message: z.string().optional(),
});
/** {@inheritDoc buildStepSchema} @public */
export type BuildStep = z.infer<typeof buildStepSchema>;

/** A build run. `image` is absent where a generation reports none. Times are ISO 8601 instants. @public */
export const buildSchema = z.object({
  ...named,
  component: modelRefSchema.optional(),
  track: modelRefSchema.optional(),
  workflow: typeRefSchema.optional(),
  plane: modelRefSchema.optional(),
  revision: z
    .object({ branch: z.string().optional(), commit: z.string().optional() })
    .optional(),
  phase: z.enum(buildPhases),
  reason: z.string().optional(),
  message: z.string().optional(),
  createdAt: z.string().optional(),
  startedAt: z.string().optional(),
  completedAt: z.string().optional(),
  steps: z.array(buildStepSchema),
  image: z.string().optional(),
  /** What the workflow was given, without what says where the source is, and without values of secret-like names. */
  parameters: z.record(z.string(), z.unknown()).optional(),
});
/** {@inheritDoc buildSchema} @public */
export type Build = z.infer<typeof buildSchema>;
