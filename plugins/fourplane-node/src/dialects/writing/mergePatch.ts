// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

type Fields = Readonly<Record<string, unknown>>;

/** The JSON merge patch that makes one object into another; empty where they are equal. */
export function mergePatch(before: unknown, after: Fields): Fields {
  const present = isObject(before) ? before : {};
  const removed = Object.keys(present)
    .filter(field => !Object.hasOwn(after, field) || after[field] === undefined)
    .map(field => [field, null]);
  const changed = Object.entries(after).flatMap(([field, value]) => {
    const old: unknown = Object.hasOwn(present, field)
      ? Reflect.get(present, field)
      : undefined;
    if (value === undefined || isSame(old, value)) {
      return [];
    }
    return [[field, isObject(value) ? replacement(old, value) : value]];
  });
  return Object.fromEntries([...removed, ...changed]);
}

/** A patch into something that is no object replaces it, and into an object is merged. */
function replacement(before: unknown, after: object): unknown {
  const fields = Object.fromEntries(Object.entries(after));
  return isObject(before) ? mergePatch(before, fields) : fields;
}

/** Without regard to the order of fields, which the API server does not keep. */
function isSame(one: unknown, other: unknown): boolean {
  if (isObject(one) && isObject(other)) {
    return (
      Object.keys(mergePatch(one, Object.fromEntries(Object.entries(other))))
        .length === 0
    );
  }
  if (Array.isArray(one) && Array.isArray(other)) {
    return (
      one.length === other.length &&
      one.every((item, index) => isSame(item, other[index]))
    );
  }
  return one === other;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
