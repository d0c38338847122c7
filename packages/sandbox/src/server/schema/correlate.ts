// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { JsonObject } from '../ApiObject';
import { isJsonObject } from '../ApiObject';
import type { Schema } from './Schema';

/** The member of the old object that corresponds to a member of the new one. */
export function oldMember(old: unknown, name: string): unknown {
  return isJsonObject(old) ? old[name] : undefined;
}

/**
 * The item of the old list that corresponds to an item of the new one: only items of a
 * `map` list can be told apart, by their keys. Undefined where nothing corresponds.
 */
export function oldItem(old: unknown, item: unknown, schema: Schema): unknown {
  const keys = schema['x-kubernetes-list-map-keys'];
  if (
    schema['x-kubernetes-list-type'] !== 'map' ||
    !keys ||
    !Array.isArray(old) ||
    !isJsonObject(item)
  ) {
    return undefined;
  }
  return old.find(
    (each: unknown): each is JsonObject =>
      isJsonObject(each) && keys.every(key => each[key] === item[key]),
  );
}
