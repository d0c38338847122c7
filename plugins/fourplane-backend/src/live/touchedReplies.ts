// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ModelKind, ModelRef, RefOf } from '@fourplane/plugin-fourplane-common';
import { Model } from '@fourplane/plugin-fourplane-node';
import { replyName } from './replyName';

const CONTROL_PLANES = replyName('listControlPlanes', {});
const PLANES = replyName('listPlanes', {});
const PROJECTS = replyName('listProjects', {});

/** Every list, for when a control plane is seen differently as a whole. */
export const allLists: readonly string[] = [CONTROL_PLANES, PLANES, PROJECTS];

/** The lists a thing of each kind shows on, besides the one of control planes, which counts everything. */
const listsOfKind: Partial<Record<ModelKind, readonly string[]>> = {
  project: [PROJECTS],
  component: [PROJECTS],
  deployment: [PROJECTS],
  dataPlane: [PLANES],
  buildPlane: [PLANES],
  observabilityPlane: [PLANES],
  environment: [PLANES, PROJECTS],
};

/** Names of the lists that may differ when these references read differently. */
export function touchedLists(refs: readonly ModelRef[]): Set<string> {
  const lists = refs.flatMap(({ kind }) => listsOfKind[kind] ?? []);
  return new Set(refs.length > 0 ? [CONTROL_PLANES, ...lists] : []);
}

/** Names of the component overviews that may differ when these references read differently. */
export function touchedOverviews(
  refs: readonly ModelRef[],
  model: Model,
): Set<string> {
  return new Set(
    refs.flatMap(ref => componentsShowing(ref, model).map(overviewOf)),
  );
}

/** Names of the overviews of every component there is. */
export function allOverviews(model: Model): string[] {
  return model.refs('component').map(overviewOf);
}

function overviewOf({ controlPlane, tenant, project, name }: ModelRef): string {
  return replyName('getComponentOverview', {
    controlPlane,
    tenant: tenant ?? '',
    project: project ?? '',
    name,
  });
}

/** The components on whose overview a thing shows. */
function componentsShowing(ref: ModelRef, model: Model): readonly ModelRef[] {
  const { controlPlane, tenant, project, component, kind, name } = ref;
  switch (kind) {
    case 'component':
      return [ref];
    case 'endpoint':
      return component
        ? [
            {
              controlPlane,
              kind: 'component',
              tenant,
              project,
              name: component,
            },
          ]
        : [];
    case 'deployment':
    case 'build':
      return ownersOf({ ...ref, kind }, model);
    case 'project':
      return model.refs('component', { tenant, project: name });
    case 'pipeline':
    case 'environment':
      return model.refs('component', { tenant });
    default:
      return [];
  }
}

/**
 * A deleted thing no longer says whose it was, so all components of its project count. Without a project it is nobody's,
 * or cannot be read.
 */
function ownersOf(
  ref: RefOf<'deployment'> | RefOf<'build'>,
  model: Model,
): readonly ModelRef[] {
  const reading = model.read<'deployment' | 'build'>(ref);
  if (reading.state === 'present') {
    return reading.model.component ? [reading.model.component] : [];
  }
  const { tenant, project } = ref;
  return project ? model.refs('component', { tenant, project }) : [];
}
