// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { withoutAbsent } from '../../reading/fields';
import {
  absent,
  FoundObject,
  ModelReader,
  presentReading,
  ReadContext,
  unreadableReading,
} from '../../reading/ModelReader';
import { find, Projection, ReadableKind } from '../../reading/ReadableKind';
import { scopedObjects } from '../../reading/scopedObjects';
import {
  OwnedBindingContent,
  ProjectBindingContent,
  projectReleaseBindingKind,
  ResourceBindingContent,
  resourceReleaseBindingKind,
} from '../kinds/ownedBinding';
import { renderedReleaseKind } from '../kinds/renderedRelease';
import { Placement } from '../placement';
import {
  contentsOf,
  dataPlaneObjects,
  renderedFor,
  withRendered,
} from '../renderedParts';

/** What a project's infrastructure and a managed resource in an environment have in common. */
function placementOf(
  content: OwnedBindingContent & Placement,
  tenant: string,
  { lookup, refTo }: ReadContext,
) {
  const parts = contentsOf(renderedFor(content, tenant, lookup));
  return {
    environment: refTo.inTenant('environment', tenant, content.environment),
    desired: 'active' as const,
    objects: dataPlaneObjects(parts),
    health: withRendered(content.health, parts),
    overrides: content.overrides,
    managedBy: content.managedBy,
    changedAt: content.changedAt,
    changedBy: content.changedBy,
  };
}

function* objectsOf<T extends Placement>(
  kind: ReadableKind<T>,
  object: Projection<T> | undefined,
  { lookup }: ReadContext,
): Generator<FoundObject> {
  if (!object) {
    return;
  }
  yield { kind, object };
  const { content, metadata } = object;
  if (content) {
    const tenant = metadata.namespace ?? '';
    for (const rendered of renderedFor(content, tenant, lookup)) {
      yield { kind: renderedReleaseKind, object: rendered };
    }
  }
}

export const projectDeploymentReader: ModelReader<'projectDeployment'> = {
  sources: [projectReleaseBindingKind.key],
  refs: (scope, { lookup, refTo }) =>
    [...scopedObjects(projectReleaseBindingKind, scope, lookup)].map(object =>
      refTo.ofObject('projectDeployment', projectReleaseBindingKind, object),
    ),
  objects: ({ tenant, name }, context) =>
    objectsOf<ProjectBindingContent>(
      projectReleaseBindingKind,
      find(projectReleaseBindingKind, context.lookup, tenant, name),
      context,
    ),
  read: (ref, context) => {
    const tenant = ref.tenant ?? '';
    const kind = projectReleaseBindingKind;
    const object = find(kind, context.lookup, tenant, ref.name);
    if (!object || kind.ownerOf(object).project !== ref.project) {
      return absent;
    }
    if (!object.content) {
      return unreadableReading(ref, kind, object);
    }
    const { refTo } = context;
    const { project, release, namespace } = object.content;
    return presentReading(
      withoutAbsent({
        ref,
        project: refTo.inTenant('project', tenant, project),
        release: release
          ? refTo.inProject('projectRelease', tenant, project, release)
          : undefined,
        namespace,
        ...placementOf(object.content, tenant, context),
      }),
    );
  },
};

export const resourceDeploymentReader: ModelReader<'resourceDeployment'> = {
  sources: [resourceReleaseBindingKind.key],
  refs: (scope, { lookup, refTo }) =>
    [...scopedObjects(resourceReleaseBindingKind, scope, lookup)].map(object =>
      refTo.ofObject('resourceDeployment', resourceReleaseBindingKind, object),
    ),
  objects: ({ tenant, name }, context) =>
    objectsOf<ResourceBindingContent>(
      resourceReleaseBindingKind,
      find(resourceReleaseBindingKind, context.lookup, tenant, name),
      context,
    ),
  read: (ref, context) => {
    const tenant = ref.tenant ?? '';
    const kind = resourceReleaseBindingKind;
    const object = find(kind, context.lookup, tenant, ref.name);
    if (!object || kind.ownerOf(object).project !== ref.project) {
      return absent;
    }
    if (!object.content) {
      return unreadableReading(ref, kind, object);
    }
    const { refTo } = context;
    const { project, resource, release, outputs } = object.content;
    return presentReading(
      withoutAbsent({
        ref,
        resource: refTo.inProject('resource', tenant, project, resource),
        release: release
          ? refTo.inProject('resourceRelease', tenant, project, release)
          : undefined,
        outputs: [...(outputs ?? [])],
        ...placementOf(object.content, tenant, context),
      }),
    );
  },
};
