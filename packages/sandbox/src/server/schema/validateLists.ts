// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { isJsonObject } from '../ApiObject';
import type { FieldError } from './FieldError';
import { invalidValue } from './FieldError';
import type { Schema } from './Schema';
import { valueSchema } from './Schema';

function duplicates(
  list: unknown[],
  path: string,
  identify: (item: unknown) => unknown,
): FieldError[] {
  const seen = new Set<string>();
  const errors: FieldError[] = [];
  list.forEach((item, index) => {
    const identity = identify(item);
    const key = JSON.stringify(identity);
    if (identity !== undefined && seen.has(key)) {
      errors.push({
        type: 'FieldValueDuplicate',
        field: `${path}[${index}]`,
        value: identity,
      });
    }
    seen.add(key);
  });
  return errors;
}

function validateList(
  value: unknown[],
  schema: Schema,
  path: string,
): FieldError[] {
  const { items } = schema;
  const errors: FieldError[] = [];
  if (schema['x-kubernetes-list-type'] === 'set') {
    errors.push(...duplicates(value, path, item => item));
  }
  if (schema['x-kubernetes-list-type'] === 'map') {
    const keys = schema['x-kubernetes-list-map-keys'] ?? [];
    value.forEach((item, index) => {
      if (!isJsonObject(item)) {
        errors.push(
          invalidValue(
            `${path}[${index}]`,
            item,
            'must be an object for an array of list-type map',
          ),
        );
      }
    });
    errors.push(
      ...duplicates(value, path, item =>
        isJsonObject(item)
          ? Object.fromEntries(keys.map(key => [key, item[key]]))
          : undefined,
      ),
    );
  }
  if (items) {
    value.forEach((item, index) =>
      errors.push(...validateLists(item, items, `${path}[${index}]`)),
    );
  }
  return errors;
}

/** The items that appear twice in a list whose items must be told apart (`set` and `map` lists). */
export function validateLists(
  value: unknown,
  schema: Schema,
  path = '',
): FieldError[] {
  if (Array.isArray(value)) {
    return validateList(value, schema, path);
  }
  if (!isJsonObject(value)) {
    return [];
  }
  const values = valueSchema(schema);
  return Object.entries(value).flatMap(([name, member]) => {
    const property = schema.properties?.[name] ?? values;
    return property
      ? validateLists(member, property, path ? `${path}.${name}` : name)
      : [];
  });
}
