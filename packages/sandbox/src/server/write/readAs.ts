// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { ApiObject } from '../ApiObject';
import type { ResourceType } from '../resources/ResourceType';
import { apiVersionOf } from '../resources/ResourceType';
import { isEqual } from '../schema/isEqual';
import { fillObject } from './fillObject';
import { canonicalObject } from '../store/serialiseObject';
import type { StoredObject } from '../store/StoredObject';

interface Reading {
  readonly type: ResourceType;
  readonly stored: StoredObject;
}

const readings = new WeakMap<StoredObject, Reading>();

function readAnew(type: ResourceType, stored: StoredObject): StoredObject {
  const asked: ApiObject = {
    ...stored.object,
    apiVersion: apiVersionOf(type),
  };
  const object = fillObject(type, asked);
  if (isEqual(object, stored.object)) {
    return stored;
  }
  const shown = canonicalObject(object);
  return { ...stored, object: shown, json: JSON.stringify(shown) };
}

/**
 * A stored object of a custom resource as it is read through a version of it: in that version, and
 * through the schema it has now, which may not be the one it was written through.
 */
export function readAs(type: ResourceType, stored: StoredObject): StoredObject {
  if (!type.custom || stored.writtenAs === type) {
    return stored;
  }
  const known = readings.get(stored);
  if (known?.type === type) {
    return known.stored;
  }
  const read = readAnew(type, stored);
  readings.set(stored, { type, stored: read });
  return read;
}
