// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import { healthSchema } from './health';
import { owned, typeRefSchema } from './named';
import { modelRefSchema } from './ref';

/** A managed resource (database, queue, …) of a project. @public */
export const resourceSchema = z.object({
  ...owned,
  project: modelRefSchema,
  type: typeRefSchema,
  latestRelease: z.string().optional(),
  health: healthSchema,
});
/** {@inheritDoc resourceSchema} @public */
export type Resource = z.infer<typeof resourceSchema>;
