// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { ApiObject } from '../ApiObject';
import type { StatusError } from '../http/StatusError';
import { conflict, invalid } from '../http/StatusError';
import type { ResourceType } from '../resources/ResourceType';
import { invalidValue } from '../schema/FieldError';

/** 422: an update says which version it is of. */
export function missingVersion(type: ResourceType, name: string): StatusError {
  const error = invalidValue(
    'metadata.resourceVersion',
    0,
    'must be specified for an update',
  );
  return invalid({ group: type.group, kind: type.plural, name }, [error]);
}

/** 422: a patch may not change the uid; a real server says so twice. */
export function changedUid(
  type: ResourceType,
  name: string,
  uid: string,
): StatusError {
  const error = invalidValue('metadata.uid', uid, 'field is immutable');
  return invalid({ group: type.group, kind: type.kind, name }, [error, error]);
}

/** 409: an update is of another object of that name. */
export function wrongUid(
  type: ResourceType,
  old: ApiObject,
  uid: string,
): StatusError {
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
