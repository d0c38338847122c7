// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Capability } from '@fourplane/plugin-fourplane-common';
import { ServedKinds } from '../Dialect';

/** The API group of every OpenChoreo kind since 0.3. */
export const OPENCHOREO_GROUP = 'openchoreo.dev';

/** A generation of the v1 line. */
export interface Generation {
  readonly name: 'v1.0' | 'v1.1' | 'v1.2';
  readonly capabilities: readonly Capability[];
}

const CAPABILITIES_OF_ALL: readonly Capability[] = [
  'clusterPlanes',
  'releases',
  'rollback',
  'autoDeploy',
  'componentTypes',
  'secretReferences',
  'alerts',
  'writes',
];

/** Newest first: the kind that came with a generation, and what it can do. */
const generations: readonly (Generation & { readonly marker: string })[] = [
  {
    name: 'v1.2',
    marker: 'projectreleasebindings',
    capabilities: [
      ...CAPABILITIES_OF_ALL,
      'restart',
      'resources',
      'projectReleases',
    ],
  },
  {
    name: 'v1.1',
    marker: 'resourcereleasebindings',
    capabilities: [...CAPABILITIES_OF_ALL, 'restart', 'resources'],
  },
  {
    name: 'v1.0',
    marker: 'renderedreleases',
    capabilities: CAPABILITIES_OF_ALL,
  },
];

/**
 * The generation that a control plane speaks, or `undefined` when it is not of the v1 line. The API version is the same
 * since 0.3, so only the kinds tell.
 */
export function generationOf(served: ServedKinds): Generation | undefined {
  const plurals = new Set(
    served
      .filter(({ group }) => group === OPENCHOREO_GROUP)
      .map(({ plural }) => plural),
  );
  // Every generation of the line has this one; without it a marker is a left-over.
  return plurals.has('renderedreleases')
    ? generations.find(({ marker }) => plurals.has(marker))
    : undefined;
}
