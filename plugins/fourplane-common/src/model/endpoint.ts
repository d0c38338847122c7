// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import { owned } from './named';
import { modelRefSchema } from './ref';

/**
 * A network endpoint a component declares. `schema` is present when the CR carries the interface definition; `owner`
 * and `lifecycle` are the component's.
 *
 * @public
 */
export const endpointSchema = z.object({
  ...owned,
  lifecycle: z.string().optional(),
  component: modelRefSchema,
  type: z.string(),
  port: z.number().int(),
  visibility: z.array(z.string()),
  schema: z
    .object({ type: z.string().optional(), content: z.string() })
    .optional(),
});
/** {@inheritDoc endpointSchema} @public */
export type Endpoint = z.infer<typeof endpointSchema>;
