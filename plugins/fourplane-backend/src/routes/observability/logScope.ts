// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { NotAllowedError } from '@backstage/errors';
import {
  Deployment,
  deploymentLogReadPermission,
  isSameRef,
  ModelRef,
  refKey,
  RefOf,
  Unreadable,
} from '@fourplane/plugin-fourplane-common';
import {
  ControlPlane,
  ControlPlanes,
  Model,
  RefScope,
} from '@fourplane/plugin-fourplane-node';
import { Caller } from '../../serving/Caller';
import { readAll } from '../readings';
import { readObject } from '../readObject';

/** What is wider than a component, as routes name it. */
export type WideRef = RefOf<'project' | 'environment' | 'tenant'>;

/** Names that a search is narrowed to; all of what is absent. */
export interface Narrowed {
  readonly environments?: readonly string[];
  readonly projects?: readonly string[];
  readonly components?: readonly string[];
}

/** A deployment that cannot be read, and whose it is by its labels. */
interface Lost {
  readonly component: ModelRef;
  readonly unreadable: Unreadable;
}

/** What of something wider than a component the caller may search the logs of. */
export interface SearchableLogs {
  readonly controlPlane: ControlPlane;
  /** Those that run somewhere in it. */
  readonly components: readonly ModelRef[];
  readonly deployments: readonly Deployment[];
  /** Of these components, those that cannot be read: a search says so of each. */
  readonly unreadable: readonly Lost[];
}

/**
 * The deployments of one component, whose logs the caller was let through for. One that cannot be read does not say in which
 * environment it is, so it may be in any.
 */
export function componentScope(
  { model }: ControlPlane,
  component: ModelRef,
  { environments }: Pick<Narrowed, 'environments'>,
): RefOf<'deployment'>[] {
  const scope = { tenant: component.tenant, project: component.project };
  return refsOf({
    deployments: readAll(model, 'deployment', scope).present.filter(
      one =>
        isSameRef(one.component, component) &&
        isNamed(one.environment, environments),
    ),
    unreadable: lostIn(model, scope).filter(one =>
      isSameRef(one.component, component),
    ),
  });
}

/** The deployments as a search takes them. */
export function refsOf({
  deployments,
  unreadable,
}: Pick<SearchableLogs, 'deployments' | 'unreadable'>): RefOf<'deployment'>[] {
  return [
    ...deployments.map(({ ref }) => ref),
    ...unreadable.map(one => one.unreadable.ref),
  ].map(ref => ({ ...ref, kind: 'deployment' }));
}

/**
 * What of a project, an environment or a tenant the caller may read the logs of, asked about each component; of the others
 * nothing is looked for. Of a project and a tenant the caller has been let through for; of an environment it is a
 * `NotAllowedError` where the caller may read the logs of nothing that runs there nor of the environment, whether or not it
 * exists. Rejects as `readObject` does.
 */
export async function wideScope(
  controlPlanes: ControlPlanes,
  wide: WideRef,
  { environments, projects, components }: Narrowed,
  caller: Caller,
): Promise<SearchableLogs> {
  const isEnvironment = wide.kind === 'environment';
  if (!isEnvironment) {
    readObject(controlPlanes, wide);
  }
  const found = deploymentsIn(controlPlanes.get(wide.controlPlane), wide);
  const owners = new Map(
    [...found.deployments, ...found.unreadable].map(({ component }) => [
      refKey(component),
      component,
    ]),
  );
  const allowed = await caller.filter(deploymentLogReadPermission, [
    ...(isEnvironment ? [wide] : []),
    ...owners.values(),
  ]);
  if (isEnvironment) {
    if (allowed.length === 0) {
      throw new NotAllowedError(
        `This needs the permission ${deploymentLogReadPermission.name} on something that runs in the environment ${wide.name}, or on the environment`,
      );
    }
    readObject(controlPlanes, wide);
  }
  const readable = allowed.filter(
    ref =>
      ref.kind === 'component' &&
      isNamed(ref, components) &&
      (!projects || projects.includes(ref.project ?? '')),
  );
  const keys = new Set(readable.map(refKey));
  const isReadable = ({ component }: { readonly component: ModelRef }) =>
    keys.has(refKey(component));
  return {
    controlPlane: controlPlanes.get(wide.controlPlane)!,
    components: readable,
    deployments: found.deployments.filter(
      one => isReadable(one) && isNamed(one.environment, environments),
    ),
    unreadable: found.unreadable.filter(isReadable),
  };
}

function deploymentsIn(
  controlPlane: ControlPlane | undefined,
  wide: WideRef,
): Pick<SearchableLogs, 'deployments' | 'unreadable'> {
  if (!controlPlane) {
    return { deployments: [], unreadable: [] };
  }
  const { model } = controlPlane;
  const scope = {
    tenant: wide.tenant ?? wide.name,
    ...(wide.kind === 'project' && { project: wide.name }),
  };
  const { present } = readAll(model, 'deployment', scope);
  return {
    deployments:
      wide.kind === 'environment'
        ? present.filter(one => isSameRef(one.environment, wide))
        : present,
    unreadable: lostIn(model, scope),
  };
}

/** Of those that cannot be read only labels tell whose they are; one without is nobody's whose permission could be asked. */
function lostIn(model: Model, scope: RefScope): Lost[] {
  return model.refs('deployment', scope).flatMap(ref => {
    const reading = model.read(ref);
    if (reading.state !== 'unreadable') {
      return [];
    }
    const { tenant, project } = ref;
    const component = model
      .refs('component', { tenant, project })
      .find(({ name }) =>
        model
          .refs('deployment', { tenant, project, component: name })
          .some(one => isSameRef(one, ref)),
      );
    const { unreadable } = reading;
    return component ? [{ component, unreadable }] : [];
  });
}

function isNamed(
  { name }: ModelRef,
  names: readonly string[] | undefined,
): boolean {
  return !names || names.includes(name);
}
