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
import { checkComponent, ComponentCheck, typeNameOf } from './checkComponent';
import * as kinds from './kinds';
import { label } from './labels';
import { allIn, ofComponent, owningComponent } from './lookups';
import { releaseHash } from '../names';
import {
  ComponentReleaseSpec,
  ComponentSpec,
  ComponentStatus,
} from './objects';
import { report } from './reporting';

const finalizer = 'openchoreo.dev/component-cleanup';

type ComponentObject = KubeObject<ComponentSpec, ComponentStatus>;
type Sound = Extract<ComponentCheck, { outcome: 'sound' }>;

/** The release or the binding could not be moved; shown as AutoDeployFailed. */
class AutoDeployError extends Error {}

/** Checks a component and, with autoDeploy, releases it into the root environment of its project's pipeline. */
export const componentController: Controller = {
  name: 'component',
  kind: kinds.componentKind,
  watches: [
    { kind: kinds.workloadKind, keys: owningComponent },
    { kind: kinds.releaseBindingKind, keys: owningComponent },
    { kind: kinds.componentReleaseKind, keys: owningComponent },
    { kind: kinds.componentTypeKind, keys: componentsOfType },
    { kind: kinds.clusterComponentTypeKind, keys: componentsOfType },
    { kind: kinds.traitKind, keys: allIn(kinds.componentKind) },
    { kind: kinds.clusterTraitKind, keys: allIn(kinds.componentKind) },
    { kind: kinds.workflowKind, keys: allIn(kinds.componentKind) },
    { kind: kinds.clusterWorkflowKind, keys: allIn(kinds.componentKind) },
    { kind: kinds.projectKind, keys: componentsOfProject },
    { kind: kinds.pipelineKind, keys: allIn(kinds.componentKind) },
    {
      kind: kinds.workflowRunKind,
      keys: run => {
        const name = run.metadata.labels?.[label.component];
        return name ? [{ ...keyOf(run), name }] : [];
      },
    },
  ],
  async reconcile(key, cluster) {
    const component = cluster.get(kinds.componentKind, key.namespace, key.name);
    if (!component) return undefined;
    if (component.metadata.deletionTimestamp) {
      return (await finalize(component, cluster))
        ? undefined
        : { requeueAfterMs: 5_000 };
    }
    if (!(await cluster.hasFinalizer(component, finalizer))) return undefined;
    await reconcileComponent(component, key, cluster);
    return undefined;
  },
};

function componentsOfType(type: KubeObject, cluster: Cluster): Key[] {
  return cluster
    .list(kinds.componentKind, type.metadata.namespace)
    .filter(
      ({ spec }) =>
        spec && typeNameOf(spec.componentType) === type.metadata.name,
    )
    .map(keyOf);
}

function componentsOfProject(project: KubeObject, cluster: Cluster): Key[] {
  return cluster
    .by(
      kinds.componentKind,
      'project',
      `${project.metadata.namespace}/${project.metadata.name}`,
    )
    .map(keyOf);
}

async function reconcileComponent(
  component: ComponentObject,
  { namespace, name }: Key,
  cluster: Cluster,
): Promise<void> {
  const { spec } = component;
  const check: ComponentCheck = spec?.componentType
    ? checkComponent(name, namespace, spec, cluster)
    : {
        outcome: 'unsound',
        reason: 'InvalidConfiguration',
        message: 'the component has no spec',
      };
  if (check.outcome === 'unsound' || !spec) {
    const { reason, message } = check as Extract<
      ComponentCheck,
      { outcome: 'unsound' }
    >;
    await report(cluster, component, [isFalse('Ready', reason, message)]);
    return;
  }
  if (!spec.autoDeploy) {
    await report(cluster, component, [
      isTrue('Ready', 'Reconciled', 'Component validated successfully'),
    ]);
    return;
  }
  try {
    const latestRelease = await deploy(component, spec, check, cluster);
    await report(
      cluster,
      component,
      [
        isTrue(
          'Ready',
          'ComponentReleaseReady',
          `ComponentRelease "${latestRelease.name}" and ReleaseBinding "${component.metadata.name}-${check.rootEnvironment}" successfully managed for environment "${check.rootEnvironment}"`,
        ),
      ],
      { latestRelease },
    );
  } catch (error) {
    if (!(error instanceof AutoDeployError)) throw error;
    await report(cluster, component, [
      isFalse(
        'Ready',
        'AutoDeployFailed',
        `Failed to handle autoDeploy: ${error.message}`,
      ),
    ]);
  }
}

function snapshot(
  component: ComponentObject,
  spec: ComponentSpec,
  { typeSpec, type, traits, workload }: Sound,
): ComponentReleaseSpec {
  const { container, endpoints, dependencies } = workload;
  const profile = {
    ...(spec.parameters && { parameters: spec.parameters }),
    ...(spec.traits?.length && {
      traits: spec.traits.map(trait => ({
        ...trait,
        kind: trait.kind ?? 'Trait',
      })),
    }),
  };
  return {
    owner: {
      projectName: spec.owner.projectName,
      componentName: component.metadata.name,
    },
    componentType: {
      kind: type.kind,
      name: spec.componentType.name,
      spec: typeSpec,
    },
    ...(traits.length > 0 && { traits }),
    ...(Object.keys(profile).length > 0 && { componentProfile: profile }),
    workload: {
      container: withoutEmptyLists(container),
      ...(endpoints && { endpoints }),
      ...(dependencies && { dependencies }),
    },
  };
}

/** As a release written in Go leaves them out. */
function withoutEmptyLists<T extends object>(object: T): T {
  const kept = Object.entries(object).filter(
    ([, value]) => !Array.isArray(value) || value.length > 0,
  );
  // only what may be absent is left out
  return Object.fromEntries(kept) as T;
}

async function deploy(
  component: ComponentObject,
  spec: ComponentSpec,
  check: Sound,
  cluster: Cluster,
): Promise<{ name: string; releaseHash: string }> {
  const { name: componentName, namespace = '' } = component.metadata;
  const release = snapshot(component, spec, check);
  const { owner, ...hashed } = release;
  const hash = releaseHash(hashed);
  const name = `${componentName}-${hash}`;
  if (!cluster.get(kinds.componentReleaseKind, namespace, name)) {
    await cluster.createIfAbsent({
      ...kinds.componentReleaseKind,
      metadata: { name, namespace },
      spec: release,
    });
  }
  const environment = check.rootEnvironment;
  const bindings = ofComponent(
    cluster,
    kinds.releaseBindingKind,
    namespace,
    owner,
  ).filter(binding => binding.spec?.environment === environment);
  if (bindings.length > 1) {
    throw new AutoDeployError(
      `${bindings.length} ReleaseBindings for environment "${environment}", expected one`,
    );
  }
  const [binding] = bindings;
  if (!binding) {
    await cluster.create({
      ...kinds.releaseBindingKind,
      metadata: { name: `${componentName}-${environment}`, namespace },
      spec: { owner, environment, releaseName: name },
    });
  } else if (
    binding.spec?.releaseName !== name &&
    component.status?.latestRelease?.name !== name
  ) {
    // only a new release moves the binding: a deliberate roll-back stays until the next change
    await cluster.patch(binding, { spec: { releaseName: name } });
  } else if (!binding.spec?.releaseName) {
    await cluster.patch(binding, { spec: { releaseName: name } });
  }
  return { name, releaseHash: hash };
}

/** True when nothing is left. */
async function finalize(
  component: ComponentObject,
  cluster: Cluster,
): Promise<boolean> {
  const { name, namespace = '' } = component.metadata;
  await report(cluster, component, [
    isTrue('Finalizing', 'Finalizing', 'Component is finalizing'),
  ]);
  const owner = {
    projectName: component.spec?.owner.projectName ?? '',
    componentName: name,
  };
  const owned: KubeObject[] = [
    ...ofComponent(cluster, kinds.releaseBindingKind, namespace, owner),
    ...ofComponent(cluster, kinds.componentReleaseKind, namespace, owner),
    ...ofComponent(cluster, kinds.workloadKind, namespace, owner),
    ...cluster
      .list(kinds.workflowRunKind, namespace)
      .filter(
        ({ metadata: { labels } }) =>
          labels?.[label.component] === name &&
          labels?.[label.project] === owner.projectName,
      ),
  ];
  for (const object of owned) {
    if (!object.metadata.deletionTimestamp) await cluster.delete(object);
  }
  if (owned.length > 0) return false;
  await cluster.removeFinalizer(component, finalizer);
  return true;
}
