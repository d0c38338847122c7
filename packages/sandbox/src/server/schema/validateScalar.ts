// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { FieldError } from './FieldError';
import { invalidValue } from './FieldError';
import type { Schema } from './Schema';

const DATE_TIME =
  /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})$/;

const FORMATS: Record<string, (text: string) => boolean> = {
  'date-time': text => DATE_TIME.test(text) && !Number.isNaN(Date.parse(text)),
  date: text => /^\d{4}-\d{2}-\d{2}$/.test(text),
  uri: text => URL.canParse(text) || text.startsWith('/'),
  email: text => /^[^@\s]+@[^@\s]+$/.test(text),
  uuid: text =>
    /^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/i.test(
      text,
    ),
  ipv4: text => /^(\d{1,3}\.){3}\d{1,3}$/.test(text),
  byte: text => /^[A-Za-z0-9+/]*={0,2}$/.test(text) && text.length % 4 === 0,
};

function validateString(
  value: string,
  schema: Schema,
  path: string,
): FieldError[] {
  const errors: FieldError[] = [];
  const { length } = [...value];
  if (schema.maxLength !== undefined && length > schema.maxLength) {
    errors.push({
      type: 'FieldValueTooLong',
      field: path,
      value,
      detail: `may not be more than ${schema.maxLength} bytes`,
    });
  }
  if (
    errors.length === 0 &&
    schema.minLength !== undefined &&
    length < schema.minLength
  ) {
    errors.push(
      invalidValue(
        path,
        value,
        `${path} in body should be at least ${schema.minLength} chars long`,
      ),
    );
  }
  // of length and pattern a real server names the first that is broken
  if (
    errors.length === 0 &&
    schema.pattern &&
    !new RegExp(schema.pattern, 'u').test(value)
  ) {
    errors.push(
      invalidValue(
        path,
        value,
        `${path} in body should match '${schema.pattern}'`,
      ),
    );
  }
  const format = schema.format ? FORMATS[schema.format] : undefined;
  if (format && !format(value)) {
    errors.push({
      type: 'FieldValueTypeInvalid',
      field: path,
      value,
      detail: `${path} in body must be of type ${
        schema.format
      }: ${JSON.stringify(value)}`,
    });
  }
  return errors;
}

function validateNumber(
  value: number,
  schema: Schema,
  path: string,
): FieldError[] {
  const errors: FieldError[] = [];
  const fails = (text: string) =>
    errors.push(invalidValue(path, value, `${path} in body should be ${text}`));
  const { minimum, maximum, multipleOf } = schema;
  if (minimum !== undefined) {
    if (schema.exclusiveMinimum && value <= minimum) {
      fails(`greater than ${minimum}`);
    } else if (value < minimum) {
      fails(`greater than or equal to ${minimum}`);
    }
  }
  if (maximum !== undefined) {
    if (schema.exclusiveMaximum && value >= maximum) {
      fails(`less than ${maximum}`);
    } else if (value > maximum) {
      fails(`less than or equal to ${maximum}`);
    }
  }
  if (multipleOf !== undefined && value % multipleOf !== 0) {
    fails(`a multiple of ${multipleOf}`);
  }
  return errors;
}

const RANGES: Readonly<Record<string, (value: number) => boolean>> = {
  int32: value =>
    Number.isInteger(value) && value >= -(2 ** 31) && value < 2 ** 31,
  int64: value => Number.isInteger(value),
};

/** A number that its format cannot hold; a real server does not tell where it stands. */
export function validateRange(
  value: number,
  schema: Schema,
  path: string,
): FieldError[] {
  const fits = RANGES[schema.format ?? ''];
  return schema.type === 'integer' && fits && !fits(value)
    ? [
        invalidValue(
          '<nil>',
          '',
          `Checked value must be of type integer with format ${schema.format} in ${path}`,
        ),
      ]
    : [];
}

/** What is wrong with a string, number or boolean beyond its type. */
export function validateScalar(
  value: unknown,
  schema: Schema,
  path: string,
): FieldError[] {
  if (typeof value === 'string') {
    return validateString(value, schema, path);
  }
  return typeof value === 'number' ? validateNumber(value, schema, path) : [];
}
