// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  isRefOf,
  isSameRef,
  ModelRef,
  refKey,
} from '@fourplane/plugin-fourplane-common';
import { Model } from '@fourplane/plugin-fourplane-node';
import { present } from '../routes/present';
import { SubjectKind } from './replyName';

/**
 * The components, managed resources, projects, environments, tenants or build planes that something shows on. Where it no longer says whose it
 * is, because it has gone or cannot be read, all that it may have been of.
 */
export function subjectsOf(
  subject: SubjectKind,
  ref: ModelRef,
  model: Model,
): readonly ModelRef[] {
  if (ref.kind === subject) {
    return [ref];
  }
  switch (subject) {
    case 'component':
      return componentsOf(ref, model);
    case 'thing':
      return thingsOf(ref, model);
    case 'project':
      return projectsOf(ref, model);
    case 'environment':
      return environmentsOf(ref, model);
    case 'tenant':
      return tenantsOf(ref, model);
    case 'dataPlane':
      return dataPlanesOf(ref, model);
    case 'observabilityPlane':
      return observersOf(ref, model);
    default:
      return buildPlanesOf(ref, model);
  }
}

function componentsOf(ref: ModelRef, model: Model): readonly ModelRef[] {
  const { tenant, project, name, kind } = ref;
  switch (kind) {
    case 'deployment':
    case 'build':
    case 'release':
      return ownersOf(ref, model);
    case 'project':
      return model.refs('component', { tenant, project: name });
    case 'dataPlane':
      return inTenantsOf(ref, model).flatMap(one =>
        model.refs('component', { tenant: one }),
      );
    default:
      return ref.component !== undefined
        ? [
            {
              ...ref,
              kind: 'component',
              name: ref.component,
              component: undefined,
            },
          ]
        : model.refs('component', { tenant, ...(project && { project }) });
  }
}

/** A build of no project is of no component. */
function ownersOf(ref: ModelRef, model: Model): readonly ModelRef[] {
  const owned =
    present(model, ref, 'deployment') ??
    present(model, ref, 'build') ??
    present(model, ref, 'release');
  if (owned) {
    return owned.component ? [owned.component] : [];
  }
  const { tenant, project } = ref;
  return project ? model.refs('component', { tenant, project }) : [];
}

/** Components, managed resources, and projects for their own infrastructure. */
function thingsOf(ref: ModelRef, model: Model): readonly ModelRef[] {
  const { controlPlane, tenant, project, kind, name } = ref;
  switch (kind) {
    case 'component':
    case 'resource':
      return [ref];
    case 'resourceDeployment':
    case 'resourceRelease': {
      const owned =
        present(model, ref, 'resourceDeployment') ??
        present(model, ref, 'resourceRelease');
      return owned
        ? [owned.resource]
        : model.refs('resource', { tenant, project });
    }
    case 'projectDeployment':
    case 'projectRelease':
      return project === undefined
        ? []
        : [{ controlPlane, kind: 'project', tenant, name: project }];
    case 'deployment':
    case 'release':
    case 'build':
      return ownersOf(ref, model);
    default:
      return [
        ...componentsOf(ref, model),
        ...(kind === 'project' ? [ref] : projectsOf(ref, model)),
        ...(kind === 'dataPlane'
          ? inTenantsOf(ref, model).flatMap(one =>
              model.refs('resource', { tenant: one }),
            )
          : model.refs('resource', {
              tenant,
              ...(kind === 'project' ? { project: name } : { project }),
            })),
      ];
  }
}

function projectsOf(ref: ModelRef, model: Model): readonly ModelRef[] {
  const { controlPlane, tenant, project, kind } = ref;
  if (project) {
    return [{ controlPlane, kind: 'project', tenant, name: project }];
  }
  switch (kind) {
    case 'component':
    case 'deployment':
    case 'release':
    case 'build':
      return [];
    case 'dataPlane':
      return inTenantsOf(ref, model).flatMap(one =>
        model.refs('project', { tenant: one }),
      );
    default:
      return model.refs('project', { tenant });
  }
}

/** What runs in one environment is said beside what runs in the ones before it. */
function environmentsOf(ref: ModelRef, model: Model): readonly ModelRef[] {
  const { tenant, kind } = ref;
  switch (kind) {
    case 'component':
      return environmentsWith(ref, model);
    case 'deployment':
    case 'release':
    case 'build': {
      const own = present(model, ref, 'deployment');
      const owners = ownersOf(ref, model);
      // One that has gone may have been in any of them.
      return kind === 'deployment' && !own
        ? model.refs('environment', { tenant })
        : [
            ...(own ? [own.environment] : []),
            ...owners.flatMap(one => environmentsWith(one, model)),
          ];
    }
    case 'resourceDeployment':
    case 'projectDeployment': {
      const own =
        present(model, ref, 'resourceDeployment') ??
        present(model, ref, 'projectDeployment');
      return own ? [own.environment] : model.refs('environment', { tenant });
    }
    case 'dataPlane':
      return environmentsOn(ref, model);
    default:
      return model.refs('environment', { tenant });
  }
}

function environmentsWith(
  { tenant, project, name }: ModelRef,
  model: Model,
): readonly ModelRef[] {
  const found = model
    .refs('deployment', { tenant, project, component: name })
    .flatMap(one => present(model, one, 'deployment')?.environment ?? []);
  return [...new Map(found.map(one => [refKey(one), one])).values()];
}

function environmentsOn(plane: ModelRef, model: Model): readonly ModelRef[] {
  return model.refs('environment').filter(one => {
    const dataPlane = present(model, one, 'environment')?.dataPlane;
    return dataPlane !== undefined && isSameRef(dataPlane, plane);
  });
}

function inTenantsOf(plane: ModelRef, model: Model): readonly string[] {
  return [
    ...new Set(
      environmentsOn(plane, model).flatMap(({ tenant }) => tenant ?? []),
    ),
  ];
}

function tenantsOf(
  { controlPlane, tenant }: ModelRef,
  model: Model,
): readonly ModelRef[] {
  return tenant
    ? [{ controlPlane, kind: 'tenant', name: tenant }]
    : model.refs('tenant');
}

/** Where it is shown that a thing runs; of one that has gone nobody knows where it was. */
function dataPlanesOf(ref: ModelRef, model: Model): readonly ModelRef[] {
  const { kind } = ref;
  if (kind === 'environment' || kind === 'deployment') {
    const place =
      kind === 'environment'
        ? ref
        : present(model, ref, 'deployment')?.environment;
    const plane = present(model, place, 'environment')?.dataPlane;
    return plane ? [plane] : model.refs('dataPlane');
  }
  return kind === 'build' ? [] : model.refs('dataPlane');
}

/** What runs on a plane shows with the one that observes it. */
function observersOf(ref: ModelRef, model: Model): readonly ModelRef[] {
  const observers = dataPlanesOf(ref, model).flatMap(
    plane => present(model, plane, 'dataPlane')?.observabilityPlane ?? [],
  );
  return ref.kind === 'deployment' || ref.kind === 'environment'
    ? [...new Map(observers.map(one => [refKey(one), one])).values()]
    : model.refs('observabilityPlane');
}

/** What came of a build does not say where that ran. */
function buildPlanesOf(ref: ModelRef, model: Model): readonly ModelRef[] {
  const build = present(model, ref, 'build');
  if (!build) {
    return model.refs('buildPlane');
  }
  const { plane } = build;
  return plane && isRefOf(plane, 'buildPlane') ? [plane] : [];
}
