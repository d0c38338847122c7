// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { isNotFound, KubeObject } from '../../client';
import { Cluster, isContained, timestamp } from '../runtime';

/** An object a release wants on its plane. */
export interface RenderedResource {
  id: string;
  object: {
    apiVersion: string;
    kind: string;
    metadata: {
      name: string;
      namespace?: string;
      labels?: Record<string, string>;
      annotations?: Record<string, string>;
    };
    [field: string]: unknown;
  };
}

export type HealthStatus =
  | 'Healthy'
  | 'Progressing'
  | 'Degraded'
  | 'Suspended'
  | 'Unknown';

/** What a release's status says of one object it applied. */
export interface InventoryEntry {
  id: string;
  group?: string;
  version: string;
  kind: string;
  name: string;
  namespace?: string;
  healthStatus?: HealthStatus;
  lastObservedTime?: string;
  status?: unknown;
}

const apiVersionOf = ({ group, version }: InventoryEntry) =>
  group ? `${group}/${version}` : version;

const objectOf = (entry: InventoryEntry) => ({
  apiVersion: apiVersionOf(entry),
  kind: entry.kind,
  metadata: { name: entry.name, namespace: entry.namespace },
});

const identityOf = ({
  apiVersion,
  kind,
  metadata,
}: RenderedResource['object']) =>
  [apiVersion, kind, metadata.namespace ?? '', metadata.name].join('/');

/** The object with these labels added. */
export const labelled = (
  { object }: RenderedResource,
  labels: Record<string, string>,
): KubeObject => ({
  ...object,
  metadata: {
    ...object.metadata,
    labels: { ...object.metadata.labels, ...labels },
  },
});

/** Brings the object to the plane, with these labels added; answers what is live there then. */
export async function applyResource(
  resource: RenderedResource,
  labels: Record<string, string>,
  cluster: Cluster,
): Promise<KubeObject> {
  const wanted = labelled(resource, labels);
  const { apiVersion, kind, metadata } = wanted;
  const live = await cluster.read(
    { apiVersion, kind },
    metadata.namespace,
    metadata.name,
  );
  if (!live) return cluster.create(wanted);
  return isContained(wanted, live) ? live : cluster.patch(live, wanted);
}

/** Deletes what the inventory lists and the release no longer wants. */
export async function removeLeftovers(
  inventory: readonly InventoryEntry[] = [],
  resources: readonly RenderedResource[],
  cluster: Cluster,
): Promise<void> {
  const wanted = new Set(resources.map(({ object }) => identityOf(object)));
  for (const entry of inventory) {
    const object = objectOf(entry);
    if (!wanted.has(identityOf(object))) await cluster.delete(object);
  }
}

/** Asks for the end of all that is listed; answers how much of it is still there. */
export async function removeInventory(
  inventory: readonly InventoryEntry[] = [],
  cluster: Cluster,
): Promise<number> {
  let remaining = 0;
  for (const entry of inventory) {
    const live = await readLive(entry, cluster);
    if (!live) continue;
    remaining += 1;
    if (!live.metadata.deletionTimestamp) await cluster.delete(live);
  }
  return remaining;
}

async function readLive(
  entry: InventoryEntry,
  cluster: Cluster,
): Promise<KubeObject | undefined> {
  try {
    return await cluster.read(
      { apiVersion: apiVersionOf(entry), kind: entry.kind },
      entry.namespace,
      entry.name,
    );
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

/** The entry of an applied object, given how well it is and what was listed before. */
export function inventoryEntry(
  { id, object }: RenderedResource,
  live: KubeObject | undefined,
  healthStatus: HealthStatus,
  inventory: readonly InventoryEntry[] | undefined,
  now: Date,
): InventoryEntry {
  const [version, group] = object.apiVersion.split('/').reverse();
  const entry: InventoryEntry = {
    id,
    ...(group && { group }),
    version,
    kind: object.kind,
    name: object.metadata.name,
    ...(object.metadata.namespace && { namespace: object.metadata.namespace }),
    healthStatus,
    ...(live?.status !== undefined && { status: live.status }),
  };
  const before = inventory?.find(r => r.id === id);
  // the time moves only with what was observed, or every write would ask for the next
  const isSame =
    before &&
    isContained(entry, before) &&
    (before.status !== undefined) === (entry.status !== undefined);
  return {
    ...entry,
    lastObservedTime: isSame ? before.lastObservedTime : timestamp(now),
  };
}
