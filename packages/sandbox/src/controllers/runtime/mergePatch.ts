// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const drop = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value ?? null));

/** The merge patch that turns `before` into `after`; undefined when they are equal. */
export function mergePatchBetween(
  before: object = {},
  after: object,
): object | undefined {
  const patch = between(drop(before) as Json, drop(after) as Json);
  return Object.keys(patch).length > 0 ? patch : undefined;
}

function between(before: Json, after: Json): Json {
  const patch: Json = {};
  for (const key of Object.keys(before)) {
    if (!(key in after)) patch[key] = null;
  }
  for (const [key, value] of Object.entries(after)) {
    const old = before[key];
    if (isObject(old) && isObject(value)) {
      const inner = between(old, value);
      if (Object.keys(inner).length > 0) patch[key] = inner;
    } // compared both ways, because servers sort the keys
    else if (!(isContained(old, value) && isContained(value, old))) {
      patch[key] = value;
    }
  }
  return patch;
}

/** Whether everything `wanted` says is so in `live`, which may say more (defaults of the server). */
export function isContained(wanted: unknown, live: unknown): boolean {
  if (Array.isArray(wanted)) {
    return (
      Array.isArray(live) &&
      live.length === wanted.length &&
      wanted.every((item, index) => isContained(item, live[index]))
    );
  }
  if (isObject(wanted)) {
    return (
      isObject(live) &&
      Object.entries(wanted).every(
        ([key, value]) => value === undefined || isContained(value, live[key]),
      )
    );
  }
  return wanted === live;
}
