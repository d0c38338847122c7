// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Lookup } from '../Dialect';
import { keyOf } from '../reading/keys';
import { findBy, Projection } from '../reading/ReadableKind';
import { exists } from './counted';
import { DeploymentContent } from './kinds/deployment';
import { EndpointContent, endpointKind } from './kinds/endpoint';

/** An endpoint of a deployment, with the name that its artifact gave it. */
export type DeployedEndpoint = EndpointContent & { readonly name: string };

/** The objects that say they are a deployment's endpoints, by object name. */
export function endpointObjectsOf(
  { tenant, project, component, track, environment, name }: DeploymentContent,
  lookup: Lookup,
): Projection<EndpointContent>[] {
  if (name === undefined) {
    return [];
  }
  const key = keyOf(tenant, project, component, name);
  return [...findBy(endpointKind, lookup, 'deployment', key)]
    .filter(
      ({ content, metadata }) =>
        content &&
        content.track === track &&
        content.environment === environment &&
        exists(endpointKind, { tenant, project, name: metadata.name }, lookup),
    )
    .sort((one, other) => (one.metadata.name < other.metadata.name ? -1 : 1));
}

/** The endpoints of a deployment, by name. */
export function endpointsOf(
  deployment: DeploymentContent,
  lookup: Lookup,
): DeployedEndpoint[] {
  return endpointObjectsOf(deployment, lookup)
    .flatMap(({ content, metadata }) =>
      content ? [{ ...content, name: content.name ?? metadata.name }] : [],
    )
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}
