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
    this.kinds = new Map(dialect.kinds.map(kind => [kind.key, kind] as const));
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
    const kind = this.kindOf(object);
    if (!kind) {
      return undefined;
    }
    const { key } = kind;
    const { name, namespace } = object.metadata;
    const before = this.get(key, namespace, name);
    const after = kind.project(object);
    if (before && isDeepStrictEqual(before, after)) {
      return undefined;
    }
    const held = this.objects.get(key) ?? new Map();
    this.objects.set(key, held);
    held.set(keyOf(namespace, name), after);
    this.indexes.delete(key);
    return { kind: key, before, after };
  }

  remove(object: KubeObject): Change | undefined {
    const { name, namespace } = object.metadata;
    const key = this.kindOf(object)?.key ?? '';
    const before = this.get(key, namespace, name);
    if (!before) {
      return undefined;
    }
    this.objects.get(key)?.delete(keyOf(namespace, name));
    this.indexes.delete(key);
    return { kind: key, before };
  }

  private kindOf({ apiVersion = '', kind }: KubeObject) {
    const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
    return [...this.kinds.values()].find(
      ({ resource }) => resource.kind === kind && resource.group === group,
    );
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
