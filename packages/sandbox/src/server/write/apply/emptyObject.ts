// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { JsonObject } from '../../ApiObject';
import { decodeTyped } from '../../builtIn/decodeTyped';
import type { ResourceType } from '../../resources/ResourceType';

/**
 * An object of a kind before anybody sets anything: what its types always write, and what so is
 * never somebody's.
 */
export function emptyObject(type: ResourceType): JsonObject {
  return type.custom || !type.schema
    ? {}
    : // the schema of a kind is one of an object
      (decodeTyped({}, type.schema) as JsonObject);
}
