// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Lookup, RefScope } from '../Dialect';
import { keyOf } from './keys';
import { findAll, findBy, Projection, ReadableKind } from './ReadableKind';

interface Owned {
  readonly project?: string;
  readonly component?: string;
}

/**
 * The objects of a namespaced kind within a scope, by the narrowest index the scope allows. `ownerOf` says what an
 * object belongs to; a kind has the indexes `project` and `component` exactly when it can belong to one.
 */
export function* scopedObjects<T>(
  kind: ReadableKind<T>,
  scope: RefScope,
  lookup: Lookup,
  ownerOf: (content: T) => Owned = () => ({}),
): Generator<Projection<T>> {
  for (const object of narrowest(kind, scope, lookup)) {
    const owner = object.content === undefined ? {} : ownerOf(object.content);
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
    return findBy(kind, lookup, 'tenant', tenant);
  }
  if (component !== undefined && Object.hasOwn(kind.indexes, 'component')) {
    return findBy(kind, lookup, 'component', keyOf(tenant, project, component));
  }
  return Object.hasOwn(kind.indexes, 'project')
    ? findBy(kind, lookup, 'project', keyOf(tenant, project))
    : [];
}
