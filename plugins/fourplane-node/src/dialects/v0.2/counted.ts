// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Lookup, RefScope } from '../Dialect';
import { ReadContext } from '../reading/ModelReader';
import { Issue } from '../reading/parseTolerantly';
import { findAll, findBy, Projection } from '../reading/ReadableKind';
import {
  ChoreoKind,
  IDENTITY_INDEX,
  identityKey,
  Names,
  SCOPE_INDEX,
  Scope,
  scopeKey,
} from './choreoKind';
import { organizationKind } from './kinds/organization';
import { label } from './labels';

/** The namespace of a tenant: its organization's; without one the namespace that is called like it. */
export function namespaceOf(tenant: string, lookup: Lookup): string {
  const organization = first(
    findBy(
      organizationKind,
      lookup,
      IDENTITY_INDEX,
      identityKey({ name: tenant }),
    ),
  );
  return (
    organization?.content?.namespace ?? organization?.metadata.name ?? tenant
  );
}

/**
 * The object a reference names. OpenChoreo looks in the tenant's namespace, and of several takes the first by object
 * name; so does this.
 */
export function counted<T>(
  kind: ChoreoKind<T>,
  names: Names,
  lookup: Lookup,
): Projection<T> | undefined {
  const namesakes = findBy(kind, lookup, IDENTITY_INDEX, identityKey(names));
  return first(namesakes, object => isAtHome(kind, object, lookup));
}

/** Whether something of this name exists. */
export function exists<T>(
  kind: ChoreoKind<T>,
  names: Names,
  lookup: Lookup,
): boolean {
  return counted(kind, names, lookup) !== undefined;
}

/** The objects that count within a scope. */
export function* members<T>(
  kind: ChoreoKind<T>,
  scope: RefScope,
  lookup: Lookup,
): Generator<Projection<T>> {
  const candidates =
    scope.tenant === undefined
      ? findAll(kind, lookup)
      : within(kind, scope, lookup);
  for (const object of candidates) {
    const { tenant, project, component } = kind.scopeOf(object);
    if (
      (scope.tenant === undefined || tenant === scope.tenant) &&
      (scope.project === undefined || project === scope.project) &&
      (scope.component === undefined || component === scope.component) &&
      counts(kind, object, lookup)
    ) {
      yield object;
    }
  }
}

/** Everything that says it is within a place, whether or not it counts. */
export function within<T>(
  kind: ChoreoKind<T>,
  scope: Scope,
  lookup: Lookup,
): Iterable<Projection<T>> {
  return findBy(kind, lookup, SCOPE_INDEX, scopeKey(scope));
}

/** Why an object with a name of its own is not what that name stands for. */
export function whyNotCounted<T>(
  kind: ChoreoKind<T>,
  object: Projection<T>,
  { lookup }: ReadContext,
): Issue[] {
  const names = kind.namesOf(object);
  if (!names) {
    return [];
  }
  const { tenant = '' } = names;
  if (!isAtHome(kind, object, lookup)) {
    const home = namespaceOf(tenant, lookup);
    return [
      {
        path: 'metadata.namespace',
        message: `must be ${home}, the namespace of organization ${tenant}: OpenChoreo does not look for it elsewhere`,
      },
    ];
  }
  const other = counted(kind, names, lookup);
  return other && !isSameObject(other, object)
    ? [
        {
          path: `metadata.labels.${label.name}`,
          message: `is the name of ${kind.kind} ${other.metadata.name} already: OpenChoreo takes the first by object name and ignores this one`,
        },
      ]
    : [];
}

function counts<T>(
  kind: ChoreoKind<T>,
  object: Projection<T>,
  lookup: Lookup,
): boolean {
  const names = kind.namesOf(object);
  const found = names && counted(kind, names, lookup);
  return found !== undefined && isSameObject(found, object);
}

function isAtHome<T>(
  kind: ChoreoKind<T>,
  object: Projection<T>,
  lookup: Lookup,
): boolean {
  const { tenant } = kind.namesOf(object) ?? {};
  return (
    !kind.namespaced ||
    (tenant !== undefined &&
      namespaceOf(tenant, lookup) === object.metadata.namespace)
  );
}

function isSameObject(
  { metadata: one }: Projection<unknown>,
  { metadata: other }: Projection<unknown>,
): boolean {
  return one.name === other.name && one.namespace === other.namespace;
}

function first<T>(
  objects: Iterable<Projection<T>>,
  isWanted: (object: Projection<T>) => boolean = () => true,
): Projection<T> | undefined {
  let found: Projection<T> | undefined;
  for (const object of objects) {
    if (
      isWanted(object) &&
      (!found || object.metadata.name < found.metadata.name)
    ) {
      found = object;
    }
  }
  return found;
}
