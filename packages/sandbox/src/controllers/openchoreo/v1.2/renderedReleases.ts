// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { isNotFound, KubeApiError, KubeObject } from '../../../client';
import {
  Cluster,
  Controller,
  isContained,
  keyOf,
  Requeue,
  timestamp,
} from '../../runtime';
import {
  cronJobKind,
  deploymentKind,
  jobKind,
  namespaceKind,
  statefulSetKind,
} from '../../workloads/kinds';
import { healthOf } from './health';
import { renderedReleaseKind } from './kinds';
import { label } from './labels';
import {
  InventoryEntry,
  RenderedReleaseSpec,
  RenderedReleaseStatus,
  RenderedResource,
} from './objects';
import { isFalse, isTrue, report } from './reporting';

type RenderedRelease = KubeObject<RenderedReleaseSpec, RenderedReleaseStatus>;

const retryMs = 10_000;

/** Applies rendered objects to the data plane (the same API server) and keeps an inventory of their health. */
export const renderedReleaseController: Controller = {
  name: 'rendered-release',
  kind: renderedReleaseKind,
  watches: [
    ...[
      deploymentKind,
      statefulSetKind,
      cronJobKind,
      jobKind,
      namespaceKind,
    ].map(kind => ({ kind, keys: trackedBy })),
    {
      kind: namespaceKind,
      keys: ({ metadata }, cluster) =>
        cluster
          .by(renderedReleaseKind, 'objectNamespace', metadata.name)
          .map(keyOf),
    },
  ],
  async reconcile(key, cluster) {
    const release = cluster.get(renderedReleaseKind, key.namespace, key.name);
    if (!release) return undefined;
    const finalizer =
      release.spec?.targetPlane === 'observabilityplane'
        ? 'openchoreo.dev/obsplane-cleanup'
        : 'openchoreo.dev/dataplane-cleanup';
    if (release.metadata.deletionTimestamp) {
      return finalize(release, finalizer, cluster);
    }
    if (!(await cluster.hasFinalizer(release, finalizer))) return undefined;
    return apply(release, cluster);
  },
};

function trackedBy({ metadata: { labels = {} } }: KubeObject) {
  const name = labels[label.renderedReleaseName];
  const namespace = labels[label.renderedReleaseNamespace];
  return name && namespace ? [{ namespace, name }] : [];
}

async function apply(
  release: RenderedRelease,
  cluster: Cluster,
): Promise<Requeue | undefined> {
  const live: (KubeObject | undefined)[] = [];
  const resources = release.spec?.resources ?? [];
  try {
    for (const resource of resources) {
      live.push(await applyOne(release, resource, cluster));
    }
    await removeLeftovers(release, cluster);
  } catch (error) {
    if (!(error instanceof KubeApiError) || error.status === 0) throw error;
    await report(cluster, release, [
      isFalse('ResourcesApplied', 'ApplyFailed', error.message),
    ]);
    return { requeueAfterMs: retryMs };
  }
  await report(
    cluster,
    release,
    [
      isTrue(
        'ResourcesApplied',
        'ApplySucceeded',
        'All resources applied successfully',
      ),
    ],
    {
      resources: resources.map((resource, index) =>
        inventoryEntry(release, resource, live[index], cluster),
      ),
    },
  );
  return undefined;
}

function trackedManifest(
  release: RenderedRelease,
  { id, object }: RenderedResource,
): KubeObject {
  const { name, namespace = '', uid = '' } = release.metadata;
  return {
    ...object,
    metadata: {
      ...object.metadata,
      labels: {
        ...object.metadata.labels,
        [label.managedBy]: 'renderedrelease-controller',
        [label.renderedReleaseResourceId]: id,
        [label.renderedReleaseUid]: uid,
        [label.renderedReleaseName]: name,
        [label.renderedReleaseNamespace]: namespace,
      },
    },
  };
}

async function applyOne(
  release: RenderedRelease,
  resource: RenderedResource,
  cluster: Cluster,
): Promise<KubeObject> {
  const wanted = trackedManifest(release, resource);
  const { apiVersion, kind, metadata } = wanted;
  const live = await cluster.read(
    { apiVersion, kind },
    metadata.namespace,
    metadata.name,
  );
  if (!live) return cluster.create(wanted);
  return isContained(wanted, live) ? live : cluster.patch(live, wanted);
}

const identityOf = ({
  apiVersion,
  kind,
  metadata,
}: RenderedResource['object']) =>
  [apiVersion, kind, metadata.namespace ?? '', metadata.name].join('/');

const apiVersionOf = ({ group, version }: InventoryEntry) =>
  group ? `${group}/${version}` : version;

const objectOf = (entry: InventoryEntry) => ({
  apiVersion: apiVersionOf(entry),
  kind: entry.kind,
  metadata: { name: entry.name, namespace: entry.namespace },
});

async function removeLeftovers(
  release: RenderedRelease,
  cluster: Cluster,
): Promise<void> {
  const wanted = new Set(
    (release.spec?.resources ?? []).map(({ object }) => identityOf(object)),
  );
  for (const entry of release.status?.resources ?? []) {
    const object = objectOf(entry);
    if (!wanted.has(identityOf(object))) await cluster.delete(object);
  }
}

function inventoryEntry(
  release: RenderedRelease,
  { id, object }: RenderedResource,
  live: KubeObject | undefined,
  cluster: Cluster,
): InventoryEntry {
  const [version, group] = object.apiVersion.split('/').reverse();
  const entry: InventoryEntry = {
    id,
    ...(group && { group }),
    version,
    kind: object.kind,
    name: object.metadata.name,
    ...(object.metadata.namespace && { namespace: object.metadata.namespace }),
    healthStatus: healthOf(live),
    ...(live?.status !== undefined && { status: live.status }),
  };
  const before = release.status?.resources?.find(r => r.id === id);
  // the time moves only with what was observed, or every write would ask for the next
  const isSame =
    before &&
    isContained(entry, before) &&
    (before.status !== undefined) === (entry.status !== undefined);
  return {
    ...entry,
    lastObservedTime: isSame
      ? before.lastObservedTime
      : timestamp(cluster.clock.now()),
  };
}

async function finalize(
  release: RenderedRelease,
  finalizer: string,
  cluster: Cluster,
): Promise<Requeue | undefined> {
  await report(cluster, release, [
    isTrue(
      'Finalizing',
      'CleanupInProgress',
      'Cleaning up dataplane resources',
    ),
  ]);
  const inventory = release.status?.resources ?? [];
  const remaining: InventoryEntry[] = [];
  for (const entry of inventory) {
    const live = await readLive(entry, cluster);
    if (!live) continue;
    remaining.push(entry);
    if (!live.metadata.deletionTimestamp) await cluster.delete(live);
  }
  if (remaining.length === 0) {
    await cluster.removeFinalizer(release, finalizer);
    return undefined;
  }
  // deletions of kinds without an informer are looked at again
  return { requeueAfterMs: 200 };
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
