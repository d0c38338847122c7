// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Lookup, RefScope } from '../Dialect';
import { keyOf } from './keys';
import {
  findAll,
  findBy,
  findIn,
  Projection,
  ReadableKind,
} from './ReadableKind';

/** The objects of a namespaced kind within a scope, by the narrowest way the scope allows. */
export function* scopedObjects<T>(
  kind: ReadableKind<T>,
  scope: RefScope,
  lookup: Lookup,
): Generator<Projection<T>> {
  for (const object of narrowest(kind, scope, lookup)) {
    const owner = kind.ownerOf(object);
    if (
      (scope.project === undefined || owner.project === scope.project) &&
      (scope.component === undefined || owner.component === scope.component)
    ) {
      yield object;
    }
  }
}

function narrowest<T>(
  kind: ReadableKind<T>,
  { tenant, project, component }: RefScope,
  lookup: Lookup,
): Iterable<Projection<T>> {
  if (tenant === undefined) {
    return findAll(kind, lookup);
  }
  if (project === undefined) {
    return findIn(kind, lookup, tenant);
  }
  return component === undefined
    ? findBy(kind, lookup, 'project', keyOf(tenant, project))
    : findBy(kind, lookup, 'component', keyOf(tenant, project, component));
}
