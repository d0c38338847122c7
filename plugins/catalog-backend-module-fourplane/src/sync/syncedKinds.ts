// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  entityRefOf,
  isTemplatedRef,
  ModelKind,
  RefOf,
  TemplatedKind,
  templatedKinds,
  templateNameOf,
} from '@fourplane/plugin-fourplane-common';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { CatalogKind, catalogKinds, partsOf } from '../entities/catalogKinds';

/** A model kind whose things are in the catalog: as they are, or as templates by which such are made. */
export type SyncedKind = CatalogKind | TemplatedKind;

/** The kinds that are in the catalog, owners before what they own. */
export function syncedKinds(options: {
  readonly templates: boolean;
}): readonly SyncedKind[] {
  return options.templates
    ? [...catalogKinds, ...templatedKinds]
    : catalogKinds;
}

/** The kinds that what is in the catalog is read from. */
export const partsOfSynced: Readonly<Record<SyncedKind, readonly ModelKind[]>> =
  {
    ...partsOf,
    componentType: ['componentType', 'trait', 'workflow', 'tenant'],
    projectType: ['projectType', 'tenant'],
    resourceType: ['resourceType', 'tenant'],
  };

/** The ref of the entity that a thing is in the catalog. */
export function syncedEntityRef(ref: RefOf<SyncedKind>): string {
  return isTemplatedRef(ref)
    ? stringifyEntityRef(templateNameOf(ref))
    : entityRefOf(ref) ?? '';
}
