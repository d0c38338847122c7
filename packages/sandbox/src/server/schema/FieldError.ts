// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** The kinds of field error Kubernetes reports, as they stand in a cause's `reason`. */
export type FieldErrorType =
  | 'FieldValueRequired'
  | 'FieldValueDuplicate'
  | 'FieldValueInvalid'
  | 'FieldValueNotSupported'
  | 'FieldValueForbidden'
  | 'FieldValueTooLong'
  | 'FieldValueTooMany'
  | 'FieldValueTypeInvalid'
  | 'FieldValueNotFound';

/** One thing wrong with one field. */
export interface FieldError {
  readonly type: FieldErrorType;
  /** The path, like `spec.items[0].name`; `<nil>` for the object as a whole. */
  readonly field: string;
  readonly value?: unknown;
  readonly detail?: string;
  /** The value is not told: it would be a whole object. */
  readonly hidesValue?: boolean;
}

const WORDS: Record<FieldErrorType, string> = {
  FieldValueRequired: 'Required value',
  FieldValueDuplicate: 'Duplicate value',
  FieldValueInvalid: 'Invalid value',
  FieldValueNotSupported: 'Unsupported value',
  FieldValueForbidden: 'Forbidden',
  FieldValueTooLong: 'Too long',
  FieldValueTooMany: 'Too many',
  FieldValueTypeInvalid: 'Invalid value',
  FieldValueNotFound: 'Not found',
};

const WITHOUT_VALUE: ReadonlySet<FieldErrorType> = new Set<FieldErrorType>([
  'FieldValueRequired',
  'FieldValueForbidden',
  'FieldValueTooLong',
]);

/** The error without its path, as it stands in a cause's message. */
export function errorBody(error: FieldError): string {
  const parts = [WORDS[error.type]];
  if (!WITHOUT_VALUE.has(error.type) && !error.hidesValue) {
    // control characters are written as Go writes them
    parts.push(
      JSON.stringify(error.value ?? null).replace(
        /\\u00([0-9a-f]{2})/g,
        '\\x$1',
      ),
    );
  }
  if (error.detail) {
    parts.push(error.detail);
  }
  return parts.join(': ');
}

/** The error with its path, as it stands in a `Status` message. */
export function errorLine(error: FieldError): string {
  return `${error.field}: ${errorBody(error)}`;
}

/** A field that must be there and is not. */
export const required = (field: string, detail?: string): FieldError => ({
  type: 'FieldValueRequired',
  field,
  detail,
});

/** A field with a value it may not have. */
export const invalidValue = (
  field: string,
  value: unknown,
  detail: string,
): FieldError => ({ type: 'FieldValueInvalid', field, value, detail });

/** A field outside an enumeration. */
export const notSupported = (
  field: string,
  value: unknown,
  supported: readonly unknown[],
): FieldError => ({
  type: 'FieldValueNotSupported',
  field,
  value,
  detail: `supported values: ${supported
    .map(each => JSON.stringify(each))
    .join(', ')}`,
});

/** A field that may not be there, or not in this way. */
export const forbiddenValue = (field: string, detail: string): FieldError => ({
  type: 'FieldValueForbidden',
  field,
  detail,
});
