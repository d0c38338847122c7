// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import { modelRefSchema } from './ref';

/**
 * A custom resource that could not be read: shown as one row with its issues, harmless to its neighbours.
 * `issues[].path` is a dotted path into the object.
 *
 * @public
 */
export const unreadableSchema = z.object({
  ref: modelRefSchema,
  object: z.object({
    apiVersion: z.string(),
    kind: z.string(),
    namespace: z.string().optional(),
    name: z.string(),
  }),
  issues: z.array(z.object({ path: z.string(), message: z.string() })),
});

/** {@inheritDoc unreadableSchema} @public */
export type Unreadable = z.infer<typeof unreadableSchema>;

/** What reading a reference can come to. @public */
export type Reading<M> =
  | { readonly state: 'present'; readonly model: M }
  | { readonly state: 'absent' }
  | { readonly state: 'unreadable'; readonly unreadable: Unreadable };
