// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { randomBytes, randomUUID } from 'node:crypto';
import type { ApiObject, JsonObject } from '../ApiObject';
import { isJsonObject } from '../ApiObject';
import {
  alreadyExists,
  badRequest,
  conflict,
  notFound,
  StatusError,
} from '../http/StatusError';
import type { ResourceType } from '../resources/ResourceType';
import { apiVersionOf, collectionKey } from '../resources/ResourceType';
import { isEqual } from '../schema/isEqual';
import type { ObjectStore } from '../store/ObjectStore';
import { canonicalObject } from '../store/serialiseObject';
import type { StoredObject } from '../store/StoredObject';
import { storageKey } from '../store/StoredObject';
import type { OwnershipRequest } from './apply/fieldOwnership';
import {
  ownApplied,
  ownCreated,
  ownUpdated,
  settled as settledTimes,
} from './apply/fieldOwnership';
import { admitNew } from './admitNew';
import { decodeObject } from './decodeBody';
import { changedUid, missingVersion, wrongUid } from './identityErrors';
import { prepareObject, validateObject } from './validateObject';

/** Which object a write is about. */
export interface WriteTarget {
  readonly type: ResourceType;
  readonly namespace: string | undefined;
  readonly name: string;
  readonly subresource: 'status' | 'finalize' | undefined;
  readonly dryRun: boolean;
  /** Who is to own what the write sets; `unknown` unless said. */
  readonly manager?: string;
}

/** An object after a write, with its JSON; not stored when the write was a dry run. */
export interface WrittenObject {
  readonly object: ApiObject;
  readonly json: string;
}

const SUFFIX_LETTERS = 'bcdfghjklmnpqrstvwxz2456789';

/** The time as metadata carries it: whole seconds, UTC. */
export function timestamp(): string {
  return `${new Date().toISOString().slice(0, 19)}Z`;
}

function generatedName(prefix: string): string {
  const suffix = [...randomBytes(5)]
    .map(byte => SUFFIX_LETTERS[byte % SUFFIX_LETTERS.length])
    .join('');
  return `${prefix.slice(0, 58)}${suffix}`;
}

function dryRunResult(object: ApiObject): WrittenObject {
  const shown = canonicalObject(object);
  return { object: shown, json: JSON.stringify(shown) };
}

function ownershipRequest(target: WriteTarget): OwnershipRequest {
  return {
    type: target.type,
    subresource: target.subresource,
    manager: target.manager ?? '',
    time: timestamp(),
  };
}

/** What a request says of `managedFields`, before empty members are dropped. */
function askedManagedFields(body: unknown): unknown {
  const metadata = isJsonObject(body) ? body.metadata : undefined;
  return isJsonObject(metadata) ? metadata.managedFields : undefined;
}

function withoutStatus(object: ApiObject): ApiObject {
  const { status: _status, ...rest } = object;
  return rest as ApiObject;
}

function withStatusOf(object: ApiObject, source: ApiObject): ApiObject {
  return source.status === undefined
    ? withoutStatus(object)
    : { ...object, status: source.status };
}

/** Whether anything outside metadata (and status, where it is a subresource) differs. */
function differsInSubstance(
  type: ResourceType,
  left: ApiObject,
  right: ApiObject,
): boolean {
  const substance = (object: ApiObject) => ({
    ...(type.subresources.includes('status') ? withoutStatus(object) : object),
    metadata: undefined,
  });
  return !isEqual(substance(left), substance(right));
}

/** Creates and updates objects as the API server does: decode, admit, prepare, validate, store. */
export class ObjectWriter {
  readonly #store: ObjectStore;

  private constructor(store: ObjectStore) {
    this.#store = store;
  }

  static create(options: { store: ObjectStore }): ObjectWriter {
    return new ObjectWriter(options.store);
  }

  /** Stores a new object; throws a {@link StatusError} for everything a real server refuses. */
  create(target: WriteTarget, body: unknown): WrittenObject {
    return this.#create(target, body, created =>
      ownCreated(ownershipRequest(target), created),
    );
  }

  #create(
    target: WriteTarget,
    body: unknown,
    own: (created: ApiObject) => ApiObject,
  ): WrittenObject {
    const { type } = target;
    const decoded = decodeObject(type, body);
    const asked = decoded.metadata;
    if (
      target.namespace &&
      asked.namespace &&
      asked.namespace !== target.namespace
    ) {
      throw badRequest(
        'the namespace of the provided object does not match the namespace sent on the request',
      );
    }
    const {
      resourceVersion,
      deletionTimestamp: _deletion,
      deletionGracePeriodSeconds: _grace,
      selfLink: _link,
      ...metadata
    } = asked;
    const name =
      metadata.name ||
      (metadata.generateName ? generatedName(metadata.generateName) : '');
    admitNew(this.#store, type, target.namespace, name);
    const born: ApiObject = {
      ...decoded,
      metadata: {
        ...metadata,
        name,
        namespace: type.namespaced ? target.namespace : undefined,
        uid: randomUUID(),
        creationTimestamp: timestamp(),
        generation: type.generational ? 1 : undefined,
      },
    };
    const prepared = own(
      prepareObject(
        type,
        type.subresources.includes('status') ? withoutStatus(born) : born,
      ),
    );
    validateObject(type, prepared, undefined);
    if (resourceVersion) {
      throw new StatusError({
        code: 500,
        message: 'resourceVersion should not be set on objects to be created',
      });
    }
    const collection = collectionKey(type);
    const existing = this.#store.get(
      collection,
      storageKey(prepared.metadata.namespace, name),
    );
    if (existing) {
      const isGoing = existing.object.metadata.deletionTimestamp !== undefined;
      throw alreadyExists(type, name, isGoing);
    }
    return target.dryRun
      ? dryRunResult(prepared)
      : this.#store.put(collection, prepared);
  }

  /** Replaces an object. */
  update(target: WriteTarget, body: unknown): WrittenObject {
    const { type, name } = target;
    const decoded = decodeObject(type, body);
    if (decoded.metadata.name !== name && decoded.metadata.name !== '') {
      throw badRequest(
        `the name of the object (${decoded.metadata.name}) does not match the name on the URL (${name})`,
      );
    }
    if (decoded.metadata.name === '') {
      throw badRequest(
        `the name of the object (${name} based on URL) was undeterminable: name must be provided`,
      );
    }
    if (
      decoded.metadata.namespace &&
      decoded.metadata.namespace !== target.namespace
    ) {
      throw badRequest(
        'the namespace of the provided object does not match the namespace sent on the request',
      );
    }
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
    const changed = decodeObject(target.type, made);
    const { namespace } = changed.metadata;
    if (namespace && namespace !== (target.namespace ?? '')) {
      throw badRequest(
        'the namespace of the provided object does not match the namespace sent on the request',
      );
    }
    if (changed.metadata.name !== target.name) {
      throw badRequest(
        `the name of the object (${changed.metadata.name}) does not match the name on the URL (${target.name})`,
      );
    }
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
      const body = { ...object, metadata };
      return {
        ...this.#create(target, body, created => created),
        created: true,
      };
    }
    const current = live ?? this.current(target);
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
    return found;
  }

  #replace(
    target: WriteTarget,
    current: StoredObject,
    wanted: ApiObject,
    own: (before: ApiObject, after: ApiObject) => ApiObject,
  ): WrittenObject {
    const { type, name } = target;
    const old = current.object;
    const asked = wanted.metadata;
    if (asked.resourceVersion && !/^\d+$/.test(asked.resourceVersion)) {
      throw new StatusError({
        code: 500,
        message: `strconv.ParseUint: parsing ${JSON.stringify(
          asked.resourceVersion,
        )}: invalid syntax`,
      });
    }
    if (
      asked.resourceVersion &&
      asked.resourceVersion !== old.metadata.resourceVersion
    ) {
      throw conflict(type, name);
    }
    if (asked.uid && asked.uid !== old.metadata.uid) {
      throw changedUid(type, name, asked.uid);
    }
    const changed = this.#changed(target, old, wanted);
    const prepared = prepareObject(type, changed);
    validateObject(type, prepared, old);
    const settled = this.#settleGeneration(type, own(old, prepared), old);
    if (isEqual(settled, old)) {
      return current;
    }
    if (target.dryRun) {
      return dryRunResult(settled);
    }
    const collection = collectionKey(type);
    const isGone =
      settled.metadata.deletionTimestamp !== undefined &&
      !settled.metadata.finalizers?.length &&
      !this.#holdsBack(settled);
    if (isGone) {
      this.#store.remove(collection, current.key);
      return dryRunResult(settled);
    }
    return this.#store.put(collection, settled);
  }

  /** A namespace is kept by its spec finalizers, too. */
  #holdsBack(object: ApiObject): boolean {
    return (
      object.kind === 'Namespace' &&
      object.apiVersion === 'v1' &&
      isJsonObject(object.spec) &&
      Array.isArray(object.spec.finalizers) &&
      object.spec.finalizers.length > 0
    );
  }

  #changed(target: WriteTarget, old: ApiObject, wanted: ApiObject): ApiObject {
    if (target.subresource === 'status') {
      return { ...withStatusOf(old, wanted), kind: wanted.kind };
    }
    const kept = old.metadata;
    const next: ApiObject = {
      ...wanted,
      metadata: {
        ...wanted.metadata,
        namespace: kept.namespace,
        uid: kept.uid,
        resourceVersion: kept.resourceVersion,
        creationTimestamp: kept.creationTimestamp,
        generation: kept.generation,
        deletionTimestamp: kept.deletionTimestamp,
        deletionGracePeriodSeconds: kept.deletionGracePeriodSeconds,
      },
    };
    return target.type.subresources.includes('status')
      ? withStatusOf(next, old)
      : next;
  }

  #settleGeneration(
    type: ResourceType,
    object: ApiObject,
    old: ApiObject,
  ): ApiObject {
    if (!type.generational || !differsInSubstance(type, object, old)) {
      return object;
    }
    return {
      ...object,
      metadata: {
        ...object.metadata,
        generation: (old.metadata.generation ?? 0) + 1,
      },
    };
  }
}
