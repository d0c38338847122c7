// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  healthStates,
  type HealthState,
} from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';

/** Columns the list of projects can be sorted by. */
export const projectSorts = ['name', 'tenant', 'health', 'components'] as const;

/** What of the list of projects is looked at, as the page's address says. `health` asks for a component in that state. */
export const projectQuerySchema = z.object({
  search: z.string().catch(''),
  health: z.enum(healthStates).optional().catch(undefined),
  sort: z.enum(projectSorts).catch('health'),
  direction: z.enum(['ascending', 'descending']).catch('ascending'),
  offset: z.coerce.number().int().nonnegative().catch(0),
});

/** What {@link projectQuerySchema} reads. */
export type ProjectQuery = z.infer<typeof projectQuerySchema>;

/** Narrows a chosen key of the filter; anything else means every state. */
export function healthStateOf(key: unknown): HealthState | undefined {
  return healthStates.find(state => state === key);
}
