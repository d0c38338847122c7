// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { isSchema, names, namedSchemas, Schema } from './Schema';

const lowest = new Set(['maximum', 'maxLength', 'maxItems', 'maxProperties']);
const highest = new Set(['minimum', 'minLength', 'minItems', 'minProperties']);

/** A schema with the conditions of its `allOf` as its own, as far as both can be said in one; `onLeft` hears the rest. */
export function mergedSchema(
  schema: Schema,
  onLeft: (keyword: string) => void,
): Schema {
  const { allOf, ...own } = schema;
  return Array.isArray(allOf)
    ? allOf
        .filter(isSchema)
        .map(part => mergedSchema(part, onLeft))
        .reduce((merged, part) => both(merged, part, onLeft), own)
    : schema;
}

/** What holds where both schemas do. */
export function both(
  one: Schema,
  other: Schema,
  onLeft: (keyword: string) => void,
): Schema {
  return Object.entries(other).reduce<Schema>((merged, [keyword, value]) => {
    const present = merged[keyword];
    return {
      ...merged,
      [keyword]:
        present === undefined ? value : joined(keyword, present, value, onLeft),
    };
  }, one);
}

function joined(
  keyword: string,
  one: unknown,
  other: unknown,
  onLeft: (keyword: string) => void,
): unknown {
  if (keyword === 'required') {
    return [...new Set([...names(one), ...names(other)])];
  }
  if (keyword === 'properties' && isSchema(one)) {
    return namedSchemas(other).reduce<Schema>(
      (properties, [name, property]) => ({
        ...properties,
        [name]:
          isSchema(properties[name]) && isSchema(property)
            ? both(properties[name], property, onLeft)
            : property,
      }),
      one,
    );
  }
  if (typeof one === 'number' && typeof other === 'number') {
    if (lowest.has(keyword)) {
      return Math.min(one, other);
    }
    if (highest.has(keyword)) {
      return Math.max(one, other);
    }
  }
  if (keyword === 'enum' && Array.isArray(one) && Array.isArray(other)) {
    return one.filter(option => other.includes(option));
  }
  if (JSON.stringify(one) !== JSON.stringify(other)) {
    onLeft(keyword);
  }
  return one;
}
