// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  isRefOf,
  ModelKind,
  ModelRef,
  RefOf,
} from '@fourplane/plugin-fourplane-common';
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

/** Names of the lists that may differ when pods of these deployments do. */
export function listsOfRuntime(refs: readonly ModelRef[]): readonly string[] {
  return refs.length > 0 ? [PROJECTS] : [];
}

/** Names of the matrices of deployments that may differ when these references, or their pods, do. */
export function touchedMatrices(
  refs: readonly ModelRef[],
  model: Model,
): Set<string> {
  return new Set(refs.flatMap(ref => matricesOf(ref, model)));
}

/** Names of every matrix there is. */
export function allMatrices(model: Model): string[] {
  return [...model.refs('project'), ...model.refs('environment')].map(matrixOf);
}

/** Names of the replies of a component's pages that may differ when these references, or their pods, do. */
export function touchedPages(
  refs: readonly ModelRef[],
  model: Model,
): Set<string> {
  return new Set(
    refs.flatMap(ref => [
      ...componentsShowing(ref, model).flatMap(pagesOf),
      ...deploymentPages(ref, model),
    ]),
  );
}

/** Names of the replies of every component's pages. */
export function allPages(model: Model): string[] {
  return model.refs('component').flatMap(pagesOf);
}

const componentReplies = [
  'getComponentOverview',
  'getDeployments',
  'getDeploymentHistory',
  'compareDeployments',
  'listBuilds',
  'getBuildForm',
] as const;
const deploymentReplies = [
  'getRuntimeTree',
  'getRuntimeManifest',
  'getOverrideForm',
] as const;

function pagesOf(component: ModelRef): string[] {
  return componentReplies.map(route => replyName(route, paramsOf(component)));
}

/** What is shown of one deployment alone; of one that has gone nothing is. */
function deploymentPages(ref: ModelRef, model: Model): string[] {
  if (!isRefOf(ref, 'deployment')) {
    return [];
  }
  const reading = model.read(ref);
  return reading.state === 'present'
    ? deploymentReplies.map(route =>
        replyName(route, {
          ...paramsOf(reading.model.component),
          deployment: ref.name,
        }),
      )
    : [];
}

function paramsOf({ controlPlane, tenant, project, name }: ModelRef) {
  return {
    controlPlane,
    tenant: tenant ?? '',
    project: project ?? '',
    name,
  };
}

function matrixOf(ref: ModelRef): string {
  const { controlPlane, tenant = '', name } = ref;
  return replyName(
    ref.kind === 'project'
      ? 'getProjectDeployments'
      : 'getEnvironmentDeployments',
    { controlPlane, tenant, name },
  );
}

function matricesOf(ref: ModelRef, model: Model): string[] {
  const { controlPlane, tenant, project, kind } = ref;
  const ofProject: ModelRef[] = project
    ? [{ controlPlane, kind: 'project', tenant, name: project }]
    : [];
  switch (kind) {
    case 'project':
    case 'environment':
      return [matrixOf(ref)];
    case 'component':
    case 'release':
      return ofProject.map(matrixOf);
    case 'deployment': {
      const reading = model.read({ ...ref, kind });
      // One that has gone was in any of them.
      const environments =
        reading.state === 'present'
          ? [reading.model.environment]
          : model.refs('environment', { tenant });
      return [...ofProject, ...environments].map(matrixOf);
    }
    case 'pipeline':
      return model.refs('project', { tenant }).map(matrixOf);
    default:
      return [];
  }
}

/** The components on whose pages a thing shows. */
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
    case 'release':
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
  ref: RefOf<'deployment'> | RefOf<'build'> | RefOf<'release'>,
  model: Model,
): readonly ModelRef[] {
  const reading = model.read<'deployment' | 'build' | 'release'>(ref);
  if (reading.state === 'present') {
    return reading.model.component ? [reading.model.component] : [];
  }
  const { tenant, project } = ref;
  return project ? model.refs('component', { tenant, project }) : [];
}
