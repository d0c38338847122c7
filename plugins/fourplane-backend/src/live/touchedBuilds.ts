// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  isRefOf,
  ModelRef,
  refKey,
  RefOf,
} from '@fourplane/plugin-fourplane-common';
import { Model } from '@fourplane/plugin-fourplane-node';
import { replyName } from './replyName';

/** Names of the replies about single builds that may differ when these references do: of builds, and of what came of them. */
export function touchedBuilds(
  refs: readonly ModelRef[],
  model: Model,
): Set<string> {
  const builds = new Map(
    refs
      .flatMap(ref => buildsBehind(ref, model))
      .map(ref => [refKey(ref), ref] as const),
  );
  return new Set([...builds.values()].flatMap(build => pagesOf(build, model)));
}

/** Names of the lists of a project's, a tenant's and a plane's builds that may differ when these references do. */
export function touchedBuildLists(
  refs: readonly ModelRef[],
  model: Model,
): Set<string> {
  return new Set(
    refs.flatMap(ref => {
      switch (ref.kind) {
        case 'build':
        case 'release':
        case 'deployment':
          return listsOf(ref, model);
        default:
          return [];
      }
    }),
  );
}

/** Names of every list of builds of more than a component. */
export function allBuildLists(model: Model): string[] {
  return [
    ...model.refs('tenant').map(tenantList),
    ...model.refs('project').map(projectList),
    ...model.refs('buildPlane').map(planeList),
  ];
}

/** The builds that a thing tells of. */
function buildsBehind(ref: ModelRef, model: Model): readonly ModelRef[] {
  if (isRefOf(ref, 'build')) {
    return [ref];
  }
  if (isRefOf(ref, 'release')) {
    const reading = model.read(ref);
    const build = reading.state === 'present' ? reading.model.build : undefined;
    return build ? [build] : [];
  }
  if (isRefOf(ref, 'deployment')) {
    const reading = model.read(ref);
    const release =
      reading.state === 'present' ? reading.model.release : undefined;
    return release && isRefOf(release, 'release')
      ? buildsBehind(release, model)
      : [];
  }
  return [];
}

function pagesOf(build: ModelRef, model: Model): string[] {
  const { controlPlane, tenant = '', project, name } = build;
  if (project === undefined) {
    const params = { controlPlane, tenant, build: name };
    return [
      replyName('getTenantBuild', params),
      replyName('getTenantBuildGraph', params),
    ];
  }
  return componentsOf(build, model).flatMap(component => {
    const params = {
      controlPlane,
      tenant,
      project,
      name: component.name,
      build: name,
    };
    return [replyName('getBuild', params), replyName('getBuildGraph', params)];
  });
}

/** A build that has gone no longer says whose it was: it may have been any component's of its project. */
function componentsOf(ref: ModelRef, model: Model): readonly ModelRef[] {
  const reading = isRefOf(ref, 'build') ? model.read(ref) : undefined;
  if (reading?.state === 'present') {
    return reading.model.component ? [reading.model.component] : [];
  }
  const { tenant, project } = ref;
  return model.refs('component', { tenant, project });
}

function listsOf(ref: ModelRef, model: Model): string[] {
  const { controlPlane, tenant, project } = ref;
  return [
    tenantList({ controlPlane, name: tenant ?? '' }),
    ...(project ? [projectList({ controlPlane, tenant, name: project })] : []),
    ...planesOf(ref, model).map(planeList),
  ];
}

/** A build that has gone, and what came of one, may be on any plane. */
function planesOf(
  ref: ModelRef,
  model: Model,
): readonly Pick<RefOf<'buildPlane'>, 'controlPlane' | 'name'>[] {
  const reading = isRefOf(ref, 'build') ? model.read(ref) : undefined;
  if (reading?.state === 'present') {
    return reading.model.plane ? [reading.model.plane] : [];
  }
  return model.refs('buildPlane');
}

function tenantList({
  controlPlane,
  name,
}: Pick<ModelRef, 'controlPlane' | 'name'>) {
  return replyName('listTenantBuilds', { controlPlane, tenant: name });
}

function projectList({
  controlPlane,
  tenant = '',
  name,
}: Pick<ModelRef, 'controlPlane' | 'tenant' | 'name'>) {
  return replyName('listProjectBuilds', {
    controlPlane,
    tenant,
    project: name,
  });
}

function planeList({
  controlPlane,
  name,
}: Pick<ModelRef, 'controlPlane' | 'name'>) {
  return replyName('listPlaneBuilds', { controlPlane, plane: name });
}
