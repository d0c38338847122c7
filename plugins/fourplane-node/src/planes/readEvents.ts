// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { BuildGraph } from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';
import { KubeApi } from '../kube/KubeApi';
import { KubeObject, KubeResource } from '../kube/KubeObject';

/** One event, as a graph shows it. */
export type KubeEvent = BuildGraph['events'][number];

const eventResource: KubeResource = {
  group: '',
  version: 'v1',
  kind: 'Event',
  plural: 'events',
  namespaced: true,
};
const LIMIT = 200;

const text = z.string().nullish().catch(undefined);
const number = z.number().nullish().catch(undefined);
const schema = z.object({
  type: text,
  reason: text,
  message: text,
  count: number,
  firstTimestamp: text,
  lastTimestamp: text,
  eventTime: text,
  series: z
    .object({ count: number, lastObservedTime: text })
    .nullish()
    .catch(undefined),
  involvedObject: z
    .object({ kind: text, name: text })
    .nullish()
    .catch(undefined),
});

/** What happened to some objects of a namespace, newest last. Rejects with a `KubeError`. */
export async function readEvents(
  api: KubeApi,
  namespace: string,
  names: readonly string[],
  { signal }: { signal: AbortSignal },
): Promise<KubeEvent[]> {
  const lists = await Promise.all(
    names.map(name =>
      api.list(eventResource, {
        namespace,
        fieldSelector: `involvedObject.name=${name}`,
        limit: LIMIT,
        signal,
      }),
    ),
  );
  return lists
    .flatMap(({ items }) => items.map(eventOf))
    .sort((one, other) => (one.at ?? '').localeCompare(other.at ?? ''));
}

const PAGE_SIZE = 500;
const MAX_PAGES = 10;

/**
 * What happened to anything in a namespace, oldest first; not all of it where there is more than anyone would read.
 * Rejects with a `KubeError`.
 */
export async function readNamespaceEvents(
  api: KubeApi,
  namespace: string,
  signal: AbortSignal,
): Promise<{ readonly events: KubeEvent[]; readonly isWhole: boolean }> {
  const events: KubeEvent[] = [];
  let next: string | undefined;
  for (let page = 0; page < MAX_PAGES; page++) {
    const read = await api.list(eventResource, {
      namespace,
      limit: PAGE_SIZE,
      continue: next,
      signal,
    });
    events.push(...read.items.map(eventOf));
    next = read.continue;
    if (!next) {
      break;
    }
  }
  events.sort((one, other) => (one.at ?? '').localeCompare(other.at ?? ''));
  return { events, isWhole: !next };
}

function eventOf(object: KubeObject): KubeEvent {
  const event = schema.parse(object);
  const { involvedObject, series } = event;
  const at =
    series?.lastObservedTime ||
    event.lastTimestamp ||
    event.eventTime ||
    event.firstTimestamp ||
    object.metadata.creationTimestamp;
  return {
    ...(at && { at: new Date(at).toISOString() }),
    type: event.type || 'Normal',
    reason: event.reason || 'Unknown',
    message: event.message ?? '',
    object: `${involvedObject?.kind ?? ''}/${involvedObject?.name ?? ''}`,
    count: series?.count ?? event.count ?? 1,
  };
}
