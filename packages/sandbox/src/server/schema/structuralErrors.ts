// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { isJsonObject } from '../ApiObject';
import type { FieldError } from './FieldError';
import {
  forbiddenValue,
  invalidValue,
  notSupported,
  required,
} from './FieldError';
import { isEqual } from './isEqual';
import { pruneUnknown } from './pruneUnknown';
import { ruleErrors } from './ruleErrors';
import type { Schema } from './Schema';
import { valueSchema } from './Schema';
import { validateStructure } from './validateStructure';

const TYPES = ['array', 'boolean', 'integer', 'number', 'object', 'string'];
const LIST_TYPES = ['atomic', 'set', 'map'];
const JUNCTORS = ['allOf', 'anyOf', 'oneOf'] as const;
/** What a part of a combination may not say: the whole says it. */
const STRUCTURAL = [
  'additionalProperties',
  'default',
  'description',
  'nullable',
  'title',
  'type',
  'x-kubernetes-embedded-resource',
  'x-kubernetes-int-or-string',
  'x-kubernetes-preserve-unknown-fields',
] as const;

/** Where a schema stands in the one around it. */
type Place = 'root' | 'field' | 'item';

const EMPTY_TYPE: Readonly<Record<Place, string>> = {
  root: 'must not be empty at the root',
  field: 'must not be empty for specified object fields',
  item: 'must not be empty for specified array items',
};

function typeErrors(schema: Schema, path: string, place: Place): FieldError[] {
  const { type } = schema;
  if (!type) {
    const isFree =
      place !== 'root' &&
      (schema['x-kubernetes-int-or-string'] ||
        schema['x-kubernetes-preserve-unknown-fields']);
    return isFree ? [] : [required(`${path}.type`, EMPTY_TYPE[place])];
  }
  if (!TYPES.includes(type)) {
    return [notSupported(`${path}.type`, type, TYPES)];
  }
  return place === 'root' && type !== 'object'
    ? [invalidValue(`${path}.type`, type, 'must be object at the root')]
    : [];
}

function partErrors(part: unknown, path: string): FieldError[] {
  if (!isJsonObject(part)) {
    return [];
  }
  const own = STRUCTURAL.filter(name => part[name] !== undefined).map(name =>
    forbiddenValue(`${path}.${name}`, 'must be empty to be structural'),
  );
  const properties = isJsonObject(part.properties) ? part.properties : {};
  return [
    ...own,
    ...Object.entries(properties).flatMap(([name, property]) =>
      partErrors(property, `${path}.properties[${name}]`),
    ),
    ...partErrors(part.items, `${path}.items`),
    ...junctorErrors(part, path),
  ];
}

/** An int-or-string says by a combination of types what it is; nothing else may. */
const isIntOrStringPart = (schema: Schema, parts: readonly Schema[]) =>
  schema['x-kubernetes-int-or-string'] === true &&
  isEqual(parts, [{ type: 'integer' }, { type: 'string' }]);

function junctorErrors(schema: Schema, path: string): FieldError[] {
  return [
    ...JUNCTORS.flatMap(name => {
      const parts = schema[name] ?? [];
      return isIntOrStringPart(schema, parts)
        ? []
        : parts.flatMap((part, index) => {
            const inner = part.anyOf ?? [];
            return isIntOrStringPart(schema, inner) && name === 'allOf'
              ? []
              : partErrors(part, `${path}.${name}[${index}]`);
          });
    }),
    ...partErrors(schema.not, `${path}.not`),
  ];
}

function keyErrors(schema: Schema, path: string): FieldError[] {
  const keys = schema['x-kubernetes-list-map-keys'] ?? [];
  const field = `${path}.x-kubernetes-list-map-keys`;
  const { items } = schema;
  const errors: FieldError[] = [];
  if (keys.length === 0) {
    errors.push(
      required(field, 'must not be empty if x-kubernetes-list-type is map'),
    );
  }
  if (items?.type !== 'object') {
    errors.push(
      invalidValue(
        `${path}.items.type`,
        items?.type ?? '',
        "must be object if parent array's x-kubernetes-list-type is map",
      ),
    );
    return errors;
  }
  if (keys.some(key => !items.properties?.[key])) {
    errors.push(
      invalidValue(field, keys, 'entries must all be names of item properties'),
    );
  }
  for (const key of keys) {
    const property = items.properties?.[key];
    const isSure =
      property?.default !== undefined || items.required?.includes(key);
    if (property && !isSure) {
      errors.push(
        required(
          `${path}.items.properties[${key}].default`,
          'this property is in x-kubernetes-list-map-keys, so it must have a default or be a required property',
        ),
      );
    }
  }
  return errors;
}

function listErrors(schema: Schema, path: string): FieldError[] {
  const listType = schema['x-kubernetes-list-type'];
  const errors: FieldError[] = [];
  if (schema.type === 'array' && !schema.items) {
    errors.push(required(`${path}.items`, 'must be specified'));
  }
  if (schema.uniqueItems) {
    errors.push(
      forbiddenValue(
        `${path}.uniqueItems`,
        'uniqueItems cannot be set to true since the runtime complexity becomes quadratic',
      ),
    );
  }
  if (listType !== undefined && !LIST_TYPES.includes(listType)) {
    errors.push(
      notSupported(`${path}.x-kubernetes-list-type`, listType, LIST_TYPES),
    );
  }
  if (listType === 'map') {
    errors.push(...keyErrors(schema, path));
  } else if (schema['x-kubernetes-list-map-keys']?.length) {
    errors.push(
      required(
        `${path}.x-kubernetes-list-type`,
        'must be map if x-kubernetes-list-map-keys is non-empty',
      ),
    );
  }
  return errors;
}

function memberErrors(schema: Schema, path: string): FieldError[] {
  const keep = schema['x-kubernetes-preserve-unknown-fields'];
  const errors: FieldError[] = [];
  if (schema.properties && schema.additionalProperties) {
    errors.push(
      forbiddenValue(
        `${path}.additionalProperties`,
        'additionalProperties and properties are mutual exclusive',
      ),
    );
  }
  if (keep === false) {
    errors.push(
      invalidValue(
        `${path}.x-kubernetes-preserve-unknown-fields`,
        false,
        'must be true or undefined',
      ),
    );
  }
  if (schema['x-kubernetes-embedded-resource'] && !schema.properties && !keep) {
    errors.push(
      required(
        `${path}.properties`,
        'must not be empty if x-kubernetes-embedded-resource is true without x-kubernetes-preserve-unknown-fields',
      ),
    );
  }
  return errors;
}

function patternErrors({ pattern }: Schema, path: string): FieldError[] {
  try {
    RegExp(pattern ?? '');
    return [];
  } catch {
    const missing = pattern && /\((?!.*\))/.test(pattern);
    return [
      invalidValue(
        `${path}.pattern`,
        pattern,
        `must be a valid regular expression, but isn't: error parsing regexp: ${
          missing ? 'missing closing )' : 'invalid syntax'
        }: \`${pattern}\``,
      ),
    ];
  }
}

function defaultErrors(schema: Schema, path: string): FieldError[] {
  const value = schema.default;
  if (value === undefined) {
    return [];
  }
  const field = `${path}.default`;
  if (!isEqual(pruneUnknown(value, schema), value)) {
    return [invalidValue(field, value, 'must not have unknown fields')];
  }
  return validateStructure(value, schema, '', undefined).map(error => ({
    ...error,
    field: error.field === '<nil>' ? field : `${field}.${error.field}`,
  }));
}

const PLAIN_METADATA = ['generateName', 'name'];

/** Metadata is what it is; a schema may only narrow the name. */
function metadataErrors(schema: Schema, path: string): FieldError[] {
  const { metadata } = schema.properties ?? {};
  const field = `${path}.properties[metadata]`;
  if (!metadata) {
    return [];
  }
  if (metadata.type !== 'object') {
    return [
      invalidValue(`${field}.type`, metadata.type ?? '', 'must be object'),
    ];
  }
  const isMore = Object.keys(metadata.properties ?? {}).some(
    name => !PLAIN_METADATA.includes(name),
  );
  return isMore
    ? [
        forbiddenValue(
          field,
          'must not specify anything other than name and generateName, but metadata is implicitly specified',
        ),
      ]
    : [];
}

/**
 * What keeps a schema of a definition from being structural, and so from telling the server how to
 * read objects.
 */
export function structuralErrors(
  schema: Schema,
  path: string,
  place: Place = 'root',
): FieldError[] {
  if ('$ref' in schema) {
    return [forbiddenValue(`${path}.$ref`, '$ref is not supported')];
  }
  const values = valueSchema(schema);
  return [
    ...junctorErrors(schema, path),
    ...typeErrors(schema, path, place),
    ...listErrors(schema, path),
    ...memberErrors(schema, path),
    ...patternErrors(schema, path),
    ...defaultErrors(schema, path),
    ...(place === 'root' ? metadataErrors(schema, path) : []),
    ...ruleErrors(schema, path),
    ...Object.entries(schema.properties ?? {}).flatMap(([name, property]) =>
      place === 'root' && name === 'metadata'
        ? []
        : structuralErrors(property, `${path}.properties[${name}]`, 'field'),
    ),
    ...(schema.items
      ? structuralErrors(schema.items, `${path}.items`, 'item')
      : []),
    ...(values
      ? structuralErrors(values, `${path}.additionalProperties`, 'field')
      : []),
  ];
}
