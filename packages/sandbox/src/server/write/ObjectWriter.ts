// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { randomBytes, randomUUID } from 'node:crypto';
import type { ApiObject } from '../ApiObject';
import { isJsonObject } from '../ApiObject';
import {
  alreadyExists,
  badRequest,
  conflict,
  forbidden,
  invalid,
  methodNotAllowed,
  notFound,
  StatusError,
} from '../http/StatusError';
import type { ResourceType } from '../resources/ResourceType';
import { collectionKey } from '../resources/ResourceType';
import { invalidValue } from '../schema/FieldError';
import { isEqual } from '../schema/isEqual';
import type { ObjectStore } from '../store/ObjectStore';
import { canonicalObject } from '../store/serialiseObject';
import type { StoredObject } from '../store/StoredObject';
import { storageKey } from '../store/StoredObject';
import { decodeObject } from './decodeBody';
import { prepareObject, validateObject } from './validateObject';

/** Which object a write is about. */
export interface WriteTarget {
  readonly type: ResourceType;
  readonly namespace: string | undefined;
  readonly name: string;
  readonly subresource: 'status' | 'finalize' | undefined;
  readonly dryRun: boolean;
}

/** An object after a write, with its JSON; not stored when the write was a dry run. */
export interface WrittenObject {
  readonly object: ApiObject;
  readonly json: string;
}

const NAMESPACES = '/namespaces';
const DEFINITIONS = 'apiextensions.k8s.io/customresourcedefinitions';
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
    const { resourceVersion, deletionTimestamp: _, ...metadata } = asked;
    const name =
      metadata.name ||
      (metadata.generateName ? generatedName(metadata.generateName) : '');
    this.#admit(type, target.namespace, name);
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
    const prepared = prepareObject(
      type,
      type.subresources.includes('status') ? withoutStatus(born) : born,
    );
    validateObject(type, prepared, undefined);
    if (resourceVersion) {
      throw new StatusError({
        code: 500,
        message: 'resourceVersion should not be set on objects to be created',
      });
    }
    const collection = collectionKey(type);
    if (
      this.#store.get(collection, storageKey(prepared.metadata.namespace, name))
    ) {
      throw alreadyExists(type, name);
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
      throw badRequest('name must be provided in the object metadata');
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
      throw this.#missingVersion(type, name);
    }
    return this.#replace(target, current, decoded);
  }

  /** Changes an object by a function of its present state. */
  patch(
    target: WriteTarget,
    change: (current: ApiObject) => unknown,
  ): WrittenObject {
    const current = this.current(target);
    const changed = decodeObject(target.type, change(current.object));
    if (changed.metadata.name !== target.name) {
      throw badRequest(
        `the name of the object (${changed.metadata.name}) does not match the name on the URL (${target.name})`,
      );
    }
    return this.#replace(target, current, changed);
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
  ): WrittenObject {
    const { type, name } = target;
    const old = current.object;
    const asked = wanted.metadata;
    if (asked.uid && asked.uid !== old.metadata.uid) {
      throw this.#wrongUid(type, old, asked.uid);
    }
    if (
      asked.resourceVersion &&
      asked.resourceVersion !== old.metadata.resourceVersion
    ) {
      throw conflict(type, name);
    }
    const changed = this.#changed(target, old, wanted);
    const prepared = prepareObject(type, changed);
    validateObject(type, prepared, old);
    const settled = this.#settleGeneration(type, prepared, old);
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
      const last = this.#store.put(collection, settled);
      this.#store.remove(collection, last.key);
      return last;
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

  #admit(
    type: ResourceType,
    namespace: string | undefined,
    name: string,
  ): void {
    if (type.namespaced) {
      const found = this.#store.get(NAMESPACES, namespace ?? '');
      if (!found) {
        throw notFound({ group: '', plural: 'namespaces' }, namespace ?? '');
      }
      if (found.object.metadata.deletionTimestamp) {
        throw forbidden(
          type,
          name,
          `unable to create new content in namespace ${namespace} because it is being terminated`,
          [
            {
              reason: 'NamespaceTerminating',
              message: `namespace ${namespace} is being terminated`,
              field: 'metadata.namespace',
            },
          ],
        );
      }
    }
    if (type.custom) {
      const crd = this.#store.get(DEFINITIONS, `${type.plural}.${type.group}`);
      if (crd?.object.metadata.deletionTimestamp) {
        throw methodNotAllowed();
      }
    }
  }

  #missingVersion(type: ResourceType, name: string): StatusError {
    const error = invalidValue(
      'metadata.resourceVersion',
      0,
      'must be specified for an update',
    );
    return invalid({ group: type.group, kind: type.plural, name }, [error]);
  }

  #wrongUid(type: ResourceType, old: ApiObject, uid: string): StatusError {
    const { name, namespace } = old.metadata;
    const place = [type.group, type.plural, namespace, name]
      .filter(Boolean)
      .join('/');
    return conflict(
      type,
      name,
      `StorageError: invalid object, Code: 4, Key: /registry/${place}, ResourceVersion: 0, AdditionalErrorMsg: Precondition failed: UID in precondition: ${uid}, UID in object meta: ${old.metadata.uid}`,
    );
  }
}
