// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  Component,
  ModelRef,
  Source,
} from '@fourplane/plugin-fourplane-common';
import { withoutAbsent } from '../../reading/fields';
import { ComponentContent, componentKind } from '../kinds/component';
import { WorkloadContent, workloadKind } from '../kinds/workload';
import {
  absent,
  ModelReader,
  presentReading,
  ReadContext,
  unreadableReading,
} from '../../reading/ModelReader';
import { projectOwner } from '../owners';
import { find } from '../../reading/ReadableKind';
import { gitSourceOf, parametersOf } from '../repositoryPaths';
import { scopedObjects } from '../../reading/scopedObjects';
import { repositoryPathsOf } from '../usedWorkflow';
import { endpointNames, workloadOf } from '../workloads';

export const componentReader: ModelReader<'component'> = {
  sources: [componentKind.key],
  refs: ({ tenant, project, component }, { lookup, refTo }) =>
    [...scopedObjects(componentKind, { tenant, project }, lookup)]
      .map(object => refTo.ofObject('component', componentKind, object))
      .filter(ref => component === undefined || ref.name === component),
  objects: ({ tenant = '', project = '', name }, { lookup }) => {
    const object = find(componentKind, lookup, tenant, name);
    const workload = workloadOf(tenant, project, name, lookup);
    return [
      ...(object ? [{ kind: componentKind, object }] : []),
      ...(workload ? [{ kind: workloadKind, object: workload }] : []),
    ];
  },
  read: (ref, context) => {
    const object = find(componentKind, context.lookup, ref.tenant, ref.name);
    if (!object || componentKind.ownerOf(object).project !== ref.project) {
      return absent;
    }
    if (!object.content) {
      return unreadableReading(ref, componentKind, object);
    }
    return presentReading(
      componentOf(
        ref,
        { tenant: ref.tenant ?? '', ...object.content },
        context,
      ),
    );
  },
};

function componentOf(
  ref: ModelRef & { kind: 'component' },
  content: ComponentContent & { tenant: string },
  context: ReadContext,
): Component {
  const { tenant, project } = content;
  const { lookup, refTo } = context;
  const declaring = workloadOf(tenant, project, ref.name, lookup);
  const workload = declaring?.content;
  return withoutAbsent({
    ref,
    title: content.title,
    description: content.description,
    owner: content.owner ?? projectOwner(tenant, project, lookup),
    project: refTo.inTenant('project', tenant, project),
    type: shortType(content.typeRef.name),
    typeRef: content.typeRef,
    lifecycle: content.lifecycle,
    links: content.links ?? [],
    source: sourceOf(content, workload, context),
    image: workload?.image,
    autoDeploy: content.autoDeploy,
    workflow: content.workflow && {
      kind: content.workflow.kind,
      name: content.workflow.name,
    },
    buildParameters:
      content.workflow &&
      parametersOf(
        content.workflow,
        repositoryPathsOf(content.workflow, tenant, lookup),
      ),
    traits: content.traits ?? [],
    endpoints: endpointNames(declaring).map(name =>
      refTo.endpoint(tenant, project, ref.name, name),
    ),
    dependencies: (workload?.dependencies ?? []).map(dependency => ({
      component: refTo.inProject(
        'component',
        tenant,
        dependency.project,
        dependency.component,
      ),
      endpoint: dependency.endpoint,
    })),
    resources: (workload?.resources ?? []).map(name =>
      refTo.inProject('resource', tenant, project, name),
    ),
    tracks: [],
    latestRelease: content.latestRelease,
    managedBy: content.managedBy,
    health: content.health,
  });
}

/** `deployment/service` is a `service` that runs as a deployment. */
function shortType(typeName: string): string {
  return typeName.slice(typeName.lastIndexOf('/') + 1) || typeName;
}

function sourceOf(
  content: ComponentContent & { tenant: string },
  workload: WorkloadContent | undefined,
  { lookup }: ReadContext,
): Source | undefined {
  const { workflow, tenant } = content;
  const git = gitSourceOf(
    workflow,
    workflow && repositoryPathsOf(workflow, tenant, lookup),
  );
  if (git) {
    return git;
  }
  return workload?.image ? { type: 'image', image: workload.image } : undefined;
}
