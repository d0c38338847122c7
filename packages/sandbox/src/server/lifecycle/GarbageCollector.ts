// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { ApiObject } from '../ApiObject';
import type { ResourceRegistry } from '../resources/ResourceRegistry';
import type { ResourceType } from '../resources/ResourceType';
import { collectionKey } from '../resources/ResourceType';
import type { ObjectStore } from '../store/ObjectStore';
import type { StoreEvent } from '../store/StoredObject';
import type { ObjectRemover } from '../write/ObjectRemover';
import { ownUpdated } from '../write/apply/fieldOwnership';
import { plainDelete } from '../write/ObjectRemover';
import { timestamp } from '../write/timestamp';

/** Whose changes to objects the collector's are. */
const MANAGER = 'kube-controller-manager';

interface Place {
  readonly collection: string;
  readonly key: string;
}

const placeText = (place: Place) => `${place.collection} ${place.key}`;

/**
 * Deletes objects whose owners are gone, and carries out foreground and orphaning deletes.
 * Works off a queue of objects between requests, as Kubernetes' own collector does.
 */
export class GarbageCollector {
  readonly #store: ObjectStore;
  readonly #registry: ResourceRegistry;
  readonly #remover: ObjectRemover;
  readonly #unsubscribe: () => void;
  /** The uids of everything stored. */
  readonly #uids = new Map<string, Place>();
  /** Dependents by the uid of an owner. */
  readonly #dependents = new Map<string, Map<string, Place>>();
  readonly #queue = new Map<string, Place>();
  #scheduled: NodeJS.Immediate | undefined;

  private constructor(options: {
    store: ObjectStore;
    registry: ResourceRegistry;
    remover: ObjectRemover;
  }) {
    this.#store = options.store;
    this.#registry = options.registry;
    this.#remover = options.remover;
    this.#unsubscribe = this.#store.subscribe(event => this.#observe(event));
  }

  static create(options: {
    store: ObjectStore;
    registry: ResourceRegistry;
    remover: ObjectRemover;
  }): GarbageCollector {
    return new GarbageCollector(options);
  }

  stop(): void {
    this.#unsubscribe();
    if (this.#scheduled) {
      clearImmediate(this.#scheduled);
    }
  }

  #observe(event: StoreEvent): void {
    const place = { collection: event.collection, key: event.current.key };
    const { metadata } = event.current.object;
    this.#forget(event.previous?.object, place);
    if (event.type === 'DELETED') {
      const gone = metadata.uid ?? '';
      this.#uids.delete(gone);
      this.#dependents.get(gone)?.forEach(each => this.#enqueue(each));
      metadata.ownerReferences?.forEach(owner => {
        const found = this.#uids.get(owner.uid);
        if (found) {
          this.#enqueue(found);
        }
      });
      return;
    }
    this.#uids.set(metadata.uid ?? '', place);
    for (const owner of metadata.ownerReferences ?? []) {
      const known = this.#dependents.get(owner.uid) ?? new Map<string, Place>();
      known.set(placeText(place), place);
      this.#dependents.set(owner.uid, known);
    }
    if (metadata.ownerReferences?.length || metadata.deletionTimestamp) {
      this.#enqueue(place);
    }
  }

  #forget(object: ApiObject | undefined, place: Place): void {
    for (const owner of object?.metadata.ownerReferences ?? []) {
      const known = this.#dependents.get(owner.uid);
      known?.delete(placeText(place));
      if (known?.size === 0) {
        this.#dependents.delete(owner.uid);
      }
    }
  }

  #enqueue(place: Place): void {
    this.#queue.set(placeText(place), place);
    this.#scheduled ??= setImmediate(() => this.#run());
  }

  #run(): void {
    this.#scheduled = undefined;
    const batch = [...this.#queue.values()];
    this.#queue.clear();
    for (const place of batch) {
      this.#collect(place);
    }
  }

  #typeOf(collection: string): ResourceType | undefined {
    return this.#registry
      .all()
      .find(type => collectionKey(type) === collection);
  }

  #collect(place: Place): void {
    const object = this.#store.get(place.collection, place.key)?.object;
    const type = this.#typeOf(place.collection);
    if (!object || !type) {
      return;
    }
    const { metadata } = object;
    const owners = metadata.ownerReferences ?? [];
    if (
      owners.length > 0 &&
      !metadata.deletionTimestamp &&
      !owners.some(owner => this.#uids.has(owner.uid))
    ) {
      this.#remove(type, object, 'Background');
      return;
    }
    if (metadata.deletionTimestamp) {
      this.#propagate(place, object);
    }
  }

  #propagate(place: Place, object: ApiObject): void {
    const finalizers = object.metadata.finalizers ?? [];
    const dependents = [
      ...(this.#dependents.get(object.metadata.uid ?? '')?.values() ?? []),
    ];
    if (finalizers.includes('orphan')) {
      dependents.forEach(each => this.#disown(each, object.metadata.uid ?? ''));
      this.#dropFinalizer(place, 'orphan');
      return;
    }
    if (!finalizers.includes('foregroundDeletion')) {
      return;
    }
    if (dependents.length === 0) {
      this.#dropFinalizer(place, 'foregroundDeletion');
      return;
    }
    for (const each of dependents) {
      const dependent = this.#store.get(each.collection, each.key)?.object;
      const type = this.#typeOf(each.collection);
      if (dependent && type && !dependent.metadata.deletionTimestamp) {
        this.#remove(type, dependent, 'Foreground');
      }
    }
  }

  #remove(
    type: ResourceType,
    object: ApiObject,
    propagation: 'Background' | 'Foreground',
  ): void {
    const { namespace, name } = object.metadata;
    this.#remover.remove(type, namespace, name, {
      ...plainDelete,
      propagation,
    });
  }

  #disown(place: Place, uid: string): void {
    const object = this.#store.get(place.collection, place.key)?.object;
    const type = this.#typeOf(place.collection);
    if (object && type) {
      const owners = object.metadata.ownerReferences?.filter(
        owner => owner.uid !== uid,
      );
      const after: ApiObject = {
        ...object,
        metadata: {
          ...object.metadata,
          ownerReferences: owners?.length ? owners : undefined,
        },
      };
      const by = { type, subresource: undefined, manager: MANAGER };
      this.#store.put(
        place.collection,
        ownUpdated({ ...by, time: timestamp() }, object, after, undefined),
      );
    }
  }

  #dropFinalizer(place: Place, finalizer: string): void {
    const object = this.#store.get(place.collection, place.key)?.object;
    if (!object) {
      return;
    }
    const finalizers = object.metadata.finalizers?.filter(
      each => each !== finalizer,
    );
    if (finalizers?.length) {
      this.#store.put(place.collection, {
        ...object,
        metadata: { ...object.metadata, finalizers },
      });
    } else {
      this.#store.remove(place.collection, place.key);
    }
  }
}
