// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Deployment, RefOf } from '@fourplane/plugin-fourplane-common';
import { Lookup } from '../../Dialect';
import { withoutAbsent } from '../../reading/fields';
import {
  ComponentReleaseContent,
  componentReleaseKind,
} from '../kinds/componentRelease';
import {
  ReleaseBindingContent,
  releaseBindingKind,
} from '../kinds/releaseBinding';
import { renderedReleaseKind } from '../kinds/renderedRelease';
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
  contentsOf,
  dataPlaneObjects,
  renderedFor,
  withRendered,
} from '../renderedParts';

/** Reads bindings of releases as deployments, whatever their kind is called. */
export function deploymentReaderOf(
  kind: ReadableKind<ReleaseBindingContent>,
): ModelReader<'deployment'> {
  return {
    sources: [kind.key],
    refs: (scope, { lookup, refTo }) =>
      [...scopedObjects(kind, scope, lookup)].map(object =>
        refTo.ofObject('deployment', kind, object),
      ),
    objects: (ref, context) => objectsOf(kind, ref, context),
    read: (ref, context) => {
      const object = find(kind, context.lookup, ref.tenant, ref.name);
      if (!object || kind.ownerOf(object).project !== ref.project) {
        return absent;
      }
      if (!object.content) {
        return unreadableReading(ref, kind, object);
      }
      return presentReading(deploymentOf(ref, object.content, context));
    },
  };
}

export const deploymentReader = deploymentReaderOf(releaseBindingKind);

function deploymentOf(
  ref: Deployment['ref'],
  content: ReleaseBindingContent,
  { lookup, refTo }: ReadContext,
): Deployment {
  const tenant = ref.tenant ?? '';
  const { project, component, environment, release } = content;
  const parts = contentsOf(renderedFor(content, tenant, lookup));
  return withoutAbsent({
    ref,
    component: refTo.inProject('component', tenant, project, component),
    environment: refTo.inTenant('environment', tenant, environment),
    release: release
      ? refTo.inProject('release', tenant, project, release)
      : undefined,
    image: releaseOf(tenant, content, lookup)?.content?.image,
    desired: content.desired,
    overrides: content.overrides,
    urls: content.urls,
    objects: dataPlaneObjects(parts),
    replicas: parts.find(part => part.onDataPlane && part.replicas)?.replicas,
    health: withRendered(content.health, parts),
    managedBy: content.managedBy,
    changedAt: content.changedAt,
    changedBy: content.changedBy,
  });
}

/** The release a binding names, where it is one of its component. */
function releaseOf(
  tenant: string,
  { project, component, release }: ReleaseBindingContent,
  lookup: Lookup,
): Projection<ComponentReleaseContent> | undefined {
  const found = release
    ? find(componentReleaseKind, lookup, tenant, release)
    : undefined;
  const isOwn =
    found?.content?.project === project &&
    found.content.component === component;
  return isOwn ? found : undefined;
}

function* objectsOf(
  kind: ReadableKind<ReleaseBindingContent>,
  { tenant = '', name }: RefOf<'deployment'>,
  { lookup }: ReadContext,
): Generator<FoundObject> {
  const binding = find(kind, lookup, tenant, name);
  if (!binding) {
    return;
  }
  yield { kind, object: binding };
  if (binding.content) {
    const release = releaseOf(tenant, binding.content, lookup);
    if (release) {
      yield { kind: componentReleaseKind, object: release };
    }
    for (const rendered of renderedFor(binding.content, tenant, lookup)) {
      yield { kind: renderedReleaseKind, object: rendered };
    }
  }
}
