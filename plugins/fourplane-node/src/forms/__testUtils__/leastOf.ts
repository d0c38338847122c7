// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { JsonObject, JsonValue } from '@backstage/types';

/** The least that a schema's required fields can be, where they have no default. */
export function leastOf(schema: JsonObject): JsonValue | undefined {
  if (schema.default !== undefined || schema.const !== undefined) {
    return undefined;
  }
  const shapes = schema.oneOf ?? schema.anyOf;
  if (Array.isArray(shapes)) {
    // Of a form's alternatives any will do.
    const [shape] = shapes;
    return { ...leastFields(schema), ...leastFields(Object(shape)) };
  }
  if (Array.isArray(schema.enum)) {
    return schema.enum[0];
  }
  switch (schema.type) {
    case 'integer':
    case 'number':
      return schema.minimum ?? 1;
    case 'string':
      return 'x'.repeat(Number(schema.minLength ?? 1));
    case 'boolean':
      return false;
    case 'array': {
      const items: JsonObject = Object(schema.items);
      const item = leastOf(items) ?? items.default ?? items.const ?? null;
      return Array.from({ length: Number(schema.minItems ?? 0) }, () => item);
    }
    default:
      return leastFields(schema);
  }
}

function leastFields(schema: JsonObject): JsonObject {
  const properties: Record<string, JsonObject> = Object(schema.properties);
  const required = Array.isArray(schema.required)
    ? schema.required.map(String)
    : [];
  return Object.fromEntries(
    required.flatMap(name => {
      const least = leastOf(Object(properties[name]));
      return least === undefined ? [] : [[name, least]];
    }),
  );
}
