// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { ApiObject } from '../ApiObject';
import { isJsonObject } from '../ApiObject';
import type { ResourceType } from '../resources/ResourceType';
import { isEqual } from '../schema/isEqual';
import { emptyObject } from './apply/emptyObject';
import type { WriteTarget } from './WriteTarget';

function withoutStatus(object: ApiObject): ApiObject {
  const { status: _status, ...rest } = object;
  return rest as ApiObject;
}

/** The object with the status its kind has before anybody reports one. */
export function withEmptyStatus(
  type: ResourceType,
  object: ApiObject,
): ApiObject {
  const { status } = emptyObject(type);
  return status === undefined ? withoutStatus(object) : { ...object, status };
}

function withStatusOf(object: ApiObject, source: ApiObject): ApiObject {
  return source.status === undefined
    ? withoutStatus(object)
    : { ...object, status: source.status };
}

/** What a write makes of a stored object: of the one that was sent, the part the write may change. */
export function changedObject(
  target: WriteTarget,
  old: ApiObject,
  wanted: ApiObject,
): ApiObject {
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

/** The changed object, of the next generation when its substance is another. */
export function withGeneration(
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

/** A namespace is kept by its spec finalizers, too. */
function holdsBack(object: ApiObject): boolean {
  return (
    object.kind === 'Namespace' &&
    object.apiVersion === 'v1' &&
    isJsonObject(object.spec) &&
    Array.isArray(object.spec.finalizers) &&
    object.spec.finalizers.length > 0
  );
}

/** Whether an object that is being deleted has nothing left that keeps it. */
export function isFinished(object: ApiObject): boolean {
  const { deletionTimestamp, deletionGracePeriodSeconds, finalizers } =
    object.metadata;
  return (
    deletionTimestamp !== undefined &&
    !deletionGracePeriodSeconds &&
    !finalizers?.length &&
    !holdsBack(object)
  );
}
