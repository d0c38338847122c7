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
import { concerningAll, ofProject } from './lookups';
import { InventoryEntry } from '../inventory';
import {
  ProjectReleaseBindingSpec,
  ProjectReleaseBindingStatus,
  RenderedReleaseSpec,
  RenderedReleaseStatus,
} from './objects';
import { planProjectRelease, renderedProjectName } from './planProjectRelease';
import { deleteRendered, syncRendered } from './renderedManifest';
import {
  firstUnready,
  reportReady,
  syncedWith,
  unevaluated,
} from './reporting';

const finalizer = 'openchoreo.dev/projectreleasebinding-cleanup';

type Binding = KubeObject<
  ProjectReleaseBindingSpec,
  ProjectReleaseBindingStatus
>;

/** Provides a project's cell namespace in one environment. */
export const projectReleaseBindingController: Controller = {
  name: 'project-release-binding',
  kind: kinds.projectReleaseBindingKind,
  watches: [
    ...concerningAll(
      kinds.projectReleaseBindingKind,
      kinds.projectKind,
      kinds.projectReleaseKind,
      kinds.environmentKind,
      kinds.dataPlaneKind,
      kinds.clusterDataPlaneKind,
    ),
    {
      kind: kinds.renderedReleaseKind,
      keys: ({ metadata, spec }, cluster) => {
        const { owner, environmentName } = spec as RenderedReleaseSpec;
        if (owner.componentName || owner.resourceName) return [];
        return ofProject(
          cluster,
          kinds.projectReleaseBindingKind,
          metadata.namespace ?? '',
          owner.projectName,
        )
          .filter(binding => binding.spec?.environment === environmentName)
          .map(keyOf);
      },
    },
  ],
  reconcile: withFinalizer(kinds.projectReleaseBindingKind, finalizer, {
    reconcile: reconcileBinding,
    finalize,
  }),
};

async function reconcileBinding(
  binding: Binding,
  cluster: Cluster,
): Promise<void> {
  const plan = planProjectRelease(binding, cluster);
  if (plan.outcome === 'refused') {
    await write(binding, cluster, binding.status ?? {}, [
      isFalse('Synced', plan.reason, plan.message),
      ...unevaluated('NamespaceReady', 'ResourcesReady'),
    ]);
    return;
  }
  const { manifest, namespace } = plan;
  const rendered = await syncRendered(manifest, cluster);
  await write(binding, cluster, { ...binding.status, namespace }, [
    syncedWith(manifest, rendered !== undefined),
    ...healthConditions(rendered, namespace),
  ]);
}

function healthConditions(
  rendered: KubeObject<RenderedReleaseSpec, RenderedReleaseStatus> | undefined,
  namespace: string,
): NewCondition[] {
  const resources = rendered?.status?.resources ?? [];
  const isCell = ({ kind, name }: InventoryEntry) =>
    kind === 'Namespace' && name === namespace;
  return [
    cellCondition(resources.find(isCell), namespace),
    resourcesCondition(resources.filter(resource => !isCell(resource))),
  ];
}

const isFine = ({ healthStatus }: InventoryEntry) =>
  healthStatus === 'Healthy' || healthStatus === 'Suspended';

function cellCondition(
  cell: InventoryEntry | undefined,
  namespace: string,
): NewCondition {
  const type = 'NamespaceReady';
  if (!cell) {
    return isFalse(
      type,
      'NamespaceProgressing',
      `Namespace "${namespace}" has no observed status yet`,
    );
  }
  if (isFine(cell)) {
    return isTrue(type, type, `Namespace "${namespace}" is ready`);
  }
  return cell.healthStatus === 'Degraded'
    ? isFalse(type, 'NamespaceDegraded', `Namespace "${namespace}" is degraded`)
    : isFalse(
        type,
        'NamespaceProgressing',
        `Namespace "${namespace}" is ${cell.healthStatus}`,
      );
}

function resourcesCondition(
  resources: readonly InventoryEntry[],
): NewCondition {
  return (
    firstUnready(resources) ??
    isTrue(
      'ResourcesReady',
      'ResourcesReady',
      `All ${resources.length} resource(s) ready`,
    )
  );
}

function write(
  binding: Binding,
  cluster: Cluster,
  status: ProjectReleaseBindingStatus,
  conditions: readonly NewCondition[],
): Promise<void> {
  return reportReady(cluster, binding, status, conditions, [
    'Synced',
    'NamespaceReady',
    'ResourcesReady',
  ]);
}

async function finalize(binding: Binding, cluster: Cluster): Promise<void> {
  if (!(await deleteRendered(binding, renderedProjectName, cluster))) {
    await cluster.removeFinalizer(binding, finalizer);
  }
}
