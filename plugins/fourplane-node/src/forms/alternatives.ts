// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { isSchema, names, namedSchemas, Schema, typesOf } from './Schema';
import { both } from './mergedSchema';

/** What a schema's `oneOf` or `anyOf` means for a form. */
export type Alternatives =
  | { readonly kind: 'none' }
  /** Whole shapes to choose from; nothing is common to them. */
  | { readonly kind: 'shapes'; readonly shapes: readonly Schema[] }
  /** An object's fields, of which some are given and the others not: `common` is what is always there. */
  | {
      readonly kind: 'fields';
      readonly common: Schema;
      readonly shapes: readonly Schema[];
      /** Fields that must not be there beside those of a shape, in the order of the shapes. */
      readonly excluded: readonly (readonly string[])[];
    }
  /** Conditions that cannot be drawn: only the control plane checks them. */
  | { readonly kind: 'undrawable' };

/** Reads the alternatives of a schema, `oneOf` or else `anyOf`; Kubernetes writes them beside the fields they are about. */
export function alternativesOf(schema: Schema): Alternatives {
  const isExclusive = Array.isArray(schema.oneOf);
  const written = isExclusive ? schema.oneOf : schema.anyOf;
  if (!Array.isArray(written) || written.length === 0) {
    return { kind: 'none' };
  }
  const options = written.filter(isSchema);
  if (options.length < written.length) {
    return { kind: 'undrawable' };
  }
  if (isSchema(schema.properties)) {
    return options.every(isAboutFields)
      ? fieldAlternatives(schema, options, isExclusive)
      : { kind: 'undrawable' };
  }
  return options.every(
    option => typesOf(option).length === 1 || 'const' in option,
  )
    ? { kind: 'shapes', shapes: options }
    : { kind: 'undrawable' };
}

/** Only says which fields there are, and what more is true of them. */
function isAboutFields(option: Schema): boolean {
  const known = ['required', 'properties', 'title', 'description', 'type'];
  return (
    Object.keys(option).every(
      keyword => known.includes(keyword) || keyword.startsWith('x-'),
    ) && fieldsOf(option).length > 0
  );
}

function fieldsOf(option: Schema): string[] {
  const stated = namedSchemas(option.properties).map(([name]) => name);
  return [...new Set([...names(option.required), ...stated])];
}

function fieldAlternatives(
  schema: Schema,
  options: readonly Schema[],
  isExclusive: boolean,
): Alternatives {
  const all = namedSchemas(schema.properties);
  const optional = new Set(options.flatMap(fieldsOf));
  const required = names(schema.required);
  const { oneOf: _oneOf, anyOf: _anyOf, ...rest } = schema;
  const shapes = isExclusive ? options : combinations(options);
  return {
    kind: 'fields',
    common: {
      ...rest,
      properties: Object.fromEntries(
        all.filter(([name]) => !optional.has(name)),
      ),
      required: required.filter(name => !optional.has(name)),
    },
    shapes: shapes.map(option => shapeOf(option, all, required)),
    excluded: shapes.map(option =>
      isExclusive
        ? [...optional].filter(name => !fieldsOf(option).includes(name))
        : [],
    ),
  };
}

/** Each alone, and all together: what people want of things that do not exclude each other. */
function combinations(options: readonly Schema[]): Schema[] {
  return options.length < 2
    ? [...options]
    : [
        ...options,
        options.reduce((one, other) => ({
          ...both(
            { properties: Object(one.properties) },
            { properties: Object(other.properties) },
            () => {},
          ),
          required: [...names(one.required), ...names(other.required)],
        })),
      ];
}

function shapeOf(
  option: Schema,
  all: readonly [string, unknown][],
  required: readonly string[],
): Schema {
  const own = fieldsOf(option);
  const more = isSchema(option.properties) ? option.properties : {};
  const properties = own.map((name): [string, unknown] => {
    const declared = all.find(([field]) => field === name)?.[1];
    const stated = more[name];
    return [
      name,
      isSchema(declared) && isSchema(stated)
        ? both(declared, stated, () => {})
        : stated ?? declared ?? {},
    ];
  });
  return {
    type: 'object',
    ...(typeof option.title === 'string' && { title: option.title }),
    ...(typeof option.description === 'string' && {
      description: option.description,
    }),
    properties: Object.fromEntries(properties),
    required: own.filter(
      name => names(option.required).includes(name) || required.includes(name),
    ),
  };
}
