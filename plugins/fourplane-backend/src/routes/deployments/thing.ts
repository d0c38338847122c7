// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { NotFoundError } from '@backstage/errors';
import {
  Component,
  Deployed,
  DeployedRef,
  deployedThing,
  isRefOf,
  isSameRef,
  ModelRef,
  Placed,
  Project,
  Reading,
  RefOf,
  Release,
  Resource,
  ThingKind,
  ThingParams,
  thingRefOf,
  Unreadable,
} from '@fourplane/plugin-fourplane-common';
import {
  ControlPlane,
  ControlPlanes,
  Model,
} from '@fourplane/plugin-fourplane-node';
import { readObject } from '../readObject';
import { readAll, Readings } from '../readings';

/** What is deployed to environments: a component, a managed resource, or a project for its own infrastructure. */
export type Thing = Component | Resource | Project;

/** Names that identify something in an environment, as its routes carry them. */
export interface DeployedParams extends ThingParams {
  readonly deployment: string;
}

/** What can be deployed of a thing, as far as a generation says it. */
export type Released = Pick<
  Release,
  'ref' | 'title' | 'createdAt' | 'image' | 'build'
>;

const deployedKinds = {
  component: 'deployment',
  resource: 'resourceDeployment',
  project: 'projectDeployment',
} as const satisfies Record<ThingKind, DeployedRef['kind']>;

/** The thing a path names, and the control plane it is on. Rejects as {@link readObject} does. */
export function readThing(
  controlPlanes: ControlPlanes,
  params: ThingParams,
): { readonly thing: Thing; readonly controlPlane: ControlPlane } {
  const { object: thing } = readObject(controlPlanes, thingRefOf(params));
  if (params.things === 'infrastructure' && params.project !== params.name) {
    throw new NotFoundError(
      `The infrastructure of project ${params.name} is its own, not that of ${params.project}`,
    );
  }
  return { thing, controlPlane: controlPlanes.get(params.controlPlane)! };
}

/**
 * What a path names in an environment, if it is of the path's thing: that thing is what the caller was let through for.
 * Rejects as {@link readObject} does.
 */
export function readDeployed(
  controlPlanes: ControlPlanes,
  params: DeployedParams,
): {
  readonly thing: Thing;
  readonly controlPlane: ControlPlane;
  readonly deployment: Placed;
  readonly ref: DeployedRef;
} {
  const { thing, controlPlane } = readThing(controlPlanes, params);
  const ref: DeployedRef = {
    kind: deployedKinds[thingRefOf(params).kind],
    controlPlane: params.controlPlane,
    tenant: params.tenant,
    project: params.project,
    name: params.deployment,
  };
  const deployed: Deployed = readObject(controlPlanes, ref).object;
  if (!isSameRef(deployedThing(deployed), thing.ref)) {
    throw new NotFoundError(
      `The deployment ${ref.name} is not one of the ${thing.ref.kind} ${thing.ref.name}`,
    );
  }
  return { thing, controlPlane, deployment: placedOf(deployed), ref };
}

/** What a reference of a thing leads to; nothing for one of another kind. */
export function thingOf(
  ref: ModelRef,
  model: Pick<Model, 'read'>,
): Reading<Thing> | undefined {
  if (isRefOf(ref, 'component')) {
    return model.read(ref);
  }
  if (isRefOf(ref, 'resource')) {
    return model.read(ref);
  }
  return isRefOf(ref, 'project') ? model.read(ref) : undefined;
}

/** The project a thing belongs to, or is. */
export function projectRefOf(thing: Thing): ModelRef {
  return 'project' in thing ? thing.project : thing.ref;
}

/** A component, where a thing is one. */
export function componentOf(thing: Thing): Component | undefined {
  return 'endpoints' in thing ? thing : undefined;
}

/** What kind of component or managed resource a thing is, in the words of its control plane. */
export function typeOf(thing: Thing): string | undefined {
  if ('endpoints' in thing) {
    return thing.type;
  }
  return 'project' in thing ? thing.type.name : undefined;
}

/** Where a thing runs. What cannot be read is a managed resource's by its name, where nothing else tells. */
export function placementsOf({ ref }: Thing, model: Model): Readings<Placed> {
  const { tenant, project, name } = ref;
  if (isRefOf(ref, 'resource')) {
    const { present, unreadable } = readAll(model, 'resourceDeployment', {
      tenant,
      project,
    });
    return {
      present: present
        .filter(({ resource }) => isSameRef(resource, ref))
        .map(placedOf),
      unreadable: unreadableOf(ref, unreadable, model),
    };
  }
  if (isRefOf(ref, 'project')) {
    return placed(
      readAll(model, 'projectDeployment', { tenant, project: name }),
    );
  }
  const scope = { tenant, project, component: name };
  const { present, unreadable } = readAll(model, 'deployment', scope);
  return {
    present: present
      .filter(({ component }) => isSameRef(component, ref))
      .map(placedOf),
    unreadable,
  };
}

/** The releases of a thing, in no order. */
export function releasesOf({ ref }: Thing, model: Model): Readings<Released> {
  const { tenant, project, name } = ref;
  if (isRefOf(ref, 'resource')) {
    const { present, unreadable } = readAll(model, 'resourceRelease', {
      tenant,
      project,
    });
    return {
      present: present.filter(({ resource }) => isSameRef(resource, ref)),
      unreadable: unreadableOf(ref, unreadable, model),
    };
  }
  return isRefOf(ref, 'project')
    ? readAll(model, 'projectRelease', { tenant, project: name })
    : readAll(model, 'release', { tenant, project, component: name });
}

/** What runs somewhere, whatever it is of. */
export function placedOf(deployed: Deployed): Placed {
  return { urls: [], ...deployed };
}

function placed({ present, unreadable }: Readings<Deployed>): Readings<Placed> {
  return { present: present.map(placedOf), unreadable };
}

/** By convention what is of a managed resource begins with its name; the longest such name is the owner's. */
function unreadableOf(
  resource: RefOf<'resource'>,
  unreadable: readonly Unreadable[],
  model: Model,
): Unreadable[] {
  const { tenant, project } = resource;
  const names = model
    .refs('resource', { tenant, project })
    .map(({ name }) => name)
    .sort((one, other) => other.length - one.length);
  return unreadable.filter(
    ({ ref: { name } }) =>
      names.find(own => name === own || name.startsWith(`${own}-`)) ===
      resource.name,
  );
}
