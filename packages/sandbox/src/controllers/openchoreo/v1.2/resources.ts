// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../../../client';
import {
  Cluster,
  Controller,
  isFalse,
  isTrue,
  Key,
  keyOf,
} from '../../runtime';
import * as kinds from './kinds';
import { bindingsOfResource, referred } from './lookups';
import { releaseHash } from '../names';
import { ResourceReleaseSpec, ResourceSpec, ResourceStatus } from './objects';
import { report } from './reporting';

const finalizer = 'openchoreo.dev/resource-cleanup';

type Resource = KubeObject<ResourceSpec, ResourceStatus>;

const owningResource = (object: KubeObject): Key[] => {
  const { owner } = (object.spec ?? {}) as Partial<ResourceReleaseSpec>;
  return owner ? [{ ...keyOf(object), name: owner.resourceName }] : [];
};

/** Snapshots a managed resource into a ResourceRelease; bindings pin one by hand. */
export const resourceController: Controller = {
  name: 'resource',
  kind: kinds.resourceKind,
  watches: [
    { kind: kinds.resourceTypeKind, keys: resourcesOfType },
    { kind: kinds.clusterResourceTypeKind, keys: resourcesOfType },
    { kind: kinds.resourceReleaseKind, keys: owningResource },
    { kind: kinds.resourceReleaseBindingKind, keys: owningResource },
  ],
  async reconcile(key, cluster) {
    const resource = cluster.get(kinds.resourceKind, key.namespace, key.name);
    if (!resource?.spec) return;
    if (resource.metadata.deletionTimestamp) {
      await finalize(resource, cluster);
      return;
    }
    if (!(await cluster.hasFinalizer(resource, finalizer))) return;
    await release(resource, resource.spec, key, cluster);
  },
};

function resourcesOfType(type: KubeObject, cluster: Cluster): Key[] {
  return cluster
    .list(kinds.resourceKind, type.metadata.namespace)
    .filter(({ spec }) => spec?.type.name === type.metadata.name)
    .map(keyOf);
}

async function release(
  resource: Resource,
  spec: ResourceSpec,
  { namespace, name }: Key,
  cluster: Cluster,
): Promise<void> {
  const type = referred(
    cluster,
    namespace,
    { kind: 'ResourceType', ...spec.type },
    kinds.resourceTypeKind,
    kinds.clusterResourceTypeKind,
  );
  if (!type?.spec) {
    await report(cluster, resource, [
      isFalse(
        'Ready',
        'ResourceTypeNotFound',
        `${spec.type.kind ?? 'ResourceType'} "${spec.type.name}" not found`,
      ),
    ]);
    return;
  }
  const hash = releaseHash([spec.type, type.spec, spec.parameters]);
  const releaseName = `${name}-${hash}`;
  if (!cluster.get(kinds.resourceReleaseKind, namespace, releaseName)) {
    await cluster.createIfAbsent({
      ...kinds.resourceReleaseKind,
      metadata: { name: releaseName, namespace },
      spec: {
        owner: { projectName: spec.owner.projectName, resourceName: name },
        parameters: spec.parameters,
        resourceType: {
          kind: type.kind,
          name: spec.type.name,
          spec: type.spec,
        },
      },
    });
  }
  await report(
    cluster,
    resource,
    [isTrue('Ready', 'Reconciled', `ResourceRelease ${releaseName} in place`)],
    { latestRelease: { name: releaseName, hash } },
  );
}

async function finalize(resource: Resource, cluster: Cluster): Promise<void> {
  const { name, namespace = '' } = resource.metadata;
  const bindings: KubeObject[] = bindingsOfResource(
    cluster,
    namespace,
    resource.spec?.owner.projectName ?? '',
    name,
  );
  const releases: KubeObject[] = cluster
    .list(kinds.resourceReleaseKind, namespace)
    .filter(({ spec }) => spec?.owner.resourceName === name);
  const remaining = bindings.length > 0 ? bindings : releases;
  await report(cluster, resource, [
    isTrue(
      'Finalizing',
      'Finalizing',
      `Waiting for ${
        bindings.length > 0 ? 'ResourceReleaseBindings' : 'ResourceReleases'
      } to be deleted`,
    ),
  ]);
  for (const object of remaining) {
    if (!object.metadata.deletionTimestamp) await cluster.delete(object);
  }
  if (remaining.length === 0) {
    await cluster.removeFinalizer(resource, finalizer);
  }
}
