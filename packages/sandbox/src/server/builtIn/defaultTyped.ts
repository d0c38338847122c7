// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { isJsonObject } from '../ApiObject';
import type { Schema } from '../schema/Schema';
import { valueSchema } from '../schema/Schema';
import { typeDefaults } from './typeDefaults';

const bearing = new WeakMap<Schema, boolean>();

const hasOwn = (schema: Schema) =>
  typeof schema.default === 'string' && schema.default !== '';

/** Whether anything in a value of the schema has a default. */
function bearsDefaults(schema: Schema): boolean {
  const known = bearing.get(schema);
  if (known !== undefined) {
    return known;
  }
  // a type that holds itself bears no more than its other members
  bearing.set(schema, false);
  const below = [
    ...Object.values(schema.properties ?? {}),
    schema.items,
    valueSchema(schema),
  ];
  const result =
    (schema.goType ?? '') in typeDefaults ||
    hasOwn(schema) ||
    below.some(each => each !== undefined && bearsDefaults(each));
  bearing.set(schema, result);
  return result;
}

/** A decoded value of a built-in kind with what Kubernetes fills in, outermost first. */
export function defaultTyped(value: unknown, schema: Schema): unknown {
  if (!bearsDefaults(schema)) {
    return value;
  }
  if (Array.isArray(value)) {
    const { items = {} } = schema;
    return value.map(each => defaultTyped(each, items));
  }
  if (!isJsonObject(value)) {
    return value;
  }
  const result = { ...(typeDefaults[schema.goType ?? '']?.(value) ?? value) };
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    if (result[name] !== undefined) {
      result[name] = defaultTyped(result[name], property);
    } else if (hasOwn(property)) {
      result[name] = property.default;
    }
  }
  return result;
}
