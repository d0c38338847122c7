// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  Build,
  buildCreatePermission,
  BuildPage,
  BuildSummary,
  Component,
  ComponentBuilds,
  componentReadPermission,
  ModelRef,
  refKey,
} from '@fourplane/plugin-fourplane-common';
import { Caller } from '../../serving/Caller';
import { ComponentParams } from '../components';
import { allowance } from '../allowance';
import { hindranceOf } from '../hindranceOf';
import { readObject } from '../readObject';
import { BuildIndex, BuildScope } from './BuildIndex';
import { BuildServices, controlPlaneOf, indexOf } from './BuildServices';
import { IndexedBuild } from './IndexedBuild';
import { BuildQuery, pageOfBuilds } from './pageOfBuilds';

/** A component's builds, and whether the caller may start another. Rejects as {@link readObject} does. */
export async function listBuilds(
  services: BuildServices,
  {
    controlPlane,
    tenant,
    project,
    name,
    ...query
  }: ComponentParams & BuildQuery,
  caller: Caller,
): Promise<ComponentBuilds> {
  const ref = {
    kind: 'component',
    controlPlane,
    tenant,
    project,
    name,
  } as const;
  const { object: component } = readObject(services.controlPlanes, ref);
  const index = indexOf(services, controlPlane);
  const builds = await index.builds({ by: 'component', component: ref });
  const { allowed, why } = allowance(
    whyNotBuilt(component),
    await hindranceOf({
      controlPlane: controlPlaneOf(services, controlPlane),
      caller,
      permission: buildCreatePermission,
      owner: ref,
    }),
  );
  return {
    ...pageOf(index, builds, query),
    workflow: component.workflow,
    canBuild: allowed,
    ...(why !== undefined && { why }),
  };
}

/** Why a component has no builds, where that is so. */
export function whyNotBuilt(component: Component): string | undefined {
  return component.workflow || component.source?.type === 'git'
    ? undefined
    : `Nothing builds the component ${component.ref.name}: it has no workflow, and its image comes from elsewhere`;
}

/**
 * The builds in a wider scope, of components the caller may read. What belongs to no component goes with the scope
 * itself, which the caller has been let into.
 */
export async function listScopedBuilds(
  services: BuildServices,
  controlPlane: string,
  scope: Exclude<BuildScope, { by: 'component' }>,
  query: BuildQuery,
  caller: Caller,
): Promise<BuildPage> {
  const index = indexOf(services, controlPlane);
  const builds = await index.builds(scope);
  const components = new Map<string, ModelRef>();
  for (const { component, listed } of builds) {
    if (component !== undefined && listed.component) {
      components.set(component, listed.component);
    }
  }
  const allowed = new Set(
    (
      await caller.filter(componentReadPermission, [...components.values()])
    ).map(refKey),
  );
  const visible = builds.filter(({ component, isUnreadable, listed }) =>
    component === undefined
      ? isOfScope(scope, listed.ref, isUnreadable)
      : allowed.has(component),
  );
  return pageOf(index, visible, query);
}

/** One that cannot be read may be anybody's in its project, so a tenant's list has it only when it is of no project. */
function isOfScope(
  scope: BuildScope,
  ref: Build['ref'],
  isUnreadable: true | undefined,
): boolean {
  return scope.by === 'project' || !isUnreadable || ref.project === undefined;
}

function pageOf(
  index: BuildIndex,
  builds: readonly IndexedBuild[],
  query: BuildQuery,
): BuildPage {
  const page = pageOfBuilds(builds, query);
  return {
    ...page,
    builds: page.builds.map(
      ({ listed }): BuildSummary => ({
        ...listed,
        releases: index.releasesOf(listed.ref),
      }),
    ),
  };
}
