// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { ApiObject } from '../ApiObject';
import { isEmpty, isJsonObject } from '../ApiObject';

/** The value with the members of every object in it sorted by name. */
export function sortedMembers(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(sortedMembers);
  }
  if (!isJsonObject(value)) {
    return value;
  }
  const result: Record<string, unknown> = {};
  for (const name of Object.keys(value).sort()) {
    if (value[name] !== undefined) {
      result[name] = sortedMembers(value[name]);
    }
  }
  return result;
}

/** The object with its members in the one order the server writes: identity first, then by name. */
export function canonicalObject(object: ApiObject): ApiObject {
  const { apiVersion, kind, metadata, ...rest } = object;
  const filled = Object.fromEntries(
    Object.entries(metadata).filter(([, value]) => !isEmpty(value)),
  );
  return {
    apiVersion,
    kind,
    metadata: sortedMembers(filled) as ApiObject['metadata'],
    ...(sortedMembers(rest) as object),
  };
}

/** The JSON of an object of a built-in kind as it stands in a list: without apiVersion and kind. */
export function listItemJson(json: string, object: ApiObject): string {
  const head = `{"apiVersion":${JSON.stringify(
    object.apiVersion,
  )},"kind":${JSON.stringify(object.kind)},`;
  return json.startsWith(head) ? `{${json.slice(head.length)}` : json;
}
