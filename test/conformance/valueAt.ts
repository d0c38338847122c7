// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { Json } from './Case';

/** The value at a dotted path such as `metadata.uid` or `items.0.metadata.name`. */
export function valueAt(
  value: Json | undefined,
  path: string,
): Json | undefined {
  let current = value;
  for (const key of path.split('.')) {
    if (Array.isArray(current)) {
      current = current[Number(key)];
    } else if (typeof current === 'object' && current !== null) {
      current = current[key];
    } else {
      return undefined;
    }
  }
  return current;
}
