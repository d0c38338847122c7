// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';

/** Whether the caller may do something now, and, where not, why in a sentence. @public */
export const allowanceSchema = z.object({
  allowed: z.boolean(),
  why: z.string().optional(),
});
/** {@inheritDoc allowanceSchema} @public */
export type Allowance = z.infer<typeof allowanceSchema>;
