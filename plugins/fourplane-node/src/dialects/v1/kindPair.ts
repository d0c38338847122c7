// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ModelKind, RefOf } from '@fourplane/plugin-fourplane-common';
import { Lookup, RefScope } from '../Dialect';
import { ReadContext } from '../reading/ModelReader';
import {
  find,
  findAll,
  Projection,
  ReadableKind,
} from '../reading/ReadableKind';
import { scopedObjects } from '../reading/scopedObjects';

/** The namespaced and the cluster-scoped kind of one thing. */
export interface KindPair<T> {
  readonly namespaced: ReadableKind<T>;
  readonly cluster: ReadableKind<T>;
}

/** Kinds that decide whether such a thing exists. */
export function pairSources({ namespaced, cluster }: KindPair<unknown>) {
  return [namespaced.key, cluster.key];
}

/** A scope with a tenant leaves the cluster's ones out: they are nobody's. */
export function pairRefs<K extends ModelKind, T>(
  modelKind: K,
  { namespaced, cluster }: KindPair<T>,
  scope: RefScope,
  { lookup, refTo }: ReadContext,
): RefOf<K>[] {
  const isEverywhere = Object.values(scope).every(part => part === undefined);
  return [
    ...(isEverywhere ? findAll(cluster, lookup) : []),
    ...scopedObjects(namespaced, scope, lookup),
  ].map(({ metadata: { namespace, name } }) =>
    refTo.of(modelKind, { tenant: namespace, name }),
  );
}

/** The object a reference names, with its kind. */
export function findOfPair<T>(
  { namespaced, cluster }: KindPair<T>,
  ref: { readonly tenant?: string; readonly name: string },
  lookup: Lookup,
): { readonly kind: ReadableKind<T>; readonly object?: Projection<T> } {
  const kind = ref.tenant === undefined ? cluster : namespaced;
  return { kind, object: find(kind, lookup, ref.tenant, ref.name) };
}
