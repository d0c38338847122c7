// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { ApiObject } from '../ApiObject';
import { isJsonObject } from '../ApiObject';
import { conflict, notFound } from '../http/StatusError';
import type { ResourceType } from '../resources/ResourceType';
import { collectionKey } from '../resources/ResourceType';
import type { ObjectStore } from '../store/ObjectStore';
import type { StoredObject } from '../store/StoredObject';
import { storageKey } from '../store/StoredObject';
import { markedForDeletion } from './markedForDeletion';
import type { DeleteOptions } from './WriteOptions';
import { writtenObject } from './WriteTarget';

/** What a delete did: the object is gone, or it waits for its finalizers. */
export type Removal =
  | { readonly outcome: 'removed'; readonly last: StoredObject }
  | { readonly outcome: 'terminating'; readonly object: StoredObject };

const PROPAGATION_FINALIZER = {
  Foreground: 'foregroundDeletion',
  Orphan: 'orphan',
  Background: undefined,
} as const;

/** Options of a delete without conditions, as the server's own loops use them. */
export const plainDelete: DeleteOptions = {
  dryRun: false,
  uid: undefined,
  resourceVersion: undefined,
  propagation: 'Background',
  gracePeriodSeconds: undefined,
};

/** How many seconds a pod that runs on a node is given to end; nothing else is. */
function gracePeriod(
  type: ResourceType,
  object: ApiObject,
  options: DeleteOptions,
): number {
  const spec = isJsonObject(object.spec) ? object.spec : {};
  const { phase } = isJsonObject(object.status) ? object.status : {};
  const isPod = type.group === '' && type.kind === 'Pod';
  if (!isPod || !spec.nodeName || phase === 'Failed' || phase === 'Succeeded') {
    return 0;
  }
  const asked =
    options.gracePeriodSeconds ?? spec.terminationGracePeriodSeconds ?? 0;
  const known = object.metadata.deletionGracePeriodSeconds;
  // a pod that is ending already may be given less time, not more
  return known === undefined ? Number(asked) : Math.min(Number(asked), known);
}

/** Deletes objects: at once, or, where finalizers hold them, by a deletion timestamp. */
export class ObjectRemover {
  readonly #store: ObjectStore;

  private constructor(store: ObjectStore) {
    this.#store = store;
  }

  static create(options: { store: ObjectStore }): ObjectRemover {
    return new ObjectRemover(options.store);
  }

  /** Deletes one object; throws 404, or 409 when a precondition does not hold. */
  remove(
    type: ResourceType,
    namespace: string | undefined,
    name: string,
    options: DeleteOptions,
  ): Removal {
    const collection = collectionKey(type);
    const found = this.#store.get(collection, storageKey(namespace, name));
    if (!found) {
      throw notFound(type, name);
    }
    this.#checkPreconditions(type, found, options);
    const grace = gracePeriod(type, found.object, options);
    const marked = markedForDeletion(type, found.object, {
      graceSeconds: grace,
      finalizer:
        options.propagation && PROPAGATION_FINALIZER[options.propagation],
    });
    const held =
      (marked.metadata.finalizers?.length ?? 0) > 0 ||
      grace > 0 ||
      this.#isNamespace(type);
    if (!held) {
      const last = options.dryRun
        ? found
        : this.#store.remove(collection, found.key) ?? found;
      return { outcome: 'removed', last };
    }
    const { deletionTimestamp, deletionGracePeriodSeconds = 0 } =
      found.object.metadata;
    const isKnown =
      deletionTimestamp !== undefined && grace >= deletionGracePeriodSeconds;
    if (isKnown || (options.dryRun && grace === 0)) {
      return { outcome: 'terminating', object: found };
    }
    if (options.dryRun) {
      return {
        outcome: 'terminating',
        object: { ...found, ...writtenObject(marked) },
      };
    }
    return {
      outcome: 'terminating',
      object: this.#store.put(collection, marked),
    };
  }

  #isNamespace(type: ResourceType): boolean {
    return type.group === '' && type.kind === 'Namespace';
  }

  #checkPreconditions(
    type: ResourceType,
    found: StoredObject,
    options: DeleteOptions,
  ): void {
    const { uid, resourceVersion, name } = found.object.metadata;
    const subject = { group: type.group, plural: type.kind };
    if (options.uid && options.uid !== uid) {
      throw conflict(
        subject,
        name,
        `the UID in the precondition (${options.uid}) does not match the UID in record (${uid}). The object might have been deleted and then recreated`,
      );
    }
    if (
      options.resourceVersion &&
      options.resourceVersion !== resourceVersion
    ) {
      throw conflict(
        subject,
        name,
        `the ResourceVersion in the precondition (${options.resourceVersion}) does not match the ResourceVersion in record (${resourceVersion}). The object might have been modified`,
      );
    }
  }
}
