// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Deployment, Health } from '@fourplane/plugin-fourplane-common';
import { worse } from '../../reading/conditionHealth';
import { withoutAbsent } from '../../reading/fields';
import { componentReleaseKind } from '../kinds/componentRelease';
import {
  placementKey,
  ReleaseBindingContent,
  releaseBindingKind,
} from '../kinds/releaseBinding';
import {
  RenderedReleaseContent,
  renderedReleaseKind,
} from '../kinds/renderedRelease';
import {
  absent,
  ModelReader,
  presentReading,
  ReadContext,
  unreadableReading,
} from '../../reading/ModelReader';
import { find, findBy } from '../../reading/ReadableKind';
import { scopedObjects } from '../../reading/scopedObjects';

export const deploymentReader: ModelReader<'deployment'> = {
  sources: [releaseBindingKind.key],
  refs: (scope, { lookup, refTo }) =>
    [...scopedObjects(releaseBindingKind, scope, lookup)].map(object =>
      refTo.ofObject('deployment', releaseBindingKind, object),
    ),
  read: (ref, context) => {
    const object = find(
      releaseBindingKind,
      context.lookup,
      ref.tenant,
      ref.name,
    );
    if (!object || releaseBindingKind.ownerOf(object).project !== ref.project) {
      return absent;
    }
    if (!object.content) {
      return unreadableReading(ref, releaseBindingKind, object);
    }
    return presentReading(deploymentOf(ref, object.content, context));
  },
};

function deploymentOf(
  ref: Deployment['ref'],
  content: ReleaseBindingContent,
  { lookup, refTo }: ReadContext,
): Deployment {
  const tenant = ref.tenant ?? '';
  const { project, component, environment, release } = content;
  const rendered = renderedFor(content, tenant, { lookup });
  const objects = rendered
    .filter(({ onDataPlane }) => onDataPlane)
    .flatMap(part => part.objects);
  return withoutAbsent({
    ref,
    component: refTo.inProject('component', tenant, project, component),
    environment: refTo.inTenant('environment', tenant, environment),
    release: release
      ? refTo.inProject('release', tenant, project, release)
      : undefined,
    image: release ? imageOf(tenant, content, release, { lookup }) : undefined,
    desired: content.desired,
    urls: content.urls,
    objects,
    replicas: rendered.find(part => part.onDataPlane && part.replicas)
      ?.replicas,
    health: deploymentHealth(content, rendered),
  });
}

/** What was rendered for a binding, in order of name so that it does not depend on the order of events. */
function renderedFor(
  content: ReleaseBindingContent,
  tenant: string,
  { lookup }: Pick<ReadContext, 'lookup'>,
): RenderedReleaseContent[] {
  return [
    ...findBy(
      renderedReleaseKind,
      lookup,
      'placement',
      placementKey(content, tenant),
    ),
  ]
    .sort((one, other) => (one.metadata.name < other.metadata.name ? -1 : 1))
    .flatMap(object => (object.content ? [object.content] : []));
}

function imageOf(
  tenant: string,
  { project, component }: ReleaseBindingContent,
  release: string,
  { lookup }: Pick<ReadContext, 'lookup'>,
): string | undefined {
  const content = find(componentReleaseKind, lookup, tenant, release)?.content;
  return content?.project === project && content.component === component
    ? content.image
    : undefined;
}

/**
 * The binding's word, made worse by what it does not yet know: that applying failed, or that one of the objects is
 * degraded or its pods are still coming. Only where the binding calls all well; otherwise it already names a cause.
 */
function deploymentHealth(
  { health }: ReleaseBindingContent,
  rendered: readonly RenderedReleaseContent[],
): Health {
  if (health.state !== 'ready') {
    return health;
  }
  return rendered
    .flatMap(part => [
      ...(part.applyFailure ? [part.applyFailure] : []),
      ...part.objects.filter(matters).map(
        (object): Health => ({
          state: object.health.state,
          reason:
            object.health.state === 'degraded'
              ? 'ResourcesDegraded'
              : 'ResourcesProgressing',
          message: `${object.kind} ${object.name} is ${object.health.state}.`,
        }),
      ),
    ])
    .reduce(worse, health);
}

/** A scheduled job between two runs is progressing for ever, and so may be anything that runs no pods. */
function matters(object: Deployment['objects'][number]): boolean {
  return (
    object.health.state === 'degraded' ||
    (object.health.state === 'progressing' &&
      (object.kind === 'Deployment' || object.kind === 'StatefulSet'))
  );
}
