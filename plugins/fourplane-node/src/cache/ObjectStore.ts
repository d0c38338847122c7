// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { isDeepStrictEqual } from 'node:util';
import { Change, WatchedKind } from '../dialects/Dialect';
import { KubeObject } from '../kube/KubeObject';
import { ListWatchStore, Replacement } from './ListWatch';
import { NamespacedMap } from './NamespacedMap';
import { ObjectIndex } from './ObjectIndex';
import { ValuePool } from './ValuePool';

/** Settings of an {@link ObjectStore}. */
export interface ObjectStoreOptions {
  readonly kind: WatchedKind;
  /** Shared by the stores of a cluster. */
  readonly pool: ValuePool;
  readonly onChange: (change: Change) => void;
}

/**
 * The live copy of one kind: projections by namespace and name, with the kind's indexes. Every difference is reported
 * once; an equal projection is no difference; an object recreated under the same name (another UID) is reported as
 * deleted, then created.
 */
export class ObjectStore implements ListWatchStore {
  private readonly objects = new NamespacedMap<KubeObject>();
  private readonly indexes = new Map<string, ObjectIndex<KubeObject>>();

  static create(options: ObjectStoreOptions): ObjectStore {
    return new ObjectStore(options);
  }

  private constructor(private readonly options: ObjectStoreOptions) {
    for (const [name, keysOf] of Object.entries(options.kind.indexes)) {
      this.indexes.set(name, ObjectIndex.create(keysOf));
    }
  }

  get size(): number {
    return this.objects.size;
  }

  get(namespace: string | undefined, name: string): KubeObject | undefined {
    return this.objects.get(namespace, name);
  }

  all(): Iterable<KubeObject> {
    return this.objects.values();
  }

  inNamespace(namespace: string): Iterable<KubeObject> {
    return this.objects.in(namespace);
  }

  byIndex(index: string, key: string): Iterable<KubeObject> {
    return this.indexes.get(index)?.under(key) ?? [];
  }

  put(object: KubeObject): void {
    const { kind, pool } = this.options;
    const after = pool.share(kind.project(object));
    const { namespace, name, uid } = after.metadata;
    const held = this.objects.get(namespace, name);
    const before = held?.metadata.uid === uid ? held : undefined;
    if (held && !before) {
      this.drop(held);
    } else if (before && isDeepStrictEqual(before, after)) {
      return;
    } else if (before) {
      this.unindex(before);
    }
    this.objects.set(namespace, name, after);
    for (const index of this.indexes.values()) {
      index.add(after);
    }
    this.report({ before, after });
  }

  /** Harmless for an object that is not held, or held with another UID than the deleted one. */
  remove(object: KubeObject): void {
    const { namespace, name, uid } = object.metadata;
    const held = this.objects.get(namespace, name);
    if (held && (uid === undefined || held.metadata.uid === uid)) {
      this.drop(held);
    }
  }

  replace(): Replacement {
    const kept = new NamespacedMap<true>();
    return {
      keep: ({ metadata }) => kept.set(metadata.namespace, metadata.name, true),
      forget: ({ metadata }) => kept.delete(metadata.namespace, metadata.name),
      commit: () => {
        for (const held of [...this.objects.values()]) {
          if (!kept.has(held.metadata.namespace, held.metadata.name)) {
            this.drop(held);
          }
        }
        // Who holds the replacement may live as long as a watch.
        kept.clear();
      },
    };
  }

  private drop(held: KubeObject): void {
    this.objects.delete(held.metadata.namespace, held.metadata.name);
    this.unindex(held);
    this.report({ before: held });
  }

  private report(change: Omit<Change, 'kind'>): void {
    this.options.onChange({ kind: this.options.kind.key, ...change });
  }

  private unindex(object: KubeObject): void {
    for (const index of this.indexes.values()) {
      index.remove(object);
    }
  }
}
