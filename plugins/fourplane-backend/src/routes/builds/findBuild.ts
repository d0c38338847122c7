// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { NotFoundError } from '@backstage/errors';
import {
  Build,
  Component,
  ModelRef,
  refKey,
  RefOf,
} from '@fourplane/plugin-fourplane-common';
import { ControlPlane, Model } from '@fourplane/plugin-fourplane-node';
import { ComponentParams } from '../components';
import { readObject } from '../readObject';
import { BuildServices, controlPlaneOf } from './BuildServices';

/** Names that identify a build, as its route carries them; without a component it is a tenant's own run. */
export type BuildParams =
  | (ComponentParams & { readonly build: string })
  | {
      readonly controlPlane: string;
      readonly tenant: string;
      readonly build: string;
    };

/** A build, whose it is, and where. */
export interface FoundBuild {
  readonly build: Build;
  readonly ref: RefOf<'build'>;
  /** The component or the tenant, on which permissions are asked. */
  readonly owner: ModelRef;
  readonly component?: Component;
  readonly controlPlane: ControlPlane;
  readonly model: Model;
}

/**
 * The build a route names, which must be of the component or the tenant that the caller has been let through for: any
 * other does not exist. Rejects as {@link readObject} does.
 */
export function findBuild(
  services: Pick<BuildServices, 'controlPlanes'>,
  params: BuildParams,
): FoundBuild {
  const { controlPlanes } = services;
  const { controlPlane: name, tenant, build: buildName } = params;
  const where = { controlPlane: name, tenant };
  const controlPlane = controlPlaneOf(services, name);
  const { model } = controlPlane;
  if (!('project' in params)) {
    const owner = { kind: 'tenant', controlPlane: name, name: tenant } as const;
    const ref = { ...where, kind: 'build', name: buildName } as const;
    const { object: build } = readObject(controlPlanes, ref);
    if (build.component) {
      throw absent(ref, 'in no component');
    }
    return { build, ref, owner, controlPlane, model };
  }
  const { project } = params;
  const owner = {
    ...where,
    kind: 'component',
    project,
    name: params.name,
  } as const;
  const { object: component } = readObject(controlPlanes, owner);
  const ref = { ...where, kind: 'build', project, name: buildName } as const;
  if (isOfAnother(ref, owner, model)) {
    throw absent(ref, `of the component ${owner.name}`);
  }
  const { object: build } = readObject(controlPlanes, ref);
  return { build, ref, owner, component, controlPlane, model };
}

/** Whether it is there and another component's. Whose an unreadable one is, the control plane knows from its labels. */
function isOfAnother(
  ref: RefOf<'build'>,
  owner: RefOf<'component'>,
  model: Model,
): boolean {
  const reading = model.read(ref);
  if (reading.state === 'present') {
    const { component } = reading.model;
    return !component || refKey(component) !== refKey(owner);
  }
  const { tenant, project, name } = owner;
  return (
    reading.state === 'unreadable' &&
    !model
      .refs('build', { tenant, project, component: name })
      .some(one => refKey(one) === refKey(ref))
  );
}

function absent({ name, controlPlane }: ModelRef, whose: string): Error {
  return new NotFoundError(
    `There is no build ${name} ${whose} in control plane ${controlPlane}`,
  );
}
