// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import { healthSchema } from './health';
import { owned } from './named';
import { modelRefSchema } from './ref';

/** A place releases are deployed to. `dataPlane` is absent when the reference resolves to nothing. @public */
export const environmentSchema = z.object({
  ...owned,
  isProduction: z.boolean(),
  dataPlane: modelRefSchema.optional(),
  health: healthSchema,
});
/** {@inheritDoc environmentSchema} @public */
export type Environment = z.infer<typeof environmentSchema>;
