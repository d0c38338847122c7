// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { isJsonObject } from '../ApiObject';

/** A JSON value as Go prints it: `map[a:1 b:[x y]]`. */
export function goText(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(goText).join(' ')}]`;
  }
  if (isJsonObject(value)) {
    return `map[${Object.keys(value)
      .sort()
      .map(name => `${name}:${goText(value[name])}`)
      .join(' ')}]`;
  }
  return value === null ? '<nil>' : String(value);
}

/** What Go calls the kind of a JSON value it holds in memory. */
export function goKind(value: unknown): string {
  if (Array.isArray(value)) {
    return 'slice';
  }
  switch (typeof value) {
    case 'number':
      return Number.isInteger(value) ? 'int64' : 'float64';
    case 'boolean':
      return 'bool';
    case 'string':
      return 'string';
    default:
      return 'map';
  }
}
