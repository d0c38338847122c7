// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import { healthSchema } from './health';
import { owned, typeRefSchema } from './named';
import { modelRefSchema } from './ref';

/** A project: the unit components share a pipeline and a network cell in. @public */
export const projectSchema = z.object({
  ...owned,
  pipeline: modelRefSchema.optional(),
  type: typeRefSchema.optional(),
  health: healthSchema,
});
/** {@inheritDoc projectSchema} @public */
export type Project = z.infer<typeof projectSchema>;
