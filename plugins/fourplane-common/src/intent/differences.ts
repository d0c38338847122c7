// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** One place at which two values differ; absent `before` means added, absent `after` taken away. @public */
export interface Difference {
  /** Field names joined by dots; one that holds a dot is in brackets: `metadata.annotations["fourplane.dev/owner"]`. */
  readonly path: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/**
 * Where two JSON values differ, leaf by leaf, in the order of the first and then of the second. Items of lists that carry
 * a `name`, or else a `key`, are matched by it, as Kubernetes does, and others by their place.
 *
 * @public
 */
export function differences(
  before: unknown,
  after: unknown,
  path = '',
): Difference[] {
  if (isObject(before) || isObject(after)) {
    const [one, other] = [fieldsOf(before), fieldsOf(after)];
    const isEmptied = one && other && one.size + other.size === 0;
    if (one && other && !isEmptied) {
      const names = new Set([...one.keys(), ...other.keys()]);
      return [...names].flatMap(name =>
        differences(one.get(name), other.get(name), below(path, name)),
      );
    }
  }
  if (before === after || isSameEmpty(before, after)) {
    return [];
  }
  return [
    {
      path,
      ...(before !== undefined && { before }),
      ...(after !== undefined && { after }),
    },
  ];
}

/** `{}` beside `{}`, or `[]` beside `[]`. */
function isSameEmpty(before: unknown, after: unknown): boolean {
  return (
    isObject(before) &&
    isObject(after) &&
    Array.isArray(before) === Array.isArray(after)
  );
}

type Fields = Map<string, unknown>;

/** `undefined` where there is something that has no fields; nothing at all has none yet. */
function fieldsOf(value: unknown): Fields | undefined {
  if (value === undefined) {
    return new Map();
  }
  if (Array.isArray(value)) {
    const names = value.map((item, index) => itemName(item) ?? `${index}`);
    const isNamed =
      value.every(item => itemName(item) !== undefined) &&
      new Set(names).size === names.length;
    return new Map(
      value.map((item, index) => [isNamed ? names[index] : `${index}`, item]),
    );
  }
  return isObject(value) ? new Map(Object.entries(value)) : undefined;
}

function itemName(item: unknown): string | undefined {
  if (!isObject(item) || Array.isArray(item)) {
    return undefined;
  }
  return ['name', 'key']
    .map((field): unknown => Reflect.get(item, field))
    .find((name): name is string => typeof name === 'string' && name !== '');
}

function below(path: string, name: string): string {
  if (/[.[\]\s]/.test(name)) {
    return `${path}[${JSON.stringify(name)}]`;
  }
  return path ? `${path}.${name}` : name;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
