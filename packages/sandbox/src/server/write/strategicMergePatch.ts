// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { JsonObject } from '../ApiObject';
import { isJsonObject } from '../ApiObject';
import { badRequest } from '../http/StatusError';

/** The merge key of the lists of built-in kinds that merge by key, by the name of the list. */
const MERGE_KEYS: Record<string, string | ((path: string[]) => string)> = {
  conditions: 'type',
  containerStatuses: 'name',
  containers: 'name',
  env: 'name',
  ephemeralContainers: 'name',
  hostAliases: 'ip',
  imagePullSecrets: 'name',
  initContainers: 'name',
  ownerReferences: 'uid',
  podIPs: 'ip',
  ports: path => (path.includes('containers') ? 'containerPort' : 'port'),
  resourceClaims: 'name',
  secrets: 'name',
  taints: 'key',
  topologySpreadConstraints: 'topologyKey',
  volumeDevices: 'devicePath',
  volumeMounts: 'mountPath',
  volumes: 'name',
};

/** Lists of plain values that merge as sets. */
const SET_LISTS = new Set(['finalizers']);

function mergeKey(name: string, path: string[]): string | undefined {
  const key = MERGE_KEYS[name];
  return typeof key === 'function' ? key(path) : key;
}

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

function mergeKeyed(
  current: unknown[],
  patch: unknown[],
  key: string,
  path: string[],
): unknown[] {
  if (patch.some(item => isJsonObject(item) && item.$patch === 'replace')) {
    return patch.filter(item => !(isJsonObject(item) && '$patch' in item));
  }
  const result = [...current];
  for (const item of patch) {
    if (!isJsonObject(item)) {
      throw badRequest(
        `expected a list of objects at ${path.join('.')}, found ${typeof item}`,
      );
    }
    const { $patch: directive, ...members } = item;
    const at = result.findIndex(
      each => isJsonObject(each) && each[key] === item[key],
    );
    if (directive === 'delete') {
      if (at >= 0) {
        result.splice(at, 1);
      }
    } else if (at >= 0) {
      result[at] = mergeObjects(result[at], members, path);
    } else {
      result.push(mergeObjects({}, members, path));
    }
  }
  return result;
}

function mergeList(
  name: string,
  current: unknown,
  patch: unknown[],
  whole: JsonObject,
  path: string[],
): unknown[] {
  const existing = Array.isArray(current) ? current : [];
  const removed = whole[`$deleteFromPrimitiveList/${name}`];
  if (SET_LISTS.has(name)) {
    return mergeSet(existing, patch, Array.isArray(removed) ? removed : []);
  }
  const key = mergeKey(name, path);
  if (!key || patch.some(item => !isJsonObject(item))) {
    return patch;
  }
  const merged = mergeKeyed(existing, patch, key, path);
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
  path: string[],
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
        result[list] = mergeList(list, result[list], [], patch, path);
      }
    } else if (name.startsWith('$')) {
      continue;
    } else if (member === null) {
      delete result[name];
    } else if (Array.isArray(member)) {
      const below = [...path, name];
      result[name] = mergeList(name, result[name], member, patch, below);
    } else if (isJsonObject(member)) {
      const merged = mergeObjects(result[name], member, [...path, name]);
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
 * A strategic merge patch on an object of a built-in kind: lists named in the merge-key
 * table merge by key, with the directives `$patch`, `$setElementOrder`, `$retainKeys` and
 * `$deleteFromPrimitiveList`.
 */
export function strategicMergePatch(
  target: JsonObject,
  patch: JsonObject,
): unknown {
  return mergeObjects(target, patch, []);
}
