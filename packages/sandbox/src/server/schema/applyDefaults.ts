// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { JsonObject } from '../ApiObject';
import { isJsonObject } from '../ApiObject';
import type { Schema } from './Schema';
import { valueSchema } from './Schema';

function defaultObject(value: JsonObject, schema: Schema): JsonObject {
  const result: JsonObject = { ...value };
  const values = valueSchema(schema);
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    const member = result[name];
    const isNulled = member === null && !property.nullable;
    if ((member === undefined || isNulled) && property.default !== undefined) {
      result[name] = structuredClone(property.default);
    }
  }
  for (const [name, member] of Object.entries(result)) {
    const property = schema.properties?.[name] ?? values;
    if (property) {
      result[name] = applyDefaults(member, property);
    }
  }
  return result;
}

/** A copy of the value with the defaults of its schema filled in, outermost first. */
export function applyDefaults(value: unknown, schema: Schema): unknown {
  if (Array.isArray(value)) {
    const { items } = schema;
    return items ? value.map(each => applyDefaults(each, items)) : value;
  }
  return isJsonObject(value) ? defaultObject(value, schema) : value;
}
