// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { FormField, NumberField, TextField } from './FormField';
import { BrokenJson, isFormValues, pathTo, UNREAD_OTHERS } from './formValues';

/** What is wrong with a value, before anybody is asked. `limit` is the bound it breaks. */
export interface FormProblem {
  /** Where: `docker.filePath`, `args[0]`; empty for the whole. */
  readonly path: string;
  readonly problem:
    | 'required'
    | 'text'
    | 'number'
    | 'integer'
    | 'boolean'
    | 'list'
    | 'object'
    | 'choice'
    | 'json'
    | 'pattern'
    | 'minLength'
    | 'maxLength'
    | 'minimum'
    | 'maximum'
    | 'above'
    | 'below'
    | 'minItems'
    | 'maxItems';
  readonly limit?: string;
}

/**
 * Checks a value against the fields of a form, as far as the form can; the control plane has the last word. A value
 * that is absent is right unless it is required and the schema has no default for it.
 *
 * @public
 */
export function checkForm(
  field: FormField,
  value: unknown,
  path = '',
): readonly FormProblem[] {
  if (value === undefined) {
    return [];
  }
  const wrong = (
    problem: FormProblem['problem'],
    limit?: string | number,
  ): FormProblem[] => [
    { path, problem, ...(limit !== undefined && { limit: `${limit}` }) },
  ];
  if (value instanceof BrokenJson) {
    return wrong('json');
  }
  switch (field.kind) {
    case 'text':
      return typeof value === 'string'
        ? checkText(field, value).flatMap(([problem, limit]) =>
            wrong(problem, limit),
          )
        : wrong('text');
    case 'number':
      return typeof value === 'number' && Number.isFinite(value)
        ? checkNumber(field, value).flatMap(([problem, limit]) =>
            wrong(problem, limit),
          )
        : wrong('number');
    case 'switch':
      return typeof value === 'boolean' ? [] : wrong('boolean');
    case 'choice':
      return field.options.some(option => isSameValue(option, value))
        ? []
        : wrong('choice');
    case 'json':
      return checkJson(field.type, value)
        ? []
        : wrong(field.type === 'array' ? 'list' : 'object');
    case 'variants':
      return field.variants.some(
        variant => checkForm(variant, value, path).length === 0,
      )
        ? []
        : checkForm(variantOf(field.variants, value), value, path);
    case 'list': {
      if (!Array.isArray(value)) {
        return wrong('list');
      }
      const { minItems = 0, maxItems = Infinity } = field;
      return [
        ...(value.length < minItems ? wrong('minItems', minItems) : []),
        ...(value.length > maxItems ? wrong('maxItems', maxItems) : []),
        ...value.flatMap((item, index) =>
          checkForm(field.item, item ?? null, pathTo(path, index)),
        ),
      ];
    }
    default:
      return isFormValues(value)
        ? [
            ...field.fields.flatMap(({ name, isRequired, field: inner }) =>
              checkMember(inner, value[name], isRequired, pathTo(path, name)),
            ),
            ...checkForm(
              { kind: 'json', type: 'object' },
              value[UNREAD_OTHERS],
              pathTo(path, UNREAD_OTHERS),
            ),
          ]
        : wrong('object');
  }
}

/** The shape a value has, or comes closest to. */
export function variantOf(
  variants: readonly FormField[],
  value: unknown,
): FormField {
  const [first] = variants;
  const nearest = variants
    .map(variant => ({
      variant,
      problems: checkForm(variant, value).filter(({ path }) => path === '')
        .length,
    }))
    .sort((one, other) => one.problems - other.problems)[0];
  return nearest?.variant ?? first ?? { kind: 'json' };
}

/** Whether two values of a schema are the same. */
export function isSameValue(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

function checkMember(
  field: FormField,
  value: unknown,
  isRequired: boolean,
  path: string,
): readonly FormProblem[] {
  const isMissing =
    value === undefined || (value === '' && field.kind === 'text');
  if (isRequired && isMissing && field.fallback === undefined) {
    // What is required within a group is found in the group, even before it has a value.
    const within = field.kind === 'group' ? checkForm(field, {}, path) : [];
    return within.length > 0 ? within : [{ path, problem: 'required' }];
  }
  return checkForm(field, value, path);
}

type Finding = readonly [FormProblem['problem'], (string | number)?];

function checkText(field: TextField, value: string): Finding[] {
  const { minLength = 0, maxLength = Infinity, pattern } = field;
  const length = [...value].length;
  if (length < minLength) {
    return [['minLength', minLength]];
  }
  if (length > maxLength) {
    return [['maxLength', maxLength]];
  }
  return pattern !== undefined && !matches(pattern, value)
    ? [['pattern', pattern]]
    : [];
}

/** A pattern this browser does not understand is left to the control plane. */
function matches(pattern: string, value: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(value);
  } catch {
    return true;
  }
}

function checkNumber(field: NumberField, value: number): Finding[] {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = field;
  if (field.isInteger && !Number.isInteger(value)) {
    return [['integer']];
  }
  if (minimum !== undefined && value < minimum) {
    return [['minimum', minimum]];
  }
  if (maximum !== undefined && value > maximum) {
    return [['maximum', maximum]];
  }
  if (exclusiveMinimum !== undefined && value <= exclusiveMinimum) {
    return [['above', exclusiveMinimum]];
  }
  return exclusiveMaximum !== undefined && value >= exclusiveMaximum
    ? [['below', exclusiveMaximum]]
    : [];
}

function checkJson(type: 'object' | 'array' | undefined, value: unknown) {
  if (type === 'array') {
    return Array.isArray(value);
  }
  return type === undefined || isFormValues(value);
}
