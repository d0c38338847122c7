// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { ApiObject } from '../ApiObject';
import { isJsonObject } from '../ApiObject';
import { badRequest } from '../http/StatusError';

/** Whether an object is chosen by its fields. */
export type FieldPredicate = (object: ApiObject) => boolean;

/** The text of a dotted path of an object; `''` where there is nothing, as field selectors see it. */
export function fieldText(object: ApiObject, path: string): string {
  let value: unknown = object;
  for (const name of path.split('.')) {
    value = isJsonObject(value) ? value[name] : undefined;
  }
  return value === undefined || value === null ? '' : String(value);
}

function parseTerm(term: string): {
  path: string;
  value: string;
  negated: boolean;
} {
  const match = /^([^=!]+)(!=|==|=)(.*)$/.exec(term);
  if (!match) {
    throw badRequest(`invalid selector: '${term}'; can't understand '${term}'`);
  }
  return {
    path: match[1].trim(),
    value: match[3].replace(/\\([\\,=])/g, '$1'),
    negated: match[2] === '!=',
  };
}

/**
 * Reads a field selector. Throws a 400 in Kubernetes' words for one that cannot be read or
 * names a field that cannot be selected on.
 */
export function parseFieldSelector(
  text: string,
  selectable: readonly string[],
  unselectable: (path: string) => string = path =>
    `field label not supported: ${path}`,
): FieldPredicate {
  const terms = text
    .split(/(?<!\\),/)
    .filter(term => term !== '')
    .map(parseTerm);
  for (const { path } of terms) {
    if (!selectable.includes(path)) {
      throw badRequest(unselectable(path));
    }
  }
  return object =>
    terms.every(
      ({ path, value, negated }) =>
        (fieldText(object, path) === value) !== negated,
    );
}
