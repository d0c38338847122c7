// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { FormField, GroupField } from './FormField';

type Schema = Readonly<Record<string, unknown>>;

/** Keywords that change which values are right in ways a form cannot draw. */
const undrawable = [
  '$ref',
  '$dynamicRef',
  'allOf',
  'not',
  'if',
  'patternProperties',
  'propertyNames',
  'dependencies',
  'dependentRequired',
  'dependentSchemas',
  'prefixItems',
  'contains',
  'x-kubernetes-int-or-string',
  'x-kubernetes-preserve-unknown-fields',
];

/**
 * Makes the fields of a form from a JSON schema (drafts 4 to 2020-12 and Kubernetes' own dialect). What it cannot draw
 * becomes a field for JSON, so that no parameter is out of reach.
 *
 * @public
 */
export function readFormSchema(schema: unknown): FormField {
  if (!isSchema(schema)) {
    return { kind: 'json' };
  }
  const words = {
    title: textOf(schema.title),
    description: textOf(schema.description),
    fallback: schema.default,
  };
  const type = typeOf(schema);
  if (undrawable.some(keyword => keyword in schema)) {
    return { ...words, kind: 'json', ...jsonType(type) };
  }
  if (Array.isArray(schema.enum)) {
    const options = schema.enum.filter(option => option !== null);
    return { ...words, kind: 'choice', options };
  }
  if ('const' in schema) {
    return { ...words, kind: 'choice', options: [schema.const] };
  }
  const variants = schema.oneOf ?? schema.anyOf;
  if (Array.isArray(variants)) {
    return { ...words, ...fieldOfVariants(schema, variants) };
  }
  return { ...words, ...fieldOfType(schema, type) };
}

function fieldOfType(schema: Schema, type: string | undefined): FormField {
  switch (type) {
    case 'string':
      return {
        kind: 'text',
        pattern: textOf(schema.pattern),
        minLength: numberOf(schema.minLength),
        maxLength: numberOf(schema.maxLength),
      };
    case 'integer':
    case 'number':
      return {
        ...boundsOf(schema),
        kind: 'number',
        isInteger: type === 'integer',
      };
    case 'boolean':
      return { kind: 'switch' };
    case 'array':
      return isSchema(schema.items)
        ? {
            kind: 'list',
            item: readFormSchema(schema.items),
            minItems: numberOf(schema.minItems),
            maxItems: numberOf(schema.maxItems),
          }
        : { kind: 'json', type: 'array' };
    case 'object':
      return isSchema(schema.properties)
        ? groupOf(schema, schema.properties)
        : { kind: 'json', type: 'object' };
    default:
      return { kind: 'json' };
  }
}

function groupOf(schema: Schema, properties: Schema): GroupField {
  const required = Array.isArray(schema.required) ? schema.required : [];
  const { additionalProperties } = schema;
  return {
    kind: 'group',
    fields: Object.entries(properties).map(([name, property]) => ({
      name,
      isRequired: required.includes(name),
      field: readFormSchema(property),
    })),
    isOpen: additionalProperties === true || isSchema(additionalProperties),
  };
}

/** Shapes to choose from; a schema whose shapes only add conditions to its own properties cannot be drawn. */
function fieldOfVariants(schema: Schema, variants: unknown[]): FormField {
  const readable = variants.filter(isSchema);
  const constants = readable.filter(variant => 'const' in variant);
  if (constants.length > 0 && constants.length === variants.length) {
    return { kind: 'choice', options: constants.map(variant => variant.const) };
  }
  const areWhole = readable.every(variant => typeOf(variant) !== undefined);
  return areWhole && readable.length === variants.length && !schema.properties
    ? { kind: 'variants', variants: readable.map(readFormSchema) }
    : { kind: 'json', ...jsonType(typeOf(schema)) };
}

/** Draft 4 and OpenAPI 3.0 write `exclusiveMinimum: true` beside `minimum`; later drafts give it a number. */
function boundsOf(schema: Schema) {
  const minimum = numberOf(schema.minimum);
  const maximum = numberOf(schema.maximum);
  const isMinimumExclusive = schema.exclusiveMinimum === true;
  const isMaximumExclusive = schema.exclusiveMaximum === true;
  return {
    minimum: isMinimumExclusive ? undefined : minimum,
    maximum: isMaximumExclusive ? undefined : maximum,
    exclusiveMinimum: isMinimumExclusive
      ? minimum
      : numberOf(schema.exclusiveMinimum),
    exclusiveMaximum: isMaximumExclusive
      ? maximum
      : numberOf(schema.exclusiveMaximum),
  };
}

/** The one type besides `null`; what a schema without the keyword implies. */
function typeOf(schema: Schema): string | undefined {
  const { type } = schema;
  if (Array.isArray(type)) {
    const others = type.filter(name => name !== 'null');
    return others.length === 1 ? textOf(others[0]) : undefined;
  }
  if (type === undefined) {
    return implied(schema);
  }
  return textOf(type);
}

function implied(schema: Schema): string | undefined {
  if (isSchema(schema.properties)) {
    return 'object';
  }
  return isSchema(schema.items) ? 'array' : undefined;
}

function jsonType(type: string | undefined): {
  type?: 'object' | 'array';
} {
  return type === 'object' || type === 'array' ? { type } : {};
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
