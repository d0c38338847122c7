// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** JSON as CEL has it, whose whole numbers are a type of their own. */
export function toCel(value: unknown): unknown {
  if (typeof value === 'number') {
    return Number.isInteger(value) ? BigInt(value) : value;
  }
  if (Array.isArray(value)) return value.map(toCel);
  // instances of classes are CEL's own values
  if (!isObject(value) || Object.getPrototypeOf(value) !== Object.prototype) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, toCel(inner)]),
  );
}

/** Entries of a map, by key, or of a list, by place. */
export function entriesOf(value: unknown): { key: unknown; value: unknown }[] {
  if (Array.isArray(value)) {
    return value.map((item, place) => ({ key: BigInt(place), value: item }));
  }
  if (!isObject(value)) throw new Error('only lists and maps have entries');
  const entries: [unknown, unknown][] =
    value instanceof Map ? [...value] : Object.entries(value);
  return entries
    .map(([key, inner]) => ({ key, value: inner }))
    .sort((a, b) => compareValues(a.key, b.key));
}

/** The order of two numbers, or of two texts. */
export function compareValues(a: unknown, b: unknown): number {
  const [left, right] = [a, b].map(each =>
    typeof each === 'number' || typeof each === 'bigint' ? each : String(each),
  );
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
