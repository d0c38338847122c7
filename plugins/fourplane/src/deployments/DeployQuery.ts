// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { z } from 'zod';

/** Parts of the panel of an environment. */
export const panelTabs = [
  'health',
  'endpoints',
  'resources',
  'logs',
  'release',
  'history',
] as const;

const said = z.string().min(1).optional().catch(undefined);

const querySchema = z.object({
  environment: said,
  tab: z.enum(panelTabs).catch('health'),
  /** Id of an object of the runtime tree. */
  object: said,
  pod: said,
  container: said,
  previous: z.literal('true').optional().catch(undefined),
  /** What to compare with: `environment:NAME`, `release:NAME` or `build:NAME`. */
  with: said,
});

/** What of the deployments is looked at: what the page's address says. */
export type DeployQuery = z.infer<typeof querySchema>;

const keys = querySchema.keyof().options;

/** Reads the query from a page's address; what is not understood counts as not said. */
export function readDeployQuery(params: URLSearchParams): DeployQuery {
  return querySchema.parse(
    Object.fromEntries(keys.map(key => [key, params.get(key) ?? undefined])),
  );
}

/** The address with the query changed; other parameters are kept. */
export function writeDeployQuery(
  params: URLSearchParams,
  query: DeployQuery,
): URLSearchParams {
  const next = new URLSearchParams(params);
  for (const key of keys) {
    const value = query[key];
    if (value === undefined || value === 'health') {
      next.delete(key);
    } else {
      next.set(key, value);
    }
  }
  return next;
}

/** The query and how to change it; `hrefOf` leads to another environment, with the same part of its panel. */
export function useDeployQuery() {
  const [params, setParams] = useSearchParams();
  const query = useMemo(() => readDeployQuery(params), [params]);
  const change = (part: Partial<DeployQuery>) =>
    setParams(
      current =>
        writeDeployQuery(current, { ...readDeployQuery(current), ...part }),
      { replace: true },
    );
  const hrefOf = (environment: string) =>
    `?${writeDeployQuery(params, {
      environment,
      tab: query.tab,
    })}`;
  return { query, change, hrefOf };
}
