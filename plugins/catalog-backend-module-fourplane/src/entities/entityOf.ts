// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  Entity,
} from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import {
  ANNOTATION_UNREADABLE,
  CatalogName,
  ModelRef,
  RefOf,
  Unreadable,
  annotationsOf,
  catalogNameOf,
} from '@fourplane/plugin-fourplane-common';
import { CatalogKind } from './catalogKinds';
import { catalogText } from './catalogText';
import {
  DEFAULT_LIFECYCLE,
  EntityContext,
  domainOf,
  resourceTypes,
  systemOf,
  writers,
} from './entityWords';
import { locationPrefixOf } from './locationPrefixOf';
import { ownerOf } from './ownerOf';
import { titleOf } from './titleOf';

/** Longest text of {@link ANNOTATION_UNREADABLE}, in characters. */
const MAX_UNREADABLE_LENGTH = 500;

/**
 * What a reference is in the catalog. `none`: it exists and is no entity (an endpoint without an interface definition);
 * `absent`: nothing is there to be read. `remarks` say what the catalog could not hold.
 */
export type EntityReading =
  | {
      readonly outcome: 'entity';
      readonly entity: Entity;
      readonly remarks: readonly string[];
    }
  | { readonly outcome: 'none' }
  | { readonly outcome: 'absent' };

/** Translates one reference, read from the model now, into its entity. Pure: what it reads decides what it returns. */
export function entityOf<K extends CatalogKind>(
  ref: RefOf<K>,
  context: EntityContext,
): EntityReading {
  const name = catalogNameOf(ref);
  const reading = context.model.read(ref);
  if (!name || reading.state === 'absent') {
    return { outcome: 'absent' };
  }
  if (reading.state === 'unreadable') {
    return bareEntityOf(ref, context, issuesOf(reading.unreadable));
  }
  // The kind of a reading's model is that of its reference, which the compiler cannot follow through the table.
  const write = writers[ref.kind as K];
  const words = write(reading.model, context);
  if (!words) {
    return { outcome: 'none' };
  }
  const own = 'owner' in reading.model ? reading.model.owner : undefined;
  const owner = ownerOf(ref, own, context);
  const links = words.links ?? [];
  const title = titleOf(ref, reading.model.title, context.model);
  const description = catalogText(reading.model.description);
  return {
    outcome: 'entity',
    entity: {
      ...envelope(name),
      metadata: {
        name: name.name,
        namespace: name.namespace,
        ...(title && { title }),
        ...(description && { description }),
        annotations: { ...identity(ref), ...present(words.annotations) },
        ...(links.length > 0 && { links: [...links] }),
      },
      spec: { ...words.spec, owner: owner.ref },
    },
    remarks: [...owner.remarks, ...(words.remarks ?? [])],
  };
}

/**
 * The entity with only what its reference makes certain, and why it holds no more: an object that cannot be read, or
 * not be shown, keeps its place in the catalog.
 */
export function bareEntityOf<K extends CatalogKind>(
  ref: RefOf<K>,
  context: EntityContext,
  reason: string,
): EntityReading {
  const name = catalogNameOf(ref);
  if (!name) {
    return { outcome: 'absent' };
  }
  const title = titleOf(ref, undefined, context.model);
  return {
    outcome: 'entity',
    entity: {
      ...envelope(name),
      metadata: {
        name: name.name,
        namespace: name.namespace,
        ...(title && { title }),
        annotations: {
          ...identity(ref),
          [ANNOTATION_UNREADABLE]:
            catalogText(reason.slice(0, MAX_UNREADABLE_LENGTH)) ?? 'unreadable',
        },
      },
      spec: { ...bareSpec(ref), owner: ownerOf(ref, undefined, context).ref },
    },
    remarks: [],
  };
}

function bareSpec(ref: RefOf<CatalogKind>): JsonObject {
  switch (ref.kind) {
    case 'tenant':
      return {};
    case 'project':
      return domainOf(ref);
    case 'component':
      return {
        type: 'unknown',
        lifecycle: DEFAULT_LIFECYCLE,
        ...systemOf(ref),
      };
    case 'endpoint':
      return {
        type: 'other',
        lifecycle: DEFAULT_LIFECYCLE,
        definition: 'The definition could not be read.',
        ...systemOf(ref),
      };
    case 'resource':
      return { type: resourceTypes.resource, ...systemOf(ref) };
    default:
      return { type: resourceTypes[ref.kind] };
  }
}

function envelope(name: CatalogName): Pick<Entity, 'apiVersion' | 'kind'> {
  return { apiVersion: 'backstage.io/v1alpha1', kind: name.kind };
}

/** Who the entity stands for, and where it is managed: a stable address without host or credential. */
export function identity(ref: ModelRef): Record<string, string> {
  const path = [ref.tenant, ref.project, ref.component, ref.name];
  const location = `${locationPrefixOf(ref.controlPlane)}${ref.kind}/${path
    .filter(Boolean)
    .join('/')}`;
  return {
    [ANNOTATION_LOCATION]: location,
    [ANNOTATION_ORIGIN_LOCATION]: location,
    ...annotationsOf(ref),
  };
}

function issuesOf({ issues }: Unreadable): string {
  return issues.map(issue => `${issue.path}: ${issue.message}`).join('; ');
}

function present(
  values: Readonly<Record<string, string | undefined>> = {},
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  );
}
