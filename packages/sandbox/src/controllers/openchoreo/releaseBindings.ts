// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../../client';
import {
  Cluster,
  Controller,
  findCondition,
  isContained,
  Key,
  keyOf,
  NewCondition,
  timestamp,
} from '../runtime';
import * as kinds from './kinds';
import { planRelease, ReleasePlan, renderedReleaseName } from './planRelease';
import { allIn, bindingsOfOwner } from './lookups';
import {
  ReleaseBindingSpec,
  ReleaseBindingStatus,
  ResourceReleaseBindingSpec,
} from './objects';
import { isFalse, isTrue, reported } from './reporting';
import { resourcesReady } from './resourcesReady';

const finalizer = 'openchoreo.dev/releasebinding-cleanup';

type Binding = KubeObject<ReleaseBindingSpec, ReleaseBindingStatus>;

/** Deploys one component release into one environment: renders it, and reports how it does there. */
export const releaseBindingController: Controller = {
  name: 'release-binding',
  kind: kinds.releaseBindingKind,
  watches: [
    { kind: kinds.componentReleaseKind, keys: bindingsOfOwner },
    {
      kind: kinds.componentKind,
      keys: ({ metadata, spec }, cluster) =>
        bindingsOfOwner(
          {
            ...kinds.componentKind,
            metadata,
            spec: {
              owner: {
                projectName: (spec as { owner?: { projectName: string } })
                  ?.owner?.projectName,
                componentName: metadata.name,
              },
            },
          },
          cluster,
        ),
    },
    { kind: kinds.renderedReleaseKind, keys: bindingsOfOwner },
    { kind: kinds.releaseBindingKind, keys: dependants },
    { kind: kinds.resourceReleaseBindingKind, keys: resourceDependants },
    { kind: kinds.environmentKind, keys: allIn(kinds.releaseBindingKind) },
    { kind: kinds.projectKind, keys: allIn(kinds.releaseBindingKind) },
    { kind: kinds.dataPlaneKind, keys: allIn(kinds.releaseBindingKind) },
    {
      kind: kinds.clusterDataPlaneKind,
      keys: allIn(kinds.releaseBindingKind),
    },
    { kind: kinds.secretReferenceKind, keys: allIn(kinds.releaseBindingKind) },
  ],
  async reconcile(key, cluster) {
    const binding = cluster.get(
      kinds.releaseBindingKind,
      key.namespace,
      key.name,
    );
    if (!binding) return;
    if (binding.metadata.deletionTimestamp) {
      await finalize(binding, cluster);
      return;
    }
    if (!(await cluster.hasFinalizer(binding, finalizer))) return;
    await reconcileBinding(binding, cluster);
  },
};

/** Bindings that wait for an endpoint of the component this binding deploys. */
function dependants(object: KubeObject, cluster: Cluster): Key[] {
  const { owner, environment } = (object.spec ?? {}) as ReleaseBindingSpec;
  return cluster
    .list(kinds.releaseBindingKind, object.metadata.namespace)
    .filter(
      binding =>
        binding.spec?.environment === environment &&
        binding.status?.connectionTargets?.some(
          target =>
            target.component === owner?.componentName &&
            target.project === owner.projectName,
        ),
    )
    .map(keyOf);
}

function resourceDependants(object: KubeObject, cluster: Cluster): Key[] {
  const { owner, environment } = (object.spec ??
    {}) as ResourceReleaseBindingSpec;
  return cluster
    .list(kinds.releaseBindingKind, object.metadata.namespace)
    .filter(
      binding =>
        binding.spec?.environment === environment &&
        binding.status?.resourceDependencyTargets?.some(
          target => target.resourceName === owner?.resourceName,
        ),
    )
    .map(keyOf);
}

async function reconcileBinding(
  binding: Binding,
  cluster: Cluster,
): Promise<void> {
  if (binding.spec?.state === 'Undeploy') {
    await undeploy(binding, cluster);
    return;
  }
  const plan = planRelease(binding, cluster);
  if (plan.outcome === 'refused') {
    await write(binding, cluster, plan.status ?? binding.status ?? {}, [
      isFalse('ReleaseSynced', plan.reason, plan.message),
    ]);
    return;
  }
  const synced = await writeRenderedRelease(plan, cluster);
  await write(binding, cluster, plan.status, conditionsOf(plan, synced));
}

type Planned = Extract<ReleasePlan, { outcome: 'rendered' }>;

/** In OpenChoreo's order: a pending dependency ends the list, so later conditions stay as they were. */
function conditionsOf(
  plan: Planned,
  synced: { isNew: boolean; resources: NewCondition },
): NewCondition[] {
  const { connectionTargets, pendingConnections, resolvedConnections } =
    plan.status;
  const { resourceDependencyTargets, pendingResourceDependencies } =
    plan.status;
  if (pendingConnections?.length) {
    return [
      isFalse(
        'ConnectionsResolved',
        'ConnectionsPending',
        `${pendingConnections.length} connections pending, ${
          resolvedConnections?.length ?? 0
        } resolved`,
      ),
    ];
  }
  const connections = connectionTargets?.length
    ? isTrue(
        'ConnectionsResolved',
        'AllConnectionsResolved',
        `All ${connectionTargets.length} connections resolved`,
      )
    : isTrue(
        'ConnectionsResolved',
        'NoConnections',
        'No connections to resolve',
      );
  if (pendingResourceDependencies?.length) {
    return [
      connections,
      isFalse(
        'ResourceDependenciesReady',
        'ResourceDependenciesPending',
        `${pendingResourceDependencies.length} resource dependencies pending, ${
          (resourceDependencyTargets?.length ?? 0) -
          pendingResourceDependencies.length
        } resolved`,
      ),
    ];
  }
  const resources = resourceDependencyTargets?.length
    ? isTrue(
        'ResourceDependenciesReady',
        'AllResourceDependenciesReady',
        `All ${resourceDependencyTargets.length} resource dependencies resolved`,
      )
    : isTrue(
        'ResourceDependenciesReady',
        'NoResourceDependencies',
        'No resource dependencies to resolve',
      );
  return [
    connections,
    resources,
    syncedCondition(plan, synced.isNew),
    synced.resources,
  ];
}

function syncedCondition(
  { manifest: { metadata, spec } }: Planned,
  isNew: boolean,
): NewCondition {
  const skipped =
    '(observability release skipped: no observability resources to deploy)';
  return isNew
    ? isTrue(
        'ReleaseSynced',
        'ReleaseCreated',
        `Dataplane Release "${metadata.name}" created with ${
          spec?.resources?.length ?? 0
        } resources ${skipped}`,
      )
    : isTrue(
        'ReleaseSynced',
        'ReleaseSynced',
        `Dataplane Release "${metadata.name}" is up to date ${skipped}`,
      );
}

async function writeRenderedRelease(plan: Planned, cluster: Cluster) {
  const { manifest, workloadType } = plan;
  const { namespace, name } = manifest.metadata;
  const rendered = cluster.get(kinds.renderedReleaseKind, namespace, name);
  if (!rendered) {
    await cluster.createIfAbsent(manifest);
  } else if (
    !isContained(manifest.spec, rendered.spec) ||
    !isContained(
      manifest.metadata.annotations ?? {},
      rendered.metadata.annotations ?? {},
    )
  ) {
    const { metadata, spec } = manifest;
    await cluster.patch(rendered, {
      metadata: { labels: metadata.labels, annotations: metadata.annotations },
      spec,
    });
    return {
      isNew: false,
      resources: isFalse(
        'ResourcesReady',
        'ResourcesProgressing',
        'Resources are being evaluated',
      ),
    };
  }
  return {
    isNew: !rendered,
    resources: resourcesReady(rendered, workloadType),
  };
}

async function undeploy(binding: Binding, cluster: Cluster): Promise<void> {
  const rendered = await deleteRendered(binding, cluster);
  const message = rendered
    ? 'Resources being undeployed'
    : 'Resources undeployed';
  const { endpoints, ...status } = binding.status ?? {};
  await write(binding, cluster, status, [
    isFalse('ReleaseSynced', 'ResourcesUndeployed', message),
    isFalse('ResourcesReady', 'ResourcesUndeployed', message),
  ]);
}

/** True while a rendered release is still there. */
async function deleteRendered(
  binding: Binding,
  cluster: Cluster,
): Promise<boolean> {
  const { namespace } = binding.metadata;
  if (!binding.spec) return false;
  const rendered = cluster.get(
    kinds.renderedReleaseKind,
    namespace,
    renderedReleaseName(binding.spec),
  );
  if (rendered && !rendered.metadata.deletionTimestamp) {
    await cluster.delete(rendered);
  }
  return rendered !== undefined;
}

async function finalize(binding: Binding, cluster: Cluster): Promise<void> {
  await write(binding, cluster, binding.status ?? {}, [
    isTrue('Finalizing', 'Finalizing', 'ReleaseBinding is finalizing'),
  ]);
  if (!(await deleteRendered(binding, cluster))) {
    await cluster.removeFinalizer(binding, finalizer);
  }
}

async function write(
  binding: Binding,
  cluster: Cluster,
  status: ReleaseBindingStatus,
  conditions: readonly NewCondition[],
): Promise<void> {
  const now = cluster.clock.now();
  const next = reported(binding, status, conditions, now);
  const isNewSpec =
    binding.status?.observedGeneration !== binding.metadata.generation;
  await cluster.writeStatus(binding, {
    ...reported(binding, next, [readyOf(next)], now),
    ...(isNewSpec && { lastSpecUpdateTime: timestamp(now) }),
  });
}

/** True when everything is; otherwise the reason of the first condition that is not. */
function readyOf({ conditions }: ReleaseBindingStatus): NewCondition {
  const order = [
    { type: 'ReleaseSynced', missing: 'Release is not synced' },
    { type: 'ConnectionsResolved' },
    { type: 'ResourceDependenciesReady' },
    { type: 'ResourcesReady', missing: 'Resources are being evaluated' },
  ];
  for (const { type, missing } of order) {
    const condition = findCondition(conditions, type);
    if (!condition && missing) return isFalse('Ready', type, missing);
    if (condition && condition.status !== 'True') {
      return isFalse('Ready', condition.reason, condition.message);
    }
  }
  return isTrue('Ready', 'Ready', 'ReleaseBinding is ready');
}
