// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { isJsonObject } from '../ApiObject';
import type { FieldError } from '../schema/FieldError';
import type { Schema } from '../schema/Schema';
import { valueSchema } from '../schema/Schema';
import type { Visit } from './rules/Rule';
import { typeRules } from './typeRules';

const bearing = new WeakMap<Schema, boolean>();

/** Whether anything in a value of the schema has a rule. */
function bearsRules(schema: Schema): boolean {
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
    (schema.goType ?? '') in typeRules ||
    below.some(each => each !== undefined && bearsRules(each));
  bearing.set(schema, result);
  return result;
}

/**
 * What is wrong with a decoded value of a built-in kind, by the rules of its type and of those in
 * it, in the order a real server tells it.
 */
export function validateTyped(
  value: unknown,
  schema: Schema,
  path = '',
  parent: Visit | undefined = undefined,
): FieldError[] {
  if (!bearsRules(schema)) {
    return [];
  }
  if (Array.isArray(value)) {
    const { items = {} } = schema;
    return value.flatMap((each, index) =>
      validateTyped(each, items, `${path}[${index}]`, parent),
    );
  }
  if (!isJsonObject(value)) {
    return [];
  }
  const properties = schema.properties ?? {};
  const visited = new Set<string>();
  const visit: Visit = {
    value,
    path,
    parent,
    below: name => {
      visited.add(name);
      const at = path ? `${path}.${name}` : name;
      return properties[name]
        ? validateTyped(value[name], properties[name], at, visit)
        : [];
    },
  };
  const rules = typeRules[schema.goType ?? ''] ?? [];
  const errors = rules.flatMap(rule => rule(visit));
  for (const name of Object.keys(properties)) {
    if (!visited.has(name)) {
      errors.push(...visit.below(name));
    }
  }
  return errors;
}
