// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  Cluster,
  Controller,
  isTrue,
  NewCondition,
  Requeue,
  withFinalizer,
} from '../../runtime';
import { KubeObject } from '../../../client';
import {
  cronJobKind,
  deploymentKind,
  jobKind,
  namespaceKind,
  statefulSetKind,
} from '../../workloads/kinds';
import { healthOf } from '../health';
import {
  inventoryEntry,
  labelled,
  removeInventory,
  removeLeftovers,
} from '../inventory';
import { reportConditions } from '../reportConditions';
import { dataPlaneKind, environmentKind, releaseKind } from './kinds';
import { label } from './labels';
import { Release, ReleaseSpec } from './objects';

const finalizer = 'openchoreo.dev/dataplane-cleanup';
const manager = 'release-controller';

/** v0.3 knows the environments and planes of this namespace only. */
const platformNamespace = 'default';

/** Applies rendered objects to the data plane (the same API server) and keeps an inventory of their health. */
export const releaseController: Controller = {
  name: 'release',
  kind: releaseKind,
  watches: [deploymentKind, statefulSetKind, cronJobKind, jobKind].map(
    kind => ({ kind, keys: trackedBy }),
  ),
  reconcile: withFinalizer(releaseKind, finalizer, {
    reconcile: apply,
    finalize,
  }),
};

function trackedBy({ metadata: { labels = {} } }: KubeObject) {
  const name = labels[label.releaseName];
  const namespace = labels[label.releaseNamespace];
  return name && namespace ? [{ namespace, name }] : [];
}

/** Throws when the release's plane cannot be reached; nothing says so but the log. */
async function requirePlane(
  { environmentName }: ReleaseSpec,
  cluster: Cluster,
): Promise<void> {
  const environment = await cluster.read(
    environmentKind,
    platformNamespace,
    environmentName,
  );
  if (!environment) {
    throw new Error(
      `failed to get environment ${environmentName}: Environment.openchoreo.dev "${environmentName}" not found`,
    );
  }
  const plane = environment.spec?.dataPlaneRef ?? '';
  if (!(await cluster.read(dataPlaneKind, platformNamespace, plane))) {
    throw new Error(
      `failed to get dataplane ${plane} for environment ${environmentName}: DataPlane.openchoreo.dev "${plane}" not found`,
    );
  }
}

const trackingLabels = (
  { metadata: { name, namespace = '', uid = '' } }: Release,
  id: string,
): Record<string, string> => ({
  [label.managedBy]: manager,
  [label.releaseResourceId]: id,
  [label.releaseUid]: uid,
  [label.releaseName]: name,
  [label.releaseNamespace]: namespace,
});

async function ensureNamespaces(
  { metadata }: Release,
  { owner, environmentName, resources = [] }: ReleaseSpec,
  cluster: Cluster,
): Promise<void> {
  const names = new Set(
    resources.flatMap(({ object }) => object.metadata.namespace ?? []),
  );
  for (const name of names) {
    if (await cluster.read(namespaceKind, undefined, name)) continue;
    await cluster.createIfAbsent({
      ...namespaceKind,
      metadata: {
        name,
        labels: {
          [label.createdBy]: manager,
          [label.releaseName]: metadata.name,
          [label.releaseNamespace]: metadata.namespace ?? '',
          [label.releaseUid]: metadata.uid ?? '',
          [label.environment]: environmentName,
          [label.project]: owner.projectName,
        },
      },
    });
  }
}

async function apply(release: Release, cluster: Cluster): Promise<void> {
  const { spec, status } = release;
  if (!spec) return;
  await requirePlane(spec, cluster);
  const { resources = [] } = spec;
  await ensureNamespaces(release, spec, cluster);
  const live: KubeObject[] = [];
  for (const resource of resources) {
    const wanted = labelled(resource, trackingLabels(release, resource.id));
    live.push(await cluster.applyAs(manager, wanted));
  }
  await removeLeftovers(status?.resources, resources, cluster);
  const next = resources.map((resource, index) =>
    inventoryEntry(
      resource,
      live[index],
      healthOf(live[index], { lostPods: 'progressing' }),
      status?.resources,
      cluster.clock.now(),
    ),
  );
  await cluster.writeStatus(
    release,
    { ...status, resources: next },
    { ifUnchanged: true },
  );
}

const finalizing = (reason: string, message: string): NewCondition =>
  isTrue('Finalizing', reason, message);

async function finalize(
  release: Release,
  cluster: Cluster,
): Promise<Requeue | undefined> {
  const { spec, status } = release;
  if (!status?.conditions?.some(({ type }) => type === 'Finalizing')) {
    await reportConditions(cluster, release, [
      finalizing('CleanupInProgress', 'Cleaning up dataplane resources'),
    ]);
    return undefined;
  }
  try {
    if (spec) await requirePlane(spec, cluster);
  } catch (error) {
    await reportConditions(cluster, release, [
      finalizing(
        'CleanupFailed',
        error instanceof Error ? error.message : String(error),
      ),
    ]);
    throw error;
  }
  if ((await removeInventory(status?.resources, cluster)) > 0) {
    // deletions of kinds without an informer are looked at again
    return { requeueAfterMs: 200 };
  }
  await cluster.removeFinalizer(release, finalizer);
  return undefined;
}
