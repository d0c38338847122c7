// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ModelRef } from '@fourplane/plugin-fourplane-common';
import { Lookup } from '../../Dialect';
import { find } from '../../reading/ReadableKind';
import {
  endingWith,
  kubernetesName,
  OBJECT_NAME_LIMIT,
} from '../../writing/kubernetesName';
import { ChoreoKind, identityKey, Names, Scope } from '../choreoKind';
import { namespaceOf } from '../counted';
import { componentKind } from '../kinds/component';
import { deploymentTrackKind } from '../kinds/deploymentTrack';

/** A component, by its names, out of its reference. */
export function componentScope({
  tenant = '',
  project = '',
  name,
}: ModelRef): Required<Scope> {
  return { tenant, project, component: name };
}

/** The labels of something on a track. */
export function onTrack(
  { tenant, project, component }: Required<Scope>,
  track: string,
) {
  return { organization: tenant, project, component, track };
}

/**
 * A component is called by its own name, which stands in its addresses; where a component of another project has that in
 * the namespace they share, by the names of both.
 */
export function componentObjectName(
  { tenant, project, component }: Required<Scope>,
  lookup: Lookup,
): string {
  const names = { tenant, project, name: component };
  return isFree(componentKind, component, names, lookup)
    ? component
    : kubernetesName(OBJECT_NAME_LIMIT, project, component);
}

export function trackObjectName(
  { tenant, project, component }: Required<Scope>,
  track: string,
  lookup: Lookup,
): string {
  const names = { tenant, project, component, name: track };
  const name = `${component}-${track}`;
  return isFree(deploymentTrackKind, name, names, lookup)
    ? name
    : kubernetesName(OBJECT_NAME_LIMIT, project, component, track);
}

/** Whether an object name is nobody's, or the thing's own: a plan made again must come to the same. */
function isFree<T>(
  kind: ChoreoKind<T>,
  objectName: string,
  names: Names,
  lookup: Lookup,
): boolean {
  const namespace = namespaceOf(names.tenant ?? '', lookup);
  const object = find(kind, lookup, namespace, objectName);
  const taken = object && kind.namesOf(object);
  return (
    !object ||
    (taken !== undefined && identityKey(taken) === identityKey(names))
  );
}

/** The name OpenChoreo itself gives what a track deploys on its own, so that there is one deployment, not two. */
export function deploymentObjectName(
  { tenant, project, component }: Required<Scope>,
  track: string,
  environment: string,
): string {
  return kubernetesName(
    OBJECT_NAME_LIMIT,
    tenant,
    project,
    component,
    track,
    environment,
  );
}

/** A build and an artifact carry their object name as a label, too. */
export const buildName = (component: string, suffix: string) =>
  endingWith(component, `build-${suffix}`);
export const artifactName = (component: string, suffix: string) =>
  endingWith(component, `image-${suffix}`);
