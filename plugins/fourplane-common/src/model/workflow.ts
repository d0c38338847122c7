// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import { named, parametersSchema } from './named';
import { modelRefSchema } from './ref';

/**
 * A workflow that builds components or does anything else. `repository` says at which dotted paths of the parameters the
 * source is; it is empty for a workflow that builds nothing.
 *
 * @public
 */
export const workflowSchema = z.object({
  ...named,
  plane: modelRefSchema.optional(),
  parameters: parametersSchema.optional(),
  repository: z.object({
    url: z.string().optional(),
    branch: z.string().optional(),
    commit: z.string().optional(),
    path: z.string().optional(),
  }),
});
/** {@inheritDoc workflowSchema} @public */
export type Workflow = z.infer<typeof workflowSchema>;
