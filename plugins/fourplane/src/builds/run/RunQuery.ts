// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';

/** Parts of the page of a run. */
export const runTabs = ['logs', 'parameters', 'events', 'result'] as const;

const querySchema = z.object({
  tab: z.enum(runTabs).catch('logs'),
  /** Id of a node of the graph. */
  step: z.string().min(1).optional().catch(undefined),
  container: z.string().min(1).optional().catch(undefined),
  /** Number of a line, from 1. */
  line: z.coerce.number().int().positive().optional().catch(undefined),
});

/** What of a run is looked at: what the page's address says. */
export type RunQuery = z.infer<typeof querySchema>;

/** Reads the query from a page's address; what is not understood counts as not said. */
export function readRunQuery(params: URLSearchParams): RunQuery {
  const keys = querySchema.keyof().options;
  return querySchema.parse(
    Object.fromEntries(keys.map(key => [key, params.get(key) ?? undefined])),
  );
}

/** The address with the query changed; other parameters are kept. */
export function writeRunQuery(
  params: URLSearchParams,
  query: RunQuery,
): URLSearchParams {
  const next = new URLSearchParams(params);
  for (const key of querySchema.keyof().options) {
    const value = query[key];
    if (value === undefined || value === 'logs') {
      next.delete(key);
    } else {
      next.set(key, `${value}`);
    }
  }
  return next;
}
