// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import {
  searchClusterSchema,
  StoredLogIndex,
} from '@fourplane/plugin-fourplane-common';
import { openSearch } from '../archive/explainFailure';
import { OpenSearchConfig } from '../archive/config';
import { endpointProbe, foreignAnswer } from './endpointProbe';
import { MakeObserverProbe, Probe } from './Probe';

const healthSchema = z.object({
  status: searchClusterSchema.shape.status,
  number_of_nodes: z.number(),
  unassigned_shards: z.number().default(0),
});

const text = z.string().nullish();
const indicesSchema = z.array(
  z.object({
    index: z.string(),
    health: text,
    'docs.count': text,
    'store.size': text,
  }),
);

const SHOWN_INDICES = 200;

/** Asks an OpenSearch how its cluster is, and for its indices with logs. */
export const openSearchProbe: MakeObserverProbe<
  OpenSearchConfig,
  StoredLogIndex
> = ({ config, where, timing }) => {
  const endpoint = endpointProbe({
    config,
    where,
    program: openSearch,
    right: 'the permission cluster:monitor/health',
    timeoutMs: timing.timeoutMs,
  });
  const { address } = endpoint;
  const probe: Probe = async signal => {
    const begun = timing.clock.now();
    const request = {
      attempt: 'ask for the health of the cluster',
      path: '/_cluster/health',
      signal,
    };
    const parsed = healthSchema.safeParse(await endpoint.json(request));
    if (!parsed.success) {
      const operation = endpoint.operation(request);
      throw foreignAnswer(operation, openSearch, parsed.error);
    }
    const { status, number_of_nodes, unassigned_shards } = parsed.data;
    return {
      state: 'answered',
      address,
      latencyMs: Math.max(timing.clock.now() - begun, 0),
      answer: {
        cluster: {
          status,
          nodes: number_of_nodes,
          unassignedShards: unassigned_shards,
        },
        ...(status === 'red' && {
          problem: {
            what: `The cluster is red: ${unassigned_shards} shards are not assigned, and what they hold cannot be read`,
            where: address,
            mend: 'Ask _cluster/allocation/explain why',
          },
        }),
      },
    };
  };
  const read = async (signal: AbortSignal) => {
    const request = {
      attempt: 'list the indices',
      path: `/_cat/indices/${encodeURI(config.index.join(','))}`,
      query: { format: 'json', bytes: 'b', expand_wildcards: 'open' },
      signal,
    };
    const parsed = indicesSchema.safeParse(await endpoint.json(request));
    if (!parsed.success) {
      const operation = endpoint.operation(request);
      throw foreignAnswer(operation, openSearch, parsed.error);
    }
    const items = parsed.data
      .map(indexOf)
      .sort(
        (one, other) =>
          (other.bytes ?? 0) - (one.bytes ?? 0) ||
          one.name.localeCompare(other.name),
      );
    return {
      state: 'read' as const,
      items: items.slice(0, SHOWN_INDICES),
      isCut: items.length > SHOWN_INDICES,
    };
  };
  return { probe, read, close: () => endpoint.close() };
};

function indexOf(row: z.infer<typeof indicesSchema>[number]): StoredLogIndex {
  const documents = numberOf(row['docs.count']);
  const bytes = numberOf(row['store.size']);
  return {
    name: row.index,
    health: row.health ?? 'unknown',
    ...(documents !== undefined && { documents }),
    ...(bytes !== undefined && { bytes }),
  };
}

/** Bytes are asked for, so what has a unit is none. */
function numberOf(said: string | null | undefined): number | undefined {
  return said && /^\d+$/.test(said) ? Number(said) : undefined;
}
