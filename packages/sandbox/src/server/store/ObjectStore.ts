// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { ApiObject } from '../ApiObject';
import { canonicalObject } from './serialiseObject';
import type { StoredObject, StoreEvent } from './StoredObject';
import { storageKey } from './StoredObject';

const FIRST_VERSION = 1000;

/** Thrown when the state at a version can no longer be told. */
export class HistoryExpiredError extends Error {
  constructor(readonly oldestVersion: number) {
    super(`the oldest version still known is ${oldestVersion}`);
    this.name = 'HistoryExpiredError';
  }
}

interface Collection {
  readonly byKey: Map<string, StoredObject>;
  /** All objects in key order; undefined after a change. */
  ordered: readonly StoredObject[] | undefined;
}

const byKey = (left: StoredObject, right: StoredObject) => {
  if (left.key === right.key) {
    return 0;
  }
  return left.key < right.key ? -1 : 1;
};

/**
 * The objects of every resource, one counter of resource versions over all of them, and the
 * last changes (at least `historySize` of them), from which watches resume and lists page.
 */
export class ObjectStore {
  readonly #collections = new Map<string, Collection>();
  readonly #listeners = new Set<(event: StoreEvent) => void>();
  readonly #historySize: number;
  #history: StoreEvent[] = [];
  #version = FIRST_VERSION;
  #oldestVersion = FIRST_VERSION;
  /** Lists can show the state from this version on, which may be long before the oldest for watches. */
  #oldestListed = 0;

  private constructor(historySize: number) {
    this.#historySize = historySize;
  }

  static create(options: { historySize?: number } = {}): ObjectStore {
    return new ObjectStore(options.historySize ?? 20_000);
  }

  /** The version of the last change. */
  get version(): number {
    return this.#version;
  }

  /** Watches can resume from this version and later ones only. */
  get oldestVersion(): number {
    return this.#oldestVersion;
  }

  get(collection: string, key: string): StoredObject | undefined {
    return this.#collections.get(collection)?.byKey.get(key);
  }

  /** Every object of a resource in key order. */
  list(collection: string): readonly StoredObject[] {
    const found = this.#collections.get(collection);
    if (!found) {
      return [];
    }
    found.ordered ??= [...found.byKey.values()].sort(byKey);
    return found.ordered;
  }

  /**
   * Every object of a resource in key order, as it was at a version.
   * Throws {@link HistoryExpiredError} when that version is no longer known.
   */
  listAt(collection: string, version: number): readonly StoredObject[] {
    if (version < this.#oldestListed) {
      throw new HistoryExpiredError(this.#oldestListed);
    }
    const later = this.eventsAfter(version, collection);
    if (later.length === 0) {
      return this.list(collection);
    }
    const state = new Map(this.#collections.get(collection)?.byKey);
    for (const event of later.reverse()) {
      if (event.previous) {
        state.set(event.previous.key, event.previous);
      } else {
        state.delete(event.current.key);
      }
    }
    return [...state.values()].sort(byKey);
  }

  /** The changes of a resource after a version, oldest first. */
  eventsAfter(version: number, collection: string): StoreEvent[] {
    let low = 0;
    let high = this.#history.length;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (this.#history[middle].version <= version) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return this.#history
      .slice(low)
      .filter(event => event.collection === collection);
  }

  /**
   * Stores an object under the next version and tells the listeners. `writtenAs` is what it was
   * read by, the same as before where none is given.
   */
  put(
    collection: string,
    object: ApiObject,
    writtenAs?: unknown,
  ): StoredObject {
    const version = this.#version + 1;
    const { name, namespace } = object.metadata;
    const key = storageKey(namespace, name);
    const found = this.#collection(collection);
    const previous = found.byKey.get(key);
    const current = this.#stored(
      object,
      key,
      version,
      writtenAs ?? previous?.writtenAs,
    );
    found.byKey.set(current.key, current);
    found.ordered = undefined;
    this.#publish({
      type: previous ? 'MODIFIED' : 'ADDED',
      collection,
      version,
      current,
      previous,
    });
    return current;
  }

  /** Removes an object, if it is there, and tells the listeners its last state. */
  remove(collection: string, key: string): StoredObject | undefined {
    const found = this.#collections.get(collection);
    const previous = found?.byKey.get(key);
    if (!found || !previous) {
      return undefined;
    }
    const version = this.#version + 1;
    const current = this.#stored(
      previous.object,
      key,
      version,
      previous.writtenAs,
    );
    found.byKey.delete(key);
    found.ordered = undefined;
    this.#publish({ type: 'DELETED', collection, version, current, previous });
    return current;
  }

  /** Forgets the history: every watch that resumes from before now is told so. */
  expireHistory(): void {
    this.#history = [];
    this.#version += 1;
    this.#oldestVersion = this.#version;
    this.#oldestListed = this.#version;
  }

  /** From now on no watch resumes from before now; what was then can still be listed. */
  beginWatching(): void {
    this.#oldestVersion = this.#version;
  }

  /** Calls back on every change, at once and in order. Returns the undo. */
  subscribe(listener: (event: StoreEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #collection(collection: string): Collection {
    let found = this.#collections.get(collection);
    if (!found) {
      found = { byKey: new Map(), ordered: undefined };
      this.#collections.set(collection, found);
    }
    return found;
  }

  #stored(
    object: ApiObject,
    key: string,
    version: number,
    writtenAs: unknown,
  ): StoredObject {
    const stored = canonicalObject({
      ...object,
      metadata: { ...object.metadata, resourceVersion: String(version) },
    });
    const json = JSON.stringify(stored);
    return { key, version, object: stored, json, writtenAs };
  }

  #publish(event: StoreEvent): void {
    this.#version = event.version;
    this.#history.push(event);
    if (this.#history.length > this.#historySize * 2) {
      this.#history = this.#history.slice(-this.#historySize);
      this.#oldestListed = this.#history[0].version - 1;
      this.#oldestVersion = Math.max(this.#oldestVersion, this.#oldestListed);
    }
    for (const listener of this.#listeners) {
      listener(event);
    }
  }
}
