// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { JsonObject } from '../ApiObject';
import { isJsonObject } from '../ApiObject';
import { oldItem, oldMember } from './correlate';
import type { FieldError } from './FieldError';
import { invalidValue, notSupported, required } from './FieldError';
import { isEqual } from './isEqual';
import type { Schema } from './Schema';
import { valueSchema } from './Schema';
import { validateRange, validateScalar } from './validateScalar';

/** The JSON type of a value in the words of OpenAPI. */
export function typeOf(value: unknown): string {
  if (value === null || value === undefined) {
    return 'null';
  }
  if (Array.isArray(value)) {
    return 'array';
  }
  if (typeof value === 'number') {
    return Number.isInteger(value) ? 'integer' : 'number';
  }
  return typeof value;
}

function hasType(value: unknown, schema: Schema): boolean {
  const actual = typeOf(value);
  if (schema['x-kubernetes-int-or-string']) {
    return actual === 'integer' || actual === 'string';
  }
  return (
    !schema.type ||
    schema.type === actual ||
    (schema.type === 'number' && actual === 'integer') ||
    (actual === 'null' && schema.nullable === true)
  );
}

/** What a value is called where its schema names a format: numbers by how they are held. */
function formatOf(value: unknown): string {
  if (typeof value !== 'number') {
    return '';
  }
  return Number.isInteger(value) ? 'int64' : 'float64';
}

function wrongType(value: unknown, schema: Schema, path: string): FieldError {
  const isText = typeof value === 'string' || Array.isArray(value);
  const isFormatted = schema.format !== undefined && !isText;
  const actual = isFormatted ? formatOf(value) : typeOf(value);
  const known = schema['x-kubernetes-int-or-string']
    ? 'integer,string'
    : schema.type;
  const wanted = isFormatted ? schema.format : known;
  return {
    type: 'FieldValueTypeInvalid',
    field: path || '<nil>',
    value: actual,
    detail: `${path} in body must be of type ${wanted}: "${actual}"`,
  };
}

const child = (path: string, name: string): string =>
  path ? `${path}.${name}` : name;

function validateObject(
  value: JsonObject,
  schema: Schema,
  path: string,
  old: unknown,
): FieldError[] {
  const errors: FieldError[] = [];
  const count = Object.keys(value).length;
  if (schema.minProperties !== undefined && count < schema.minProperties) {
    errors.push(
      invalidValue(
        path,
        value,
        `${path} in body should have at least ${schema.minProperties} properties`,
      ),
    );
  }
  if (schema.maxProperties !== undefined && count > schema.maxProperties) {
    errors.push({
      type: 'FieldValueTooMany',
      field: path,
      value: count,
      detail: `must have at most ${schema.maxProperties} items`,
    });
  }
  const values = valueSchema(schema);
  for (const [name, member] of Object.entries(value)) {
    const property = schema.properties?.[name] ?? values;
    if (property) {
      errors.push(
        ...validateStructure(
          member,
          property,
          child(path, name),
          oldMember(old, name),
        ),
      );
    }
  }
  for (const name of schema.required ?? []) {
    if (value[name] === undefined) {
      errors.push(required(child(path, name)));
    }
  }
  return errors;
}

function validateArray(
  value: unknown[],
  schema: Schema,
  path: string,
  old: unknown,
): FieldError[] {
  const errors: FieldError[] = [];
  if (schema.minItems !== undefined && value.length < schema.minItems) {
    errors.push(
      invalidValue(
        path,
        value.length,
        `${path} in body should have at least ${schema.minItems} items`,
      ),
    );
  }
  if (schema.maxItems !== undefined && value.length > schema.maxItems) {
    errors.push({
      type: 'FieldValueTooMany',
      field: path,
      value: value.length,
      detail: `must have at most ${schema.maxItems} items`,
    });
  }
  const { items } = schema;
  if (items) {
    value.forEach((each, index) =>
      errors.push(
        ...validateStructure(
          each,
          items,
          `${path}[${index}]`,
          oldItem(old, each, schema),
        ),
      ),
    );
  }
  return errors;
}

function validateCombinations(
  value: unknown,
  schema: Schema,
  path: string,
): FieldError[] {
  const passes = (each: Schema) =>
    validateStructure(value, each, path, undefined).length === 0;
  const errors = (schema.allOf ?? []).flatMap(each =>
    validateStructure(value, each, path, undefined),
  );
  const fails = (word: string) =>
    errors.push(
      invalidValue(path, value, `${path} in body must validate ${word}`),
    );
  if (schema.anyOf && !schema.anyOf.some(passes)) {
    fails('at least one schema (anyOf)');
  }
  if (schema.oneOf && schema.oneOf.filter(passes).length !== 1) {
    fails('one and only one schema (oneOf)');
  }
  if (schema.not && passes(schema.not)) {
    errors.push(
      invalidValue(
        path,
        value,
        `${path} in body must not validate the schema (not)`,
      ),
    );
  }
  return errors;
}

/**
 * Everything structurally wrong with a value, in Kubernetes' words. What is unchanged from
 * `old` is not looked at again, so that an object stored under an older schema can still be edited.
 */
export function validateStructure(
  value: unknown,
  schema: Schema,
  path: string,
  old: unknown,
): FieldError[] {
  if (value === undefined || (old !== undefined && isEqual(value, old))) {
    return [];
  }
  const field = path || '<nil>';
  const errors: FieldError[] = [];
  if (!hasType(value, schema)) {
    errors.push(wrongType(value, schema, path));
  } else if (value === null) {
    return [];
  } else if (isJsonObject(value)) {
    errors.push(...validateObject(value, schema, path, old));
  } else if (Array.isArray(value)) {
    errors.push(...validateArray(value, schema, path, old));
  } else {
    errors.push(...validateScalar(value, schema, path));
  }
  if (schema.enum && !schema.enum.some(each => isEqual(each, value))) {
    errors.push(notSupported(field, value, schema.enum));
  }
  if (typeof value === 'number') {
    errors.push(...validateRange(value, schema, path));
  }
  if (errors.some(error => error.type === 'FieldValueTypeInvalid')) {
    return errors;
  }
  errors.push(...validateCombinations(value, schema, path));
  return errors;
}
