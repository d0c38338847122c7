// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { ApiObject } from '../ApiObject';
import { completeBuiltIn } from '../builtIn/completeBuiltIn';
import { defaultTyped } from '../builtIn/defaultTyped';
import type { ResourceType } from '../resources/ResourceType';
import { applyDefaults } from '../schema/applyDefaults';
import { pruneUnknown } from '../schema/pruneUnknown';

/** The object with the defaults of its kind, and without what its schema does not know. */
export function fillObject(type: ResourceType, object: ApiObject): ApiObject {
  const { schema } = type;
  if (!schema) {
    return object;
  }
  // neither takes away apiVersion, kind or metadata
  return (
    type.custom
      ? applyDefaults(pruneUnknown(object, schema, true), schema)
      : defaultTyped(object, schema)
  ) as ApiObject;
}

/** The object with what the server itself writes into its kind; `old` is the one it replaces. */
export function completeObject(
  type: ResourceType,
  object: ApiObject,
  old: ApiObject | undefined,
): ApiObject {
  return type.custom
    ? object
    : completeBuiltIn(type.schema?.goType ?? '', object, old);
}
