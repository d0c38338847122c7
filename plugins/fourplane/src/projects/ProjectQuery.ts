// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  healthStates,
  type HealthState,
} from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';

/** Columns the list of projects can be sorted by. */
export const projectSorts = ['name', 'tenant', 'health', 'components'] as const;

const querySchema = z.object({
  search: z.string().catch(''),
  health: z.enum(healthStates).optional().catch(undefined),
  sort: z.enum(projectSorts).catch('health'),
  direction: z.enum(['ascending', 'descending']).catch('ascending'),
  offset: z.coerce.number().int().nonnegative().catch(0),
});

/** What of the list of projects is looked at. `health` asks for a component in that state. */
export type ProjectQuery = z.infer<typeof querySchema>;

/** Reads the query from a page's address; what is not understood counts as not said. */
export function readProjectQuery(params: URLSearchParams): ProjectQuery {
  return querySchema.parse({
    search: params.get('search') ?? undefined,
    health: params.get('health') ?? undefined,
    sort: params.get('sort') ?? undefined,
    direction: params.get('direction') ?? undefined,
    offset: params.get('offset') ?? undefined,
  });
}

/** The address with the query changed; what stands for itself is left out, and other parameters are kept. */
export function writeProjectQuery(
  params: URLSearchParams,
  query: ProjectQuery,
): URLSearchParams {
  const next = new URLSearchParams(params);
  const usual = readProjectQuery(new URLSearchParams());
  for (const key of querySchema.keyof().options) {
    if (query[key] === undefined || query[key] === usual[key]) {
      next.delete(key);
    } else {
      next.set(key, `${query[key]}`);
    }
  }
  return next;
}

/** Narrows a chosen key of the filter; anything else means every state. */
export function healthStateOf(key: unknown): HealthState | undefined {
  return healthStates.find(state => state === key);
}
