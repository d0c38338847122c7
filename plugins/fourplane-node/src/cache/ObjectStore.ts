// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { isDeepStrictEqual } from 'node:util';
import { Change, WatchedKind } from '../dialects/Dialect';
import { KubeObject } from '../kube/KubeObject';
import { ObjectIndex } from './ObjectIndex';
import { ListWatchStore, Replacement } from './ListWatch';
import { StringPool } from './StringPool';

/**
 * The live copy of one kind: projections by namespace and name, with the kind's indexes. Every difference is reported
 * once; an equal projection is no difference; an object recreated under the same name (another UID) is reported as
 * deleted, then created.
 */
export class ObjectStore implements ListWatchStore {
  private readonly objects = new Map<string, KubeObject>();
  private readonly strings = new StringPool();
  private readonly indexes = new Map<string, ObjectIndex<KubeObject>>();

  static create(options: {
    kind: WatchedKind;
    onChange: (change: Change) => void;
  }): ObjectStore {
    return new ObjectStore(options.kind, options.onChange);
  }

  private constructor(
    private readonly kind: WatchedKind,
    private readonly onChange: (change: Change) => void,
  ) {
    for (const [name, keysOf] of Object.entries(kind.indexes)) {
      this.indexes.set(name, ObjectIndex.create(keysOf));
    }
  }

  get size(): number {
    return this.objects.size;
  }

  get(namespace: string | undefined, name: string): KubeObject | undefined {
    return this.objects.get(keyOf(namespace, name));
  }

  all(): Iterable<KubeObject> {
    return this.objects.values();
  }

  byIndex(index: string, key: string): Iterable<KubeObject> {
    return this.indexes.get(index)?.under(key) ?? [];
  }

  put(object: KubeObject): void {
    const after = this.strings.share(this.kind.project(object));
    const key = keyOf(after.metadata.namespace, after.metadata.name);
    const before = this.objects.get(key);
    if (before && before.metadata.uid !== after.metadata.uid) {
      this.drop(key);
    } else if (before && isDeepStrictEqual(before, after)) {
      return;
    } else if (before) {
      this.unindex(before);
    }
    this.objects.set(key, after);
    for (const index of this.indexes.values()) {
      index.add(after);
    }
    this.onChange({
      kind: this.kind.resource.kind,
      before: before?.metadata.uid === after.metadata.uid ? before : undefined,
      after,
    });
  }

  /** Harmless for an object that is not held, or held with another UID than the deleted one. */
  remove(object: KubeObject): void {
    const { namespace, name, uid } = object.metadata;
    const key = keyOf(namespace, name);
    const held = this.objects.get(key);
    if (held && (uid === undefined || held.metadata.uid === uid)) {
      this.drop(key);
    }
  }

  replace(): Replacement {
    const kept = new Set<string>();
    return {
      keep: ({ metadata }) =>
        kept.add(keyOf(metadata.namespace, metadata.name)),
      forget: ({ metadata }) =>
        kept.delete(keyOf(metadata.namespace, metadata.name)),
      commit: () => {
        for (const key of [...this.objects.keys()]) {
          if (!kept.has(key)) {
            this.drop(key);
          }
        }
        // Who holds the replacement may live as long as a watch.
        kept.clear();
      },
    };
  }

  private drop(key: string): void {
    const before = this.objects.get(key);
    if (before) {
      this.objects.delete(key);
      this.unindex(before);
      this.onChange({ kind: this.kind.resource.kind, before });
    }
  }

  private unindex(object: KubeObject): void {
    for (const index of this.indexes.values()) {
      index.remove(object);
    }
  }
}

/** Neither part can contain a slash. */
function keyOf(namespace: string | undefined, name: string): string {
  return namespace ? `${namespace}/${name}` : name;
}
