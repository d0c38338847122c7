// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { createHash } from 'node:crypto';

/** Short, since it is only compared, and says nothing of what it was made from. */
const LENGTH = 8;

/** Equal exactly when the values are, whatever the order of their fields; absent where there are none. */
export function fingerprint(...values: readonly unknown[]): string | undefined {
  return values.every(isEmpty)
    ? undefined
    : createHash('sha256')
        .update(JSON.stringify(values.map(sorted)))
        .digest('hex')
        .slice(0, LENGTH);
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    (typeof value === 'object' && Object.values(value).every(isEmpty))
  );
}

/** What is empty counts as absent. */
function sorted(value: unknown): unknown {
  if (isEmpty(value)) {
    return null;
  }
  if (Array.isArray(value)) {
    return value.map(sorted);
  }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(
        Object.entries(value)
          .filter(([, item]) => !isEmpty(item))
          .sort(([one], [other]) => (one < other ? -1 : 1))
          .map(([name, item]) => [name, sorted(item)]),
      )
    : value;
}
