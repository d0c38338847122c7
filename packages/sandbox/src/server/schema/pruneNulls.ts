// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { JsonObject } from '../ApiObject';
import { isJsonObject } from '../ApiObject';
import type { Schema } from './Schema';
import { valueSchema } from './Schema';

/** The value without members that are null where the schema takes no null: they are as good as absent. */
export function pruneNulls(value: unknown, schema: Schema): unknown {
  if (Array.isArray(value)) {
    const { items } = schema;
    return items ? value.map(each => pruneNulls(each, items)) : value;
  }
  if (!isJsonObject(value)) {
    return value;
  }
  const values = valueSchema(schema);
  const result: JsonObject = {};
  for (const [name, member] of Object.entries(value)) {
    const property = schema.properties?.[name] ?? values;
    if (!property) {
      result[name] = member;
    } else if (member !== null || property.nullable) {
      result[name] = pruneNulls(member, property);
    }
  }
  return result;
}
