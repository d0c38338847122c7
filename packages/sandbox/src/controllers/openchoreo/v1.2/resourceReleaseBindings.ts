// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../../../client';
import {
  Cluster,
  Controller,
  isFalse,
  isTrue,
  keyOf,
  NewCondition,
  withFinalizer,
} from '../../runtime';
import * as kinds from './kinds';
import { bindingsOfResource, concerningAll } from './lookups';
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
import { deleteRendered, syncRendered } from './renderedManifest';
import {
  firstUnready,
  reported,
  reportReady,
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
    ...concerningAll(
      kinds.resourceReleaseBindingKind,
      kinds.resourceReleaseKind,
      kinds.resourceKind,
      kinds.projectKind,
      kinds.environmentKind,
    ),
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
  reconcile: withFinalizer(kinds.resourceReleaseBindingKind, finalizer, {
    reconcile: reconcileBinding,
    finalize,
  }),
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
  const rendered = await syncRendered(plan.manifest, cluster);
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

function write(
  binding: Binding,
  cluster: Cluster,
  outputs: OutputSource[] | undefined,
  conditions: readonly NewCondition[],
): Promise<void> {
  return reportReady(
    cluster,
    binding,
    { ...binding.status, ...(outputs?.length && { outputs }) },
    conditions,
    ['Synced', 'ResourcesReady', 'OutputsResolved'],
  );
}

async function finalize(binding: Binding, cluster: Cluster): Promise<void> {
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
  if (!(await deleteRendered(binding, renderedResourceName, cluster))) {
    await cluster.removeFinalizer(binding, finalizer);
  }
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
