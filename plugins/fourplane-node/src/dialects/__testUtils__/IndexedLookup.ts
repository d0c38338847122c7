// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { isDeepStrictEqual } from 'node:util';
import { KubeObject } from '../../kube/KubeObject';
import { Change, Dialect, Lookup, WatchedKind } from '../Dialect';

type Index = Map<string, KubeObject[]>;

/** A live copy in memory, built on a dialect's own projections and indexes: the store of the tests. */
export class IndexedLookup implements Lookup {
  private readonly kinds: ReadonlyMap<string, WatchedKind>;
  private readonly objects = new Map<string, Map<string, KubeObject>>();
  /** Made when asked for, forgotten with the next change of the kind. */
  private readonly indexes = new Map<string, Map<string, Index>>();

  static create(options: { dialect: Dialect }): IndexedLookup {
    return new IndexedLookup(options.dialect);
  }

  private constructor(dialect: Dialect) {
    this.kinds = new Map(
      dialect.kinds.map(kind => [kind.resource.kind, kind] as const),
    );
  }

  get(kind: string, namespace: string | undefined, name: string) {
    return this.objects.get(kind)?.get(keyOf(namespace, name));
  }

  all(kind: string): Iterable<KubeObject> {
    return this.objects.get(kind)?.values() ?? [];
  }

  *inNamespace(kind: string, namespace: string): Generator<KubeObject> {
    for (const object of this.all(kind)) {
      if (object.metadata.namespace === namespace) {
        yield object;
      }
    }
  }

  byIndex(kind: string, index: string, key: string): Iterable<KubeObject> {
    const keysOf = this.kinds.get(kind)?.indexes[index];
    if (!keysOf) {
      return [];
    }
    const indexes = this.indexes.get(kind) ?? new Map<string, Index>();
    this.indexes.set(kind, indexes);
    const entries = indexes.get(index) ?? indexOf(this.all(kind), keysOf);
    indexes.set(index, entries);
    return entries.get(key) ?? [];
  }

  /** Creates or replaces an object as a watch would report it; `undefined` when nothing that is read has changed. */
  put(object: KubeObject): Change | undefined {
    const kind = this.kinds.get(object.kind ?? '');
    if (!kind) {
      return undefined;
    }
    const { name, namespace } = object.metadata;
    const before = this.get(kind.resource.kind, namespace, name);
    const after = kind.project(object);
    if (before && isDeepStrictEqual(before, after)) {
      return undefined;
    }
    const held = this.objects.get(kind.resource.kind) ?? new Map();
    this.objects.set(kind.resource.kind, held);
    held.set(keyOf(namespace, name), after);
    this.indexes.delete(kind.resource.kind);
    return { kind: kind.resource.kind, before, after };
  }

  remove(object: KubeObject): Change | undefined {
    const { kind = '', metadata } = object;
    const before = this.get(kind, metadata.namespace, metadata.name);
    if (!before) {
      return undefined;
    }
    this.objects.get(kind)?.delete(keyOf(metadata.namespace, metadata.name));
    this.indexes.delete(kind);
    return { kind, before };
  }
}

function indexOf(
  objects: Iterable<KubeObject>,
  keysOf: (object: KubeObject) => readonly string[],
): Index {
  const index: Index = new Map();
  for (const object of objects) {
    for (const key of keysOf(object)) {
      index.set(key, [...(index.get(key) ?? []), object]);
    }
  }
  return index;
}

function keyOf(namespace: string | undefined, name: string): string {
  return `${namespace ?? ''}/${name}`;
}
