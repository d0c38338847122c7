// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { ApiObject, JsonObject } from '../../ApiObject';
import { isJsonObject } from '../../ApiObject';
import type { ResourceType } from '../../resources/ResourceType';
import { apiVersionOf } from '../../resources/ResourceType';
import { isEqual } from '../../schema/isEqual';
import { applyConflict } from './applyConflict';
import { schemaProblems } from './checkApplied';
import { applyFields } from './applyFields';
import { emptyObject } from './emptyObject';
import { FieldSet } from './FieldSet';
import { fieldTypeOf } from './fieldTypeOf';
import type { FieldManager, ManagedFields } from './ManagedFields';
import {
  parseManagedFields,
  resetsManagedFields,
  withoutTimes,
  writeManagedFields,
} from './ManagedFields';
import { trackUpdate } from './trackUpdate';

/** Who writes, and where. */
export interface OwnershipRequest {
  readonly type: ResourceType;
  readonly subresource: string | undefined;
  readonly manager: string;
  /** When, in whole seconds, UTC; a real server does not note it of all writes. */
  readonly time: string | undefined;
}

const paths = (...all: string[][]) =>
  FieldSet.unionOf(
    all.map(path => FieldSet.ofPath(path.map(step => `f:${step}`))),
  );
const STATUS = paths(['status']);
const ALL_BUT_STATUS = paths(['metadata'], ['spec']);
function ignoredFields(request: OwnershipRequest): FieldSet {
  const { type, subresource } = request;
  if (subresource === 'scale') {
    return STATUS;
  }
  if (subresource) {
    return ALL_BUT_STATUS;
  }
  return type.subresources.includes('status') ? STATUS : FieldSet.empty;
}

function withoutManaged(object: JsonObject): JsonObject {
  const { managedFields: _managed, ...metadata } = isJsonObject(object.metadata)
    ? object.metadata
    : {};
  return { ...object, metadata };
}

/** The object with these entries as its `managedFields`. */
function withManaged(object: ApiObject, entries: ManagedFields): ApiObject {
  return {
    ...object,
    metadata: {
      ...object.metadata,
      managedFields: writeManagedFields(entries),
    },
  };
}

function managerOf(
  request: OwnershipRequest,
  operation: FieldManager['operation'],
): FieldManager {
  return {
    manager: request.manager || 'unknown',
    operation,
    apiVersion: apiVersionOf(request.type),
    subresource: request.subresource,
  };
}

/** A new object with its creator's ownership of what it set. */
export function ownCreated(
  request: OwnershipRequest,
  created: ApiObject,
): ApiObject {
  const asked = created.metadata.managedFields;
  const entries = parseManagedFields(asked) ?? new Map();
  const owned = trackUpdate(
    emptyObject(request.type),
    withoutManaged(created),
    {
      type: fieldTypeOf(request.type),
      entries,
      by: managerOf(request, 'Update'),
      time: request.time,
      ignored: ignoredFields(request),
    },
  );
  return withManaged(created, owned);
}

/**
 * A changed object with the ownership that follows from the change. `asked` is what the request
 * says of `managedFields`; of an object nobody's fields are known of, none are kept.
 */
export function ownUpdated(
  request: OwnershipRequest,
  before: ApiObject,
  after: ApiObject,
  asked: unknown,
): ApiObject {
  if (!request.subresource && resetsManagedFields(asked)) {
    return withManaged(after, new Map());
  }
  const sent = request.subresource ? undefined : parseManagedFields(asked);
  const entries =
    sent && sent.size > 0
      ? sent
      : parseManagedFields(before.metadata.managedFields);
  // of an object that does not fit its schema any more nothing is known
  const isUnfit =
    request.type.custom && schemaProblems(request.type, before).length > 0;
  if (!entries || entries.size === 0 || isUnfit) {
    return withManaged(after, new Map());
  }
  const owned = trackUpdate(withoutManaged(before), withoutManaged(after), {
    type: fieldTypeOf(request.type),
    entries,
    by: managerOf(request, 'Update'),
    time: request.time,
    ignored: ignoredFields(request),
  });
  return settled(before, withManaged(after, owned));
}

/** The live object with an applied one merged in, and the ownership after; throws a 409. */
export function ownApplied(
  request: OwnershipRequest,
  live: ApiObject,
  applied: JsonObject,
  force: boolean,
): ApiObject {
  const result = applyFields(withoutManaged(live), applied, {
    type: fieldTypeOf(request.type),
    entries: parseManagedFields(live.metadata.managedFields) ?? new Map(),
    by: managerOf(request, 'Apply'),
    time: request.time,
    ignored: ignoredFields(request),
    force,
  });
  if (result.outcome === 'conflicts') {
    throw applyConflict(result.conflicts);
  }
  // merging an object into a live one gives an object again
  return withManaged(result.object as ApiObject, result.entries);
}

/** The new state; the old one when they differ in nothing but the times of ownership. */
export function settled(before: ApiObject, after: ApiObject): ApiObject {
  const bare = (object: ApiObject) => ({
    ...object,
    metadata: {
      ...object.metadata,
      managedFields: withoutTimes(object.metadata.managedFields),
    },
  });
  return isEqual(bare(before), bare(after)) ? before : after;
}
