// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeApiError, KubeObject } from '../../../client';
import {
  Cluster,
  Controller,
  isFalse,
  isTrue,
  keyOf,
  Requeue,
} from '../../runtime';
import {
  cronJobKind,
  deploymentKind,
  jobKind,
  namespaceKind,
  statefulSetKind,
} from '../../workloads/kinds';
import { healthOf } from '../health';
import {
  applyResource,
  inventoryEntry,
  removeInventory,
  removeLeftovers,
} from '../inventory';
import { renderedReleaseKind } from './kinds';
import { label } from './labels';
import { RenderedReleaseSpec, RenderedReleaseStatus } from './objects';
import { report } from './reporting';

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
      const labels = trackingLabels(release, resource.id);
      live.push(await applyResource(resource, labels, cluster));
    }
    await removeLeftovers(release.status?.resources, resources, cluster);
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
        inventoryEntry(
          resource,
          live[index],
          healthOf(live[index], { lostPods: 'degraded' }),
          release.status?.resources,
          cluster.clock.now(),
        ),
      ),
    },
  );
  return undefined;
}

function trackingLabels(
  { metadata: { name, namespace = '', uid = '' } }: RenderedRelease,
  id: string,
) {
  return {
    [label.managedBy]: 'renderedrelease-controller',
    [label.renderedReleaseResourceId]: id,
    [label.renderedReleaseUid]: uid,
    [label.renderedReleaseName]: name,
    [label.renderedReleaseNamespace]: namespace,
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
  if ((await removeInventory(release.status?.resources, cluster)) === 0) {
    await cluster.removeFinalizer(release, finalizer);
    return undefined;
  }
  // deletions of kinds without an informer are looked at again
  return { requeueAfterMs: 200 };
}
