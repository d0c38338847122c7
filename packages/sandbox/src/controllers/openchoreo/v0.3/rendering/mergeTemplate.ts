// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** By which field the items of these lists are told apart; other lists are replaced as a whole. */
const keysOfLists: Record<string, readonly string[]> = {
  containers: ['name'],
  initContainers: ['name'],
  env: ['name'],
  volumes: ['name'],
  volumeMounts: ['mountPath'],
  imagePullSecrets: ['name'],
  ports: ['containerPort', 'port'],
};

/**
 * A class's template with what a binding says on top, by the rules of a strategic merge: objects field by
 * field, named lists item by item, everything else from the binding.
 */
export function mergeTemplate(template: Json = {}, overlay: Json): Json {
  const merged: Json = { ...template };
  for (const [field, value] of Object.entries(overlay)) {
    const base = template[field];
    if (value === undefined) continue;
    if (isObject(base) && isObject(value)) {
      merged[field] = mergeTemplate(base, value);
    } else if (Array.isArray(base) && Array.isArray(value)) {
      merged[field] = mergeLists(base, value, keysOfLists[field]);
    } else {
      merged[field] = value;
    }
  }
  return merged;
}

function mergeLists(
  base: readonly unknown[],
  overlay: readonly unknown[],
  keys: readonly string[] | undefined,
): unknown[] {
  if (!keys) return [...overlay];
  const keyOf = (item: unknown) =>
    isObject(item)
      ? keys.map(key => item[key]).find(k => k !== undefined)
      : item;
  const added = overlay.filter(
    item => !base.some(other => keyOf(other) === keyOf(item)),
  );
  const kept = base.map(item => {
    const over = overlay.find(other => keyOf(other) === keyOf(item));
    return isObject(item) && isObject(over) ? mergeTemplate(item, over) : item;
  });
  return [...kept, ...added];
}
