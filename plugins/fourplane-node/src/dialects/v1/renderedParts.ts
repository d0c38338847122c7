// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Deployment, Health } from '@fourplane/plugin-fourplane-common';
import { Lookup } from '../Dialect';
import { worse } from '../reading/conditionHealth';
import { findBy, Projection } from '../reading/ReadableKind';
import { troublesOf } from '../reading/renderedObjects';
import {
  RenderedReleaseContent,
  renderedReleaseKind,
} from './kinds/renderedRelease';
import { Placement, placementKey } from './placement';

/** What was rendered for something in an environment, in order of name so that it does not depend on the order of events. */
export function renderedFor(
  placement: Placement,
  tenant: string,
  lookup: Lookup,
): Projection<RenderedReleaseContent>[] {
  const key = placementKey(placement, tenant);
  return [...findBy(renderedReleaseKind, lookup, 'placement', key)].sort(
    (one, other) => (one.metadata.name < other.metadata.name ? -1 : 1),
  );
}

/** What of it could be read. */
export function contentsOf(
  rendered: readonly Projection<RenderedReleaseContent>[],
): RenderedReleaseContent[] {
  return rendered.flatMap(({ content }) => (content ? [content] : []));
}

/** The objects on the data plane. */
export function dataPlaneObjects(
  parts: readonly RenderedReleaseContent[],
): Deployment['objects'] {
  return parts
    .filter(({ onDataPlane }) => onDataPlane)
    .flatMap(part => part.objects);
}

/**
 * A binding's word, made worse by what it does not yet know: that applying failed, or that one of the objects is
 * degraded or its pods are still coming. Only where the binding calls all well; otherwise it already names a cause.
 */
export function withRendered(
  health: Health,
  parts: readonly RenderedReleaseContent[],
): Health {
  if (health.state !== 'ready') {
    return health;
  }
  return parts
    .flatMap(part => [
      ...(part.applyFailure ? [part.applyFailure] : []),
      ...troublesOf(part.objects),
    ])
    .reduce(worse, health);
}
