// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ModelKind } from '@fourplane/plugin-fourplane-common';

/** A model kind that is a catalog entity. */
export type CatalogKind = (typeof catalogKinds)[number];

/** The model kinds that become entities, owners before what they own. */
export const catalogKinds = [
  'tenant',
  'project',
  'observabilityPlane',
  'dataPlane',
  'buildPlane',
  'environment',
  'pipeline',
  'resource',
  'component',
  'endpoint',
] as const satisfies readonly ModelKind[];

/**
 * The kinds an entity's content is read from. Until each has been listed, an entity may lack relations or its owner:
 * good enough to show what nobody has seen, not to overwrite what the catalog holds.
 */
export const partsOf: Readonly<Record<CatalogKind, readonly CatalogKind[]>> = {
  tenant: ['tenant'],
  project: ['project', 'tenant'],
  component: ['component', 'endpoint', 'project', 'tenant'],
  endpoint: ['endpoint', 'component', 'project', 'tenant'],
  resource: ['resource', 'project', 'tenant'],
  environment: ['environment', 'tenant'],
  pipeline: ['pipeline', 'tenant'],
  dataPlane: ['dataPlane', 'tenant'],
  buildPlane: ['buildPlane', 'tenant'],
  observabilityPlane: ['observabilityPlane', 'tenant'],
};

/** Whether things of the kind become entities. */
export function isCatalogKind(kind: ModelKind): kind is CatalogKind {
  return catalogKinds.some(candidate => candidate === kind);
}
