// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { FoundLine } from '@fourplane/plugin-fourplane-common';
import { IndexedLine } from '../LogIndex';
import { SearchedIndex } from './SearchedIndices';

/** A line as it is told: whose it is, and its fields where it is one JSON object. */
export function foundLineOf(
  { id, at, text, level, fields, shipped, pod, container, scope }: IndexedLine,
  { deployments }: SearchedIndex,
): FoundLine {
  const deployment = deployments.get(scope);
  if (!deployment) {
    throw new Error(`Line ${id} is of nobody that was asked for`);
  }
  return {
    id,
    at,
    text,
    level,
    deployment,
    pod,
    container,
    ...(fields && { fields }),
    shipped: Object.fromEntries(flat(shipped)),
  };
}

/** By the names that filters take. */
function flat(
  record: object,
  prefix = '',
): (readonly [name: string, text: string])[] {
  return Object.entries(record).flatMap(([name, value]) => {
    if (typeof value === 'object' && value !== null) {
      return flat(value, `${prefix}${name}.`);
    }
    return value === undefined ? [] : [[`${prefix}${name}`, String(value)]];
  });
}
