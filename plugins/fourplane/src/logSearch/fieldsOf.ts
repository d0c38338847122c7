// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { FoundLine } from '@fourplane/plugin-fourplane-common';

/** A field of a line under the name that filters take, and what it holds as text. */
export interface LineField {
  readonly name: string;
  readonly value: string;
}

/** The fields of a line: those of its JSON, objects and lists taken apart, then what its shipper says of it. */
export function fieldsOf({
  fields = {},
  shipped = {},
}: Pick<FoundLine, 'fields' | 'shipped'>): LineField[] {
  return [
    ...Object.entries(fields).flatMap(([name, value]) => leaves(name, value)),
    ...Object.entries(shipped).map(([name, value]) => ({ name, value })),
  ];
}

function leaves(name: string, value: unknown): LineField[] {
  if (Array.isArray(value)) {
    return value.flatMap(item => leaves(name, item));
  }
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, item]) =>
      leaves(`${name}.${key}`, item),
    );
  }
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return [{ name, value: text ?? '' }];
}
