// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import { healthSchema } from './health';
import { named } from './named';

/** A reference to secrets that live elsewhere: the names of its keys, never a value. @public */
export const secretReferenceSchema = z.object({
  ...named,
  keys: z.array(z.string()),
  health: healthSchema,
});
/** {@inheritDoc secretReferenceSchema} @public */
export type SecretReference = z.infer<typeof secretReferenceSchema>;
