// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { InputError } from '@backstage/errors';
import {
  componentReadPermission,
  Deletion,
  DeploymentActionReply,
  isRefOf,
  isSameRef,
  keeperOf,
  ManagedBy,
  ModelKind,
  ModelRef,
  objectDeletePermission,
  ThingParams,
} from '@fourplane/plugin-fourplane-common';
import {
  ControlPlane,
  ControlPlanes,
  Model,
} from '@fourplane/plugin-fourplane-node';
import { Caller } from '../../serving/Caller';
import { allowance } from '../allowance';
import { Asked, deploymentAction } from '../deployments/deploymentAction';
import { readThing } from '../deployments/thing';
import { entityRefIn } from '../entityRefIn';
import { hindranceOf } from '../hindranceOf';
import { present } from '../present';
import { readAll } from '../readings';
import { titled } from '../titled';

/** What a component, or a managed resource, takes along, in the order in which it is told. */
const takenAlong = {
  component: [
    'deployment',
    'release',
    'build',
    'endpoint',
    'deploymentTrack',
    'alertRule',
  ],
  resource: ['resourceDeployment', 'resourceRelease'],
} as const satisfies Partial<Record<ModelKind, readonly ModelKind[]>>;

/** What the answer is read from. */
export const deletionKinds = [
  'component',
  'resource',
  'project',
  ...takenAlong.component,
  ...takenAlong.resource,
] as const;

/** What goes with a component or a managed resource, and who uses it. Rejects as `readObject` does. */
export async function getDeletion(
  controlPlanes: ControlPlanes,
  params: ThingParams,
  caller: Caller,
): Promise<Deletion> {
  const { controlPlane, thing } = readThing(controlPlanes, params);
  const { model } = controlPlane;
  const { ref } = thing;
  const managedBy = managedByOf(ref, model);
  const hindrance = await hindranceOf({
    controlPlane,
    caller,
    permission: objectDeletePermission,
    owner: ref,
  });
  const users = await caller.filter(
    componentReadPermission,
    usersOf(ref, model),
  );
  return {
    ...allowance(
      hindrance,
      isRefOf(ref, 'project')
        ? 'A project is deleted with its components, not by its infrastructure.'
        : undefined,
      managedBy &&
        `It is kept in Git by ${keeperOf(
          managedBy,
        )}, which would make it again: delete it there.`,
    ),
    thing: named(controlPlane, ref),
    goes: kindsOf(ref).flatMap(kind => {
      const things = model
        .refs(kind, scopeOf(ref))
        .filter(each => belongsTo(each, ref, model))
        .map(each => named(controlPlane, each));
      return things.length > 0 ? [{ kind, things }] : [];
    }),
    usedBy: users.map(each => named(controlPlane, each)),
    ...(managedBy && { managedBy }),
  };
}

/** Deletes what {@link getDeletion} tells of, once its name has been typed. Rejects as `deploymentAction` does. */
export async function deleteThing(
  controlPlanes: ControlPlanes,
  { body, ...params }: ThingParams & { body: Asked & { name: string } },
  caller: Caller,
): Promise<DeploymentActionReply> {
  const { controlPlane, thing } = readThing(controlPlanes, params);
  if (isRefOf(thing.ref, 'project')) {
    throw new InputError('A project is not deleted by its infrastructure');
  }
  if (!body.dryRun && body.name !== thing.ref.name) {
    throw new InputError(
      `The name that was typed is not that of the ${thing.ref.kind}`,
    );
  }
  return deploymentAction(
    { intent: 'delete', ref: thing.ref },
    body,
    controlPlane,
    caller,
  );
}

function kindsOf({ kind }: ModelRef): readonly ModelKind[] {
  switch (kind) {
    case 'component':
    case 'resource':
      return takenAlong[kind];
    default:
      return [];
  }
}

function scopeOf({ kind, tenant, project, name }: ModelRef) {
  return kind === 'component'
    ? { tenant, project, component: name }
    : { tenant, project };
}

/** A scope has no resources, so those of others are left out here; what cannot be read may be anybody's. */
function belongsTo(each: ModelRef, of: ModelRef, model: Model): boolean {
  if (of.kind !== 'resource') {
    return true;
  }
  const owned =
    present(model, each, 'resourceDeployment') ??
    present(model, each, 'resourceRelease');
  return owned !== undefined && isSameRef(owned.resource, of);
}

/** Components that call a component, or use a resource. */
function usersOf(ref: ModelRef, model: Model): ModelRef[] {
  return readAll(model, 'component', { tenant: ref.tenant })
    .present.filter(
      one =>
        !isSameRef(one.ref, ref) &&
        [
          ...one.dependencies.map(({ component }) => component),
          ...one.resources,
        ].some(used => isSameRef(used, ref)),
    )
    .map(one => one.ref);
}

function managedByOf(ref: ModelRef, model: Model): ManagedBy | undefined {
  return present(model, ref, 'component')?.managedBy;
}

function named(controlPlane: ControlPlane, ref: ModelRef): Deletion['thing'] {
  const entityRef = entityRefIn(controlPlane, ref);
  return {
    ...titled(controlPlane.model, ref),
    ...(entityRef && { entityRef }),
  };
}
