// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { isSchema, Schema, typesOf } from './Schema';

/** The values to choose from, where these are all there are. */
export function choicesOf(schema: Schema): readonly Schema[] | undefined {
  if ('const' in schema) {
    return [{ const: schema.const }];
  }
  if (Array.isArray(schema.enum)) {
    const values = schema.enum.filter(value => value !== null);
    return values.map(value => ({ const: value }));
  }
  const variants = schema.oneOf ?? schema.anyOf;
  const isChoice =
    Array.isArray(variants) &&
    variants.length > 0 &&
    !isSchema(schema.properties) &&
    variants.every(variant => isSchema(variant) && 'const' in variant);
  return isChoice ? variants : undefined;
}

export function choice(options: readonly Schema[], schema: Schema): Schema {
  const values = options.map(option => option.const);
  const types = [...new Set(values.map(jsonTypeOf))];
  const [type] = types;
  const [first] = typesOf(schema);
  const isTitled = options.some(({ title }) => typeof title === 'string');
  return types.length === 1 && isTitled
    ? {
        type: first ?? type,
        oneOf: options.map(option => ({
          const: option.const,
          title:
            typeof option.title === 'string'
              ? option.title
              : String(option.const),
        })),
      }
    : {
        ...(types.length === 1 && { type: first ?? type }),
        enum: values,
      };
}

function jsonTypeOf(value: unknown): string {
  return Array.isArray(value) ? 'array' : typeof value;
}
