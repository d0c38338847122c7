// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../../../client';
import {
  Cluster,
  Controller,
  isContained,
  isFalse,
  isTrue,
  Key,
  keyOf,
  NewCondition,
  timestamp,
  withFinalizer,
} from '../../runtime';
import * as kinds from './kinds';
import { bindingsOfOwner, concerningAll } from './lookups';
import {
  ReleaseBindingSpec,
  ReleaseBindingStatus,
  ResourceReleaseBindingSpec,
} from './objects';
import { planRelease, renderedReleaseName } from './planRelease';
import { Planned, readyOf, releaseConditions } from './releaseConditions';
import { deleteRendered } from './renderedManifest';
import { reported } from './reporting';
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
    ...concerningAll(
      kinds.releaseBindingKind,
      kinds.environmentKind,
      kinds.projectKind,
      kinds.dataPlaneKind,
      kinds.clusterDataPlaneKind,
      kinds.secretReferenceKind,
    ),
  ],
  reconcile: withFinalizer(kinds.releaseBindingKind, finalizer, {
    reconcile: reconcileBinding,
    finalize,
  }),
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
  await write(binding, cluster, plan.status, releaseConditions(plan, synced));
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
  const rendered = await deleteRendered(binding, renderedReleaseName, cluster);
  const message = rendered
    ? 'Resources being undeployed'
    : 'Resources undeployed';
  const { endpoints, ...status } = binding.status ?? {};
  await write(binding, cluster, status, [
    isFalse('ReleaseSynced', 'ResourcesUndeployed', message),
    isFalse('ResourcesReady', 'ResourcesUndeployed', message),
  ]);
}

async function finalize(binding: Binding, cluster: Cluster): Promise<void> {
  await write(binding, cluster, binding.status ?? {}, [
    isTrue('Finalizing', 'Finalizing', 'ReleaseBinding is finalizing'),
  ]);
  if (!(await deleteRendered(binding, renderedReleaseName, cluster))) {
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
