// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { isJsonObject } from '../ApiObject';

function requirementText(requirement: unknown): string {
  const { key, operator, values } = isJsonObject(requirement)
    ? requirement
    : {};
  const list = Array.isArray(values) ? [...values].sort().join(',') : '';
  switch (operator) {
    case 'In':
      return `${key} in (${list})`;
    case 'NotIn':
      return `${key} notin (${list})`;
    case 'DoesNotExist':
      return `!${key}`;
    default:
      return String(key);
  }
}

/** A label selector as a query writes it: `app=x,tier in (a,b)`. */
export function selectorText(selector: unknown): string {
  if (!isJsonObject(selector)) {
    return typeof selector === 'string' ? selector : '';
  }
  const { matchLabels, matchExpressions } = selector;
  return [
    ...Object.entries(isJsonObject(matchLabels) ? matchLabels : {}).map(
      ([key, value]) => `${key}=${value}`,
    ),
    ...(Array.isArray(matchExpressions)
      ? matchExpressions.map(requirementText)
      : []),
  ]
    .sort()
    .join(',');
}
