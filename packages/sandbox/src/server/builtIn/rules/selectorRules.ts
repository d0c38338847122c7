// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { JsonObject } from '../../ApiObject';
import type { FieldError } from '../../schema/FieldError';
import { invalidValue, required } from '../../schema/FieldError';
import { qualifiedName } from '../../schema/nameFormats';
import { areLabels } from './checks';
import { objectOf, objectsOf } from './Rule';

const OPERATORS = ['In', 'NotIn', 'Exists', 'DoesNotExist'];

function expressionErrors(expression: JsonObject, path: string): FieldError[] {
  const { key, operator } = expression;
  const values = Array.isArray(expression.values) ? expression.values : [];
  const errors: FieldError[] = [];
  if (!OPERATORS.includes(String(operator))) {
    errors.push(
      invalidValue(
        `${path}.operator`,
        operator ?? '',
        'not a valid selector operator',
      ),
    );
  } else if (/In$/.test(String(operator)) && values.length === 0) {
    errors.push(
      required(
        `${path}.values`,
        "must be specified when `operator` is 'In' or 'NotIn'",
      ),
    );
  }
  return [
    ...errors,
    ...qualifiedName(String(key ?? '')).map(text =>
      invalidValue(`${path}.key`, key ?? '', text),
    ),
  ];
}

/** What is wrong with a label selector; one that is, is told as a whole, too. */
export function selectorErrors(selector: unknown, path: string): FieldError[] {
  if (!selector) {
    return [];
  }
  const { matchLabels, matchExpressions } = objectOf(selector);
  const errors = [
    ...areLabels(matchLabels, `${path}.matchLabels`),
    ...objectsOf(matchExpressions).flatMap((each, index) =>
      expressionErrors(each, `${path}.matchExpressions[${index}]`),
    ),
  ];
  return errors.length === 0
    ? []
    : [...errors, invalidValue(path, selector, 'invalid label selector')];
}

/** Whether labels are chosen by a selector; none chooses nothing. */
export function labelsMatch(selector: unknown, labels: JsonObject): boolean {
  if (!selector) {
    return false;
  }
  const { matchLabels, matchExpressions } = objectOf(selector);
  return (
    Object.entries(objectOf(matchLabels)).every(
      ([key, value]) => labels[key] === value,
    ) &&
    objectsOf(matchExpressions).every(({ key, operator, values }) => {
      const value = labels[String(key)];
      const isListed = Array.isArray(values) && values.includes(value);
      switch (operator) {
        case 'In':
          return isListed;
        case 'NotIn':
          return !isListed;
        case 'Exists':
          return value !== undefined;
        default:
          return value === undefined;
      }
    })
  );
}
