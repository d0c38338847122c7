// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import { healthSchema } from './health';
import { owned } from './named';
import { modelRefSchema } from './ref';

/**
 * The promotion graph. `environments` are in promotion order, roots first; cycles keep first-seen order. `approvals` are
 * the targets of a path that want an approval, where a generation knows such.
 *
 * @public
 */
export const pipelineSchema = z.object({
  ...owned,
  environments: z.array(modelRefSchema),
  paths: z.array(
    z.object({
      from: modelRefSchema,
      to: z.array(modelRefSchema),
      approvals: z.array(modelRefSchema).optional(),
    }),
  ),
  health: healthSchema,
});
/** {@inheritDoc pipelineSchema} @public */
export type Pipeline = z.infer<typeof pipelineSchema>;
