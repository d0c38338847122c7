// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { JsonObject } from '../ApiObject';
import { isJsonObject } from '../ApiObject';
import { StatusError } from '../http/StatusError';
import type { Schema } from '../schema/Schema';
import { goText } from './goText';

/**
 * The order of a merged list: the items the patch orders among themselves, and each other item
 * before the first of them that it stood before on the server.
 */
function orderItems(
  items: readonly unknown[],
  patchOrder: readonly unknown[],
  serverOrder: readonly unknown[],
  isSame: (left: unknown, right: unknown) => boolean,
): unknown[] {
  const place = (order: readonly unknown[], item: unknown) =>
    order.findIndex(each => isSame(each, item));
  const byPlace = (order: readonly unknown[]) => (a: unknown, b: unknown) =>
    place(order, a) - place(order, b);
  const patched = items
    .filter(item => place(patchOrder, item) >= 0)
    .sort(byPlace(patchOrder));
  const others = items
    .filter(item => place(patchOrder, item) < 0)
    .sort(byPlace(serverOrder));
  const result: unknown[] = [];
  while (patched.length > 0 && others.length > 0) {
    const [left, right] = [others[0], patched[0]].map(item =>
      place(serverOrder, item),
    );
    const source = left >= 0 && right >= 0 && left < right ? others : patched;
    result.push(source.shift());
  }
  return [...result, ...patched, ...others];
}

function mergeSet(
  current: unknown[],
  patch: unknown[],
  removed: unknown[],
): unknown[] {
  const kept = current.filter(each => !removed.includes(each));
  const merged = [...kept, ...patch.filter(each => !kept.includes(each))];
  return orderItems(merged, patch, current, (left, right) => left === right);
}

/** 500: what is asked cannot be merged into what is there. */
const unmergeable = (message: string) =>
  new StatusError({ code: 500, message });

function mergeKeyed(
  current: unknown[],
  patch: unknown[],
  key: string,
  items: Schema | undefined,
): unknown[] {
  if (patch.some(item => isJsonObject(item) && item.$patch === 'replace')) {
    return patch.filter(item => !(isJsonObject(item) && '$patch' in item));
  }
  const result = [...current];
  for (const item of patch) {
    if (!isJsonObject(item)) {
      throw unmergeable(
        `list element types are not identical: [${goText(current)} ${goText(
          patch,
        )}]`,
      );
    }
    const { $patch: directive, ...members } = item;
    if (item[key] === undefined) {
      throw unmergeable(
        `map: ${goText(item)} does not contain declared merge key: ${key}`,
      );
    }
    const at = result.findIndex(
      each => isJsonObject(each) && each[key] === item[key],
    );
    if (directive === 'delete') {
      if (at >= 0) {
        result.splice(at, 1);
      }
    } else if (at >= 0) {
      result[at] = mergeObjects(result[at], members, items);
    } else {
      result.push(mergeObjects({}, members, items));
    }
  }
  return result;
}

function mergeList(
  name: string,
  current: unknown,
  patch: unknown[],
  whole: JsonObject,
  schema: Schema | undefined,
): unknown[] {
  const existing = Array.isArray(current) ? current : [];
  const removed = whole[`$deleteFromPrimitiveList/${name}`];
  const merges = schema?.['x-kubernetes-patch-strategy'] === 'merge';
  const key = schema?.['x-kubernetes-patch-merge-key'];
  if (merges && !key) {
    return mergeSet(existing, patch, Array.isArray(removed) ? removed : []);
  }
  if (!key) {
    return patch;
  }
  const merged = mergeKeyed(existing, patch, key, schema?.items);
  const order = whole[`$setElementOrder/${name}`];
  return orderItems(
    merged,
    Array.isArray(order) ? order : patch,
    existing,
    (left, right) =>
      isJsonObject(left) && isJsonObject(right) && left[key] === right[key],
  );
}

function mergeObjects(
  target: unknown,
  patch: JsonObject,
  schema: Schema | undefined,
): unknown {
  if (patch.$patch === 'delete') {
    return undefined;
  }
  const replaces = patch.$patch === 'replace';
  const result: JsonObject =
    isJsonObject(target) && !replaces ? { ...target } : {};
  const retained = patch.$retainKeys;
  if (Array.isArray(retained)) {
    for (const name of Object.keys(result)) {
      if (!retained.includes(name)) {
        delete result[name];
      }
    }
  }
  for (const [name, member] of Object.entries(patch)) {
    if (name.startsWith('$deleteFromPrimitiveList/')) {
      const list = name.slice('$deleteFromPrimitiveList/'.length);
      if (!(list in patch) && Array.isArray(member)) {
        const below = schema?.properties?.[list];
        result[list] = mergeList(list, result[list], [], patch, below);
      }
    } else if (name.startsWith('$')) {
      continue;
    } else if (member === null) {
      delete result[name];
    } else if (Array.isArray(member)) {
      const below = schema?.properties?.[name];
      result[name] = mergeList(name, result[name], member, patch, below);
    } else if (isJsonObject(member)) {
      const merged = mergeObjects(
        result[name],
        member,
        schema?.properties?.[name],
      );
      if (merged === undefined) {
        delete result[name];
      } else {
        result[name] = merged;
      }
    } else {
      result[name] = member;
    }
  }
  return result;
}

/**
 * A strategic merge patch on an object of a built-in kind: lists whose schema names a merge key
 * merge by it, with the directives `$patch`, `$setElementOrder`, `$retainKeys` and
 * `$deleteFromPrimitiveList`.
 */
export function strategicMergePatch(
  target: JsonObject,
  patch: JsonObject,
  schema: Schema | undefined,
): unknown {
  return mergeObjects(target, patch, schema);
}
