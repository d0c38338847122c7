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
import { label, withoutUids } from './labels';
import { allIn, dataPlaneOf, gatewayOf, ofProject } from './lookups';
import {
  controlledBy,
  dataPlaneNamespace,
  kubernetesName,
  objectNameLimit,
} from './names';
import {
  InventoryEntry,
  ProjectReleaseBindingSpec,
  ProjectReleaseBindingStatus,
  RenderedReleaseSpec,
  RenderedReleaseStatus,
} from './objects';
import { TemplateEngine } from './rendering/TemplateEngine';
import { withDefaults } from './rendering/withDefaults';
import {
  firstUnready,
  isFalse,
  isTrue,
  readyFrom,
  reported,
  syncedWith,
  unevaluated,
} from './reporting';

const finalizer = 'openchoreo.dev/projectreleasebinding-cleanup';

type Binding = KubeObject<
  ProjectReleaseBindingSpec,
  ProjectReleaseBindingStatus
>;

type Plan =
  | {
      outcome: 'rendered';
      manifest: KubeObject<RenderedReleaseSpec>;
      namespace: string;
    }
  | { outcome: 'refused'; reason: string; message: string };

const refused = (reason: string, message: string): Plan => ({
  outcome: 'refused',
  reason,
  message,
});

/** Provides a project's cell namespace in one environment. */
export const projectReleaseBindingController: Controller = {
  name: 'project-release-binding',
  kind: kinds.projectReleaseBindingKind,
  watches: [
    { kind: kinds.projectKind, keys: allIn(kinds.projectReleaseBindingKind) },
    {
      kind: kinds.projectReleaseKind,
      keys: allIn(kinds.projectReleaseBindingKind),
    },
    {
      kind: kinds.environmentKind,
      keys: allIn(kinds.projectReleaseBindingKind),
    },
    { kind: kinds.dataPlaneKind, keys: allIn(kinds.projectReleaseBindingKind) },
    {
      kind: kinds.clusterDataPlaneKind,
      keys: allIn(kinds.projectReleaseBindingKind),
    },
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
  async reconcile(key, cluster) {
    const binding = cluster.get(
      kinds.projectReleaseBindingKind,
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

const renderedName = ({ owner, environment }: ProjectReleaseBindingSpec) =>
  kubernetesName(objectNameLimit, `p_${owner.projectName}`, environment);

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
  const rendered = cluster.get(
    kinds.renderedReleaseKind,
    manifest.metadata.namespace,
    manifest.metadata.name,
  );
  if (!rendered) await cluster.createIfAbsent(manifest);
  else if (!isContained(manifest.spec, rendered.spec)) {
    await cluster.patch(rendered, { spec: manifest.spec });
  }
  await write(binding, cluster, { ...binding.status, namespace }, [
    syncedWith(manifest, rendered !== undefined),
    ...healthConditions(rendered, namespace),
  ]);
}

/** Looks up what the binding needs, in OpenChoreo's order, and renders the project type. */
function planProjectRelease(binding: Binding, cluster: Cluster): Plan {
  const { spec } = binding;
  const { namespace = '' } = binding.metadata;
  const releaseName = spec?.projectRelease;
  if (!spec || !releaseName) {
    return refused(
      'ProjectReleaseNotSet',
      'spec.projectRelease is unset; pin a ProjectRelease to deploy this binding',
    );
  }
  const release = cluster.get(kinds.projectReleaseKind, namespace, releaseName);
  if (!release?.spec) {
    return refused(
      'ProjectReleaseNotFound',
      `ProjectRelease "${releaseName}" not found`,
    );
  }
  const { projectName } = spec.owner;
  if (release.spec.owner.projectName !== projectName) {
    return refused(
      'InvalidReleaseConfiguration',
      `binding owner (project: "${projectName}") does not match ProjectRelease owner (project: "${release.spec.owner.projectName}")`,
    );
  }
  const environment = cluster.get(
    kinds.environmentKind,
    namespace,
    spec.environment,
  );
  if (!environment) {
    return refused(
      'EnvironmentNotFound',
      `Environment "${spec.environment}" not found`,
    );
  }
  const dataPlane = dataPlaneOf(cluster, environment);
  if (!dataPlane) {
    return refused(
      'DataPlaneNotFound',
      `DataPlane not found for environment "${spec.environment}"`,
    );
  }
  const project = cluster.get(kinds.projectKind, namespace, projectName);
  if (!project) {
    return refused('ProjectNotFound', `Project "${projectName}" not found`);
  }
  const cell = dataPlaneNamespace(namespace, projectName, spec.environment);
  const labels = {
    [label.namespace]: namespace,
    [label.project]: projectName,
    [label.environment]: spec.environment,
    [label.projectUid]: project.metadata.uid ?? '',
    [label.environmentUid]: environment.metadata.uid ?? '',
  };
  const type = release.spec.projectType.spec;
  try {
    const resources = TemplateEngine.create().renderAll(type.resources, {
      metadata: {
        name: projectName,
        namespace: cell,
        projectName,
        projectNamespace: namespace,
        environmentName: spec.environment,
        labels,
      },
      parameters: withDefaults(type.parameters, release.spec.parameters),
      environmentConfigs: withDefaults(
        type.environmentConfigs,
        spec.environmentConfigs,
      ),
      gateway: gatewayOf(environment, dataPlane),
    });
    const hasCell = resources.some(
      ({ object }) =>
        object.kind === 'Namespace' && object.metadata.name === cell,
    );
    if (!hasCell) {
      return refused(
        'NamespaceMissing',
        `the project type renders no Namespace "${cell}"`,
      );
    }
    return {
      outcome: 'rendered',
      namespace: cell,
      manifest: {
        ...kinds.renderedReleaseKind,
        metadata: {
          name: renderedName(spec),
          namespace,
          labels: withoutUids(labels),
          ownerReferences: [controlledBy(binding)],
        },
        spec: {
          environmentName: spec.environment,
          owner: { projectName },
          targetPlane: 'dataplane',
          resources,
        },
      },
    };
  } catch (error) {
    return refused(
      'RenderingFailed',
      error instanceof Error ? error.message : String(error),
    );
  }
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

async function write(
  binding: Binding,
  cluster: Cluster,
  status: ProjectReleaseBindingStatus,
  conditions: readonly NewCondition[],
): Promise<void> {
  const now = cluster.clock.now();
  const next = reported(binding, status, conditions, now);
  const ready = readyFrom('ProjectReleaseBinding', next.conditions, [
    'Synced',
    'NamespaceReady',
    'ResourcesReady',
  ]);
  await cluster.writeStatus(binding, reported(binding, next, [ready], now));
}

async function finalize(binding: Binding, cluster: Cluster): Promise<void> {
  const { namespace } = binding.metadata;
  const rendered =
    binding.spec &&
    cluster.get(
      kinds.renderedReleaseKind,
      namespace,
      renderedName(binding.spec),
    );
  if (!rendered) {
    await cluster.removeFinalizer(binding, finalizer);
    return;
  }
  if (!rendered.metadata.deletionTimestamp) await cluster.delete(rendered);
}
