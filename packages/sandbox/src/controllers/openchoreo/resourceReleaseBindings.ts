// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../../client';
import {
  Cluster,
  Controller,
  isContained,
  keyOf,
  NewCondition,
} from '../runtime';
import * as kinds from './kinds';
import { allIn, bindingsOfResource } from './lookups';
import {
  planResource,
  renderedResourceName,
  ResourcePlan,
} from './planResource';
import {
  OutputSource,
  RenderedReleaseSpec,
  RenderedReleaseStatus,
  ResourceReleaseBindingSpec,
  ResourceReleaseBindingStatus,
} from './objects';
import {
  firstUnready,
  isFalse,
  isTrue,
  readyFrom,
  reported,
  syncedWith,
  unevaluated,
} from './reporting';

const finalizer = 'openchoreo.dev/resourcereleasebinding-cleanup';

type Binding = KubeObject<
  ResourceReleaseBindingSpec,
  ResourceReleaseBindingStatus
>;

/** Provides a managed resource in one environment and resolves its outputs. */
export const resourceReleaseBindingController: Controller = {
  name: 'resource-release-binding',
  kind: kinds.resourceReleaseBindingKind,
  watches: [
    {
      kind: kinds.resourceReleaseKind,
      keys: allIn(kinds.resourceReleaseBindingKind),
    },
    { kind: kinds.resourceKind, keys: allIn(kinds.resourceReleaseBindingKind) },
    { kind: kinds.projectKind, keys: allIn(kinds.resourceReleaseBindingKind) },
    {
      kind: kinds.environmentKind,
      keys: allIn(kinds.resourceReleaseBindingKind),
    },
    {
      kind: kinds.renderedReleaseKind,
      keys: ({ metadata, spec }, cluster) => {
        const { owner, environmentName } = spec as RenderedReleaseSpec;
        return owner.resourceName
          ? bindingsOfResource(
              cluster,
              metadata.namespace ?? '',
              owner.projectName,
              owner.resourceName,
            )
              .filter(binding => binding.spec?.environment === environmentName)
              .map(keyOf)
          : [];
      },
    },
  ],
  async reconcile(key, cluster) {
    const binding = cluster.get(
      kinds.resourceReleaseBindingKind,
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

async function reconcileBinding(
  binding: Binding,
  cluster: Cluster,
): Promise<void> {
  const plan = planResource(binding, cluster);
  if (plan.outcome === 'refused') {
    await write(binding, cluster, binding.status?.outputs, [
      isFalse('Synced', plan.reason, plan.message),
      ...unevaluated('ResourcesReady', 'OutputsResolved'),
    ]);
    return;
  }
  const { manifest } = plan;
  const rendered = cluster.get(
    kinds.renderedReleaseKind,
    manifest.metadata.namespace,
    manifest.metadata.name,
  );
  if (!rendered) await cluster.createIfAbsent(manifest);
  else if (!isContained(manifest.spec, rendered.spec)) {
    await cluster.patch(rendered, { spec: manifest.spec });
  }
  await write(binding, cluster, plan.outputs, conditionsOf(plan, rendered));
}

function conditionsOf(
  plan: Extract<ResourcePlan, { outcome: 'rendered' }>,
  rendered: KubeObject<RenderedReleaseSpec, RenderedReleaseStatus> | undefined,
): NewCondition[] {
  return [
    syncedWith(plan.manifest, rendered !== undefined),
    // readyWhen of the shipped types asks what health asks, so health stands in for it
    resourcesCondition(plan.manifest, rendered),
    plan.failedOutputs.length > 0
      ? isFalse(
          'OutputsResolved',
          'OutputResolutionFailed',
          `Failed to resolve ${
            plan.failedOutputs.length
          } output(s): ${plan.failedOutputs.join('; ')}`,
        )
      : isTrue(
          'OutputsResolved',
          'OutputsResolved',
          `Resolved ${plan.outputs.length} output(s)`,
        ),
  ];
}

function resourcesCondition(
  { spec }: KubeObject<RenderedReleaseSpec>,
  rendered: KubeObject<RenderedReleaseSpec, RenderedReleaseStatus> | undefined,
): NewCondition {
  const wanted = spec?.resources ?? [];
  const seen = rendered?.status?.resources ?? [];
  const unseen = wanted.find(({ id }) => !seen.some(each => each.id === id));
  if (unseen) {
    return isFalse(
      'ResourcesReady',
      'ResourcesProgressing',
      `Resource "${unseen.id}" has no observed status yet`,
    );
  }
  return (
    firstUnready(seen) ??
    isTrue(
      'ResourcesReady',
      'ResourcesReady',
      `All ${wanted.length} resource(s) ready`,
    )
  );
}

async function write(
  binding: Binding,
  cluster: Cluster,
  outputs: OutputSource[] | undefined,
  conditions: readonly NewCondition[],
): Promise<void> {
  const now = cluster.clock.now();
  const next = reported(
    binding,
    { ...binding.status, ...(outputs?.length && { outputs }) },
    conditions,
    now,
  );
  const ready = readyFrom('ResourceReleaseBinding', next.conditions, [
    'Synced',
    'ResourcesReady',
    'OutputsResolved',
  ]);
  await cluster.writeStatus(binding, reported(binding, next, [ready], now));
}

async function finalize(binding: Binding, cluster: Cluster): Promise<void> {
  const { namespace = '' } = binding.metadata;
  if (retainPolicyOf(binding, cluster) === 'Retain') {
    const hold = isTrue(
      'Finalizing',
      'RetainHold',
      'the retain policy keeps the resource',
    );
    await cluster.writeStatus(
      binding,
      reported(binding, binding.status ?? {}, [hold], cluster.clock.now()),
    );
    return;
  }
  const rendered =
    binding.spec &&
    cluster.get(
      kinds.renderedReleaseKind,
      namespace,
      renderedResourceName(binding.spec),
    );
  if (!rendered) {
    await cluster.removeFinalizer(binding, finalizer);
    return;
  }
  if (!rendered.metadata.deletionTimestamp) await cluster.delete(rendered);
}

function retainPolicyOf({ spec, metadata }: Binding, cluster: Cluster) {
  const release =
    spec?.resourceRelease &&
    cluster.get(
      kinds.resourceReleaseKind,
      metadata.namespace,
      spec.resourceRelease,
    );
  return (
    spec?.retainPolicy ??
    (release ? release.spec?.resourceType.spec.retainPolicy : undefined) ??
    'Delete'
  );
}
