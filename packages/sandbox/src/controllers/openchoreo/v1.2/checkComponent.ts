// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../../../client';
import { Cluster } from '../../runtime';
import {
  clusterComponentTypeKind,
  clusterTraitKind,
  clusterWorkflowKind,
  componentTypeKind,
  pipelineKind,
  projectKind,
  traitKind,
  workflowKind,
  workloadKind,
} from './kinds';
import { ofComponent, referred, rootEnvironment } from './lookups';
import {
  ComponentSpec,
  ComponentTypeSpec,
  Reference,
  TraitSpec,
  TraitUse,
  WorkloadSpec,
} from './objects';

/** What a component needs to be released, or the first thing that is wrong with it. */
export type ComponentCheck =
  | {
      outcome: 'sound';
      type: KubeObject<ComponentTypeSpec>;
      typeSpec: ComponentTypeSpec;
      traits: { kind: string; name: string; spec: TraitSpec }[];
      workload: WorkloadSpec;
      rootEnvironment: string;
    }
  | { outcome: 'unsound'; reason: string; message: string };

const unsound = (reason: string, message: string): ComponentCheck => ({
  outcome: 'unsound',
  reason,
  message,
});

/** The plain name of a component type reference: `deployment/service` is `service`. */
export const typeNameOf = (reference: Reference): string =>
  reference.name.slice(reference.name.indexOf('/') + 1);

export function componentTypeOf(
  cluster: Cluster,
  namespace: string,
  reference: Reference,
): KubeObject<ComponentTypeSpec> | undefined {
  return referred(
    cluster,
    namespace,
    { kind: reference.kind, name: typeNameOf(reference) },
    componentTypeKind,
    clusterComponentTypeKind,
  );
}

export const allowsWorkflow = (
  typeSpec: ComponentTypeSpec,
  workflow: Reference,
): boolean =>
  (typeSpec.allowedWorkflows ?? []).some(
    allowed =>
      (allowed.kind ?? 'ClusterWorkflow') ===
        (workflow.kind ?? 'ClusterWorkflow') && allowed.name === workflow.name,
  );

/** In the order of OpenChoreo's own checks; the first failure wins. */
export function checkComponent(
  name: string,
  namespace: string,
  spec: ComponentSpec,
  cluster: Cluster,
): ComponentCheck {
  const { componentType, owner } = spec;
  const type = componentTypeOf(cluster, namespace, componentType);
  if (!type?.spec) {
    return unsound(
      'ComponentTypeNotFound',
      `${componentType.kind ?? 'ComponentType'} "${typeNameOf(
        componentType,
      )}" not found`,
    );
  }
  const [prefix] = componentType.name.split('/');
  if (prefix !== type.spec.workloadType) {
    return unsound(
      'InvalidConfiguration',
      `WorkloadType mismatch: component specifies ${prefix} but ${type.kind} has ${type.spec.workloadType}`,
    );
  }
  const workflowProblem = checkWorkflow(spec, type.spec, namespace, cluster);
  if (workflowProblem) return workflowProblem;
  const workloads = ofComponent(cluster, workloadKind, namespace, {
    projectName: owner.projectName,
    componentName: name,
  });
  const [workload] = workloads;
  if (!workload?.spec) {
    return unsound(
      'WorkloadNotFound',
      `Workload for component "${name}" not found, waiting for workload to be created`,
    );
  }
  if (workloads.length > 1) {
    return unsound(
      'InvalidConfiguration',
      `Multiple Workloads found for component "${name}" (expected exactly 1)`,
    );
  }
  const problem = checkTraits(spec.traits ?? [], type.spec);
  if (problem) {
    return unsound(
      'InvalidConfiguration',
      `ComponentType "${type.metadata.name}": ${problem}`,
    );
  }
  const traits = findTraits(spec.traits ?? [], type.spec, namespace, cluster);
  if (!Array.isArray(traits)) return traits;
  const root = findRoot(owner.projectName, namespace, cluster);
  return typeof root === 'string'
    ? {
        outcome: 'sound',
        type,
        typeSpec: type.spec,
        traits,
        workload: workload.spec,
        rootEnvironment: root,
      }
    : root;
}

function checkWorkflow(
  { workflow, componentType }: ComponentSpec,
  typeSpec: ComponentTypeSpec,
  namespace: string,
  cluster: Cluster,
): ComponentCheck | undefined {
  if (!workflow) return undefined;
  const { kind = 'ClusterWorkflow' } = workflow;
  if (!allowsWorkflow(typeSpec, workflow)) {
    const typeName = typeNameOf(componentType);
    const allowed = (typeSpec.allowedWorkflows ?? []).map(
      each => `{${each.kind ?? 'ClusterWorkflow'} ${each.name}}`,
    );
    return unsound(
      'WorkflowNotAllowed',
      allowed.length > 0
        ? `Workflow "${
            workflow.name
          }" (kind ${kind}) is not allowed by ComponentType "${typeName}"; allowed workflows: [${allowed.join(
            ' ',
          )}]`
        : `No workflows are allowed by ComponentType "${typeName}", but component specifies workflow "${workflow.name}"`,
    );
  }
  const found = referred(
    cluster,
    namespace,
    { kind: 'ClusterWorkflow', ...workflow },
    workflowKind,
    clusterWorkflowKind,
  );
  return found
    ? undefined
    : unsound(
        'WorkflowNotFound',
        `Workflow "${workflow.name}" (kind ${kind}) not found`,
      );
}

/** What is wrong with the traits a component uses itself; undefined for nothing. */
function checkTraits(
  used: readonly TraitUse[],
  { allowedTraits = [], traits = [] }: ComponentTypeSpec,
): string | undefined {
  const text = ({ kind = 'Trait', name }: Reference) => `${kind}:${name}`;
  if (used.length > 0 && allowedTraits.length === 0) {
    return `no traits are allowed, but component has ${used.length} trait(s)`;
  }
  const allowed = allowedTraits.map(text);
  const refused = used.map(text).filter(each => !allowed.includes(each));
  if (refused.length > 0) {
    return `traits [${refused.join(
      ' ',
    )}] are not in the allowed list [${allowed.join(' ')}]`;
  }
  const names = [...traits, ...used].map(({ instanceName }) => instanceName);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  return twice && `trait instance name "${twice}" is used twice`;
}

function findTraits(
  used: readonly TraitUse[],
  typeSpec: ComponentTypeSpec,
  namespace: string,
  cluster: Cluster,
) {
  const found = new Map<
    string,
    { kind: string; name: string; spec: TraitSpec }
  >();
  for (const use of [...(typeSpec.traits ?? []), ...used]) {
    const kind = use.kind ?? 'Trait';
    const trait = referred(
      cluster,
      namespace,
      { kind, name: use.name },
      traitKind,
      clusterTraitKind,
    );
    if (!trait)
      return unsound('TraitNotFound', `Trait "${use.name}" not found`);
    found.set(`${kind}/${use.name}`, {
      kind,
      name: use.name,
      spec: trait.spec ?? {},
    });
  }
  return [...found.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, t]) => t);
}

function findRoot(
  projectName: string,
  namespace: string,
  cluster: Cluster,
): string | ComponentCheck {
  const project = cluster.get(projectKind, namespace, projectName);
  if (!project) {
    return unsound('ProjectNotFound', `Project "${projectName}" not found`);
  }
  const pipelineName = project.spec?.deploymentPipelineRef.name ?? '';
  const pipeline = cluster.get(pipelineKind, namespace, pipelineName);
  if (!pipeline) {
    return unsound(
      'DeploymentPipelineNotFound',
      `DeploymentPipeline "${pipelineName}" not found`,
    );
  }
  return (
    rootEnvironment(pipeline.spec) ??
    unsound(
      'InvalidConfiguration',
      `deployment pipeline "${pipelineName}" has no root environment`,
    )
  );
}
