// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { JsonObject } from '../ApiObject';
import { isJsonObject } from '../ApiObject';
import type { Schema } from './Schema';
import { valueSchema } from './Schema';

const EMBEDDED = new Set(['apiVersion', 'kind', 'metadata']);

function pruneObject(
  value: JsonObject,
  schema: Schema,
  isResource: boolean,
): JsonObject {
  const keepsUnknown =
    schema['x-kubernetes-preserve-unknown-fields'] === true ||
    schema.additionalProperties === true;
  const values = valueSchema(schema);
  const result: JsonObject = {};
  for (const [name, member] of Object.entries(value)) {
    const property = schema.properties?.[name];
    if (isResource && EMBEDDED.has(name)) {
      result[name] = member;
    } else if (property) {
      result[name] = pruneUnknown(member, property);
    } else if (values) {
      result[name] = pruneUnknown(member, values);
    } else if (keepsUnknown) {
      result[name] = member;
    }
  }
  return result;
}

/**
 * A copy of the value without the members its schema does not know.
 * `isResource` keeps `apiVersion`, `kind` and `metadata` whatever the schema says of them.
 */
export function pruneUnknown(
  value: unknown,
  schema: Schema,
  isResource = false,
): unknown {
  if (Array.isArray(value)) {
    const { items } = schema;
    return items ? value.map(each => pruneUnknown(each, items)) : value;
  }
  return isJsonObject(value)
    ? pruneObject(
        value,
        schema,
        isResource || schema['x-kubernetes-embedded-resource'] === true,
      )
    : value;
}
