// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { ApiObject, JsonObject } from '../ApiObject';
import { isJsonObject } from '../ApiObject';
import {
  alreadyExists,
  conflict,
  notFound,
  StatusError,
} from '../http/StatusError';
import { apiVersionOf, collectionKey } from '../resources/ResourceType';
import { isEqual } from '../schema/isEqual';
import type { ObjectStore } from '../store/ObjectStore';
import type { StoredObject } from '../store/StoredObject';
import { storageKey } from '../store/StoredObject';
import {
  ownApplied,
  ownCreated,
  ownUpdated,
  settled as settledTimes,
} from './apply/fieldOwnership';
import { changedObject, isFinished, withGeneration } from './changedObject';
import { decodeObject, decodeSent } from './decodeObject';
import { completeObject, fillObject } from './fillObject';
import { changedUid, missingVersion, wrongUid } from './identityErrors';
import { newObject } from './newObject';
import { readAs } from './readAs';
import { validateObject } from './validateObject';
import { askWebhooks, type ValidatingWebhook } from './ValidatingWebhook';
import type { WriteTarget, WrittenObject } from './WriteTarget';
import {
  checkName,
  checkNamespace,
  ownershipRequest,
  writtenObject,
} from './WriteTarget';

/** What a request says of `managedFields`, before empty members are dropped. */
function askedManagedFields(body: unknown): unknown {
  const metadata = isJsonObject(body) ? body.metadata : undefined;
  return isJsonObject(metadata) ? metadata.managedFields : undefined;
}

/** Throws for a version that is none, or an outdated one. */
function checkVersion(
  target: WriteTarget,
  asked: string | undefined,
  old: ApiObject,
): void {
  if (asked && !/^\d+$/.test(asked)) {
    throw new StatusError({
      code: 500,
      message: `strconv.ParseUint: parsing ${JSON.stringify(
        asked,
      )}: invalid syntax`,
    });
  }
  if (asked && asked !== old.metadata.resourceVersion) {
    throw conflict(target.type, target.name);
  }
}

/** Creates and updates objects as the API server does: decode, fill in, own, complete, validate, admit, store. */
export class ObjectWriter {
  readonly #store: ObjectStore;
  #webhooks: readonly ValidatingWebhook[] = [];

  private constructor(store: ObjectStore) {
    this.#store = store;
  }

  static create(options: { store: ObjectStore }): ObjectWriter {
    return new ObjectWriter(options.store);
  }

  /** From now on these are asked before anything is stored. */
  askBefore(webhooks: readonly ValidatingWebhook[]): void {
    this.#webhooks = webhooks;
  }

  /** Stores a new object; throws a {@link StatusError} for everything a real server refuses. */
  create(target: WriteTarget, body: unknown): WrittenObject {
    return this.#create(target, decodeSent(target.type, body), created =>
      ownCreated(ownershipRequest(target), created),
    );
  }

  #create(
    target: WriteTarget,
    decoded: ApiObject,
    own: (created: ApiObject) => ApiObject,
  ): WrittenObject {
    const { type } = target;
    if (type.namespaced) {
      checkNamespace(target, decoded);
    }
    const created = newObject(this.#store, target, decoded, own);
    validateObject(type, created, undefined);
    askWebhooks(this.#webhooks, this.#store, target, created, undefined);
    if (decoded.metadata.resourceVersion) {
      throw new StatusError({
        code: 500,
        message: 'resourceVersion should not be set on objects to be created',
      });
    }
    const { name, namespace } = created.metadata;
    const collection = collectionKey(type);
    const existing = this.#store.get(collection, storageKey(namespace, name));
    if (existing) {
      const isGoing = existing.object.metadata.deletionTimestamp !== undefined;
      throw alreadyExists(type, name, isGoing);
    }
    return target.dryRun
      ? writtenObject(created)
      : this.#store.put(collection, created, type);
  }

  /** Replaces an object. */
  update(target: WriteTarget, body: unknown): WrittenObject {
    const { type, name } = target;
    const decoded = decodeSent(type, body);
    checkName(target, decoded);
    checkNamespace(target, decoded);
    const current = this.current(target);
    if (type.custom && !decoded.metadata.resourceVersion) {
      throw missingVersion(type, name);
    }
    const { uid } = decoded.metadata;
    if (uid && uid !== current.object.metadata.uid) {
      throw wrongUid(type, current.object, uid);
    }
    return this.#replace(target, current, decoded, (before, after) =>
      ownUpdated(
        ownershipRequest(target),
        before,
        after,
        askedManagedFields(body),
      ),
    );
  }

  /** Changes an object by a function of its present state. */
  patch(
    target: WriteTarget,
    change: (current: ApiObject) => unknown,
  ): WrittenObject {
    const current = this.current(target);
    const made = change(current.object);
    const changed = decodeSent(target.type, made);
    checkNamespace(target, changed);
    checkName(target, changed);
    return this.#replace(target, current, changed, (before, after) =>
      ownUpdated(
        ownershipRequest(target),
        before,
        after,
        askedManagedFields(made),
      ),
    );
  }

  /**
   * Merges an applied object into the live one, or creates it; throws a 409 when others own what
   * it sets and the apply is not forced.
   */
  apply(
    target: WriteTarget,
    applied: JsonObject,
    force: boolean,
  ): WrittenObject & { readonly created: boolean } {
    const { type, namespace, name } = target;
    const request = ownershipRequest(target);
    const live = this.#store.get(
      collectionKey(type),
      storageKey(namespace, name),
    );
    if (!live && !target.subresource) {
      const nothing: ApiObject = {
        apiVersion: apiVersionOf(type),
        kind: type.kind,
        metadata: { name },
      };
      const object = ownApplied(request, nothing, applied, force);
      const { resourceVersion: _version, uid, ...metadata } = object.metadata;
      if (uid) {
        throw changedUid(type, name, uid);
      }
      const wanted = decodeObject(type, { ...object, metadata });
      return {
        ...this.#create(target, wanted, created => created),
        created: true,
      };
    }
    const current = live ? readAs(type, live) : this.current(target);
    const wanted = decodeObject(
      type,
      ownApplied(request, current.object, applied, force),
    );
    const { managedFields } = wanted.metadata;
    const written = this.#replace(target, current, wanted, (before, after) =>
      settledTimes(before, {
        ...after,
        metadata: { ...after.metadata, managedFields },
      }),
    );
    return { ...written, created: false };
  }

  /** The object a request is about, or a 404. */
  current(
    target: Pick<WriteTarget, 'type' | 'namespace' | 'name'>,
  ): StoredObject {
    const { type, namespace, name } = target;
    const found = this.#store.get(
      collectionKey(type),
      storageKey(namespace, name),
    );
    if (!found) {
      throw notFound(type, name);
    }
    return readAs(type, found);
  }

  #replace(
    target: WriteTarget,
    current: StoredObject,
    wanted: ApiObject,
    own: (before: ApiObject, after: ApiObject) => ApiObject,
  ): WrittenObject {
    const { type, name } = target;
    const old = current.object;
    checkVersion(target, wanted.metadata.resourceVersion, old);
    const { uid } = wanted.metadata;
    if (uid && uid !== old.metadata.uid) {
      throw changedUid(type, name, uid);
    }
    const filled = fillObject(type, changedObject(target, old, wanted));
    const completed = completeObject(type, own(old, filled), old);
    validateObject(type, completed, old, target.subresource);
    const settled = withGeneration(type, completed, old);
    if (isEqual(settled, old)) {
      return current;
    }
    askWebhooks(this.#webhooks, this.#store, target, settled, old);
    if (target.dryRun) {
      return writtenObject(settled);
    }
    const collection = collectionKey(type);
    if (isFinished(settled)) {
      this.#store.remove(collection, current.key);
      return writtenObject(settled);
    }
    return this.#store.put(collection, settled, type);
  }
}
