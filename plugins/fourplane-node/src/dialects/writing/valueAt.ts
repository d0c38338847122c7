// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

type Fields = Readonly<Record<string, unknown>>;

/** The value at a dotted path. */
export function valueAt(fields: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, name) =>
        isObject(value) && Object.hasOwn(value, name)
          ? Reflect.get(value, name)
          : undefined,
      fields,
    );
}

/** A copy with a value at a dotted path; what is in the way is replaced. */
export function withValueAt(
  fields: unknown,
  path: string,
  value: unknown,
): Fields {
  const [name, ...rest] = path.split('.');
  const copy = isObject(fields)
    ? Object.fromEntries(Object.entries(fields))
    : {};
  return {
    ...copy,
    [name]:
      rest.length === 0
        ? value
        : withValueAt(copy[name], rest.join('.'), value),
  };
}

/** A copy without what is at a dotted path. */
export function withoutValueAt(fields: unknown, path: string): Fields {
  const [name, ...rest] = path.split('.');
  const { [name]: found, ...others } = isObject(fields)
    ? Object.fromEntries(Object.entries(fields))
    : {};
  return rest.length > 0 && isObject(found)
    ? { ...others, [name]: withoutValueAt(found, rest.join('.')) }
    : others;
}

/** Two trees of values as one; where both have a leaf the second wins, and lists are leaves. */
export function merged(one: unknown, other: Fields): Fields {
  const copy = isObject(one) ? Object.fromEntries(Object.entries(one)) : {};
  return Object.fromEntries([
    ...Object.entries(copy),
    ...Object.entries(other).map(([name, value]) => [
      name,
      isObject(value) && isObject(copy[name])
        ? merged(copy[name], Object.fromEntries(Object.entries(value)))
        : value,
    ]),
  ]);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
