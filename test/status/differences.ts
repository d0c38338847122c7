// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { deviations } from './deviations';
import { StatusTree } from './statusTree';

/** A recording and what is seen do not agree on what `path` says; absent is undefined. */
export interface Difference {
  readonly path: string;
  readonly recorded: unknown;
  readonly seen: unknown;
}

/** Where the sandbox's tree is unlike the recorded one and no deviation says that it may be. */
export function unlistedDifferences(
  recorded: StatusTree,
  seen: StatusTree,
): Difference[] {
  return differences(recorded, seen).filter(
    ({ path }) => !deviations.some(({ where }) => where.test(path)),
  );
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** Where a tree is unlike the recorded one. */
export function differences(
  recorded: unknown,
  seen: unknown,
  path = '',
): Difference[] {
  if (isObject(recorded) && isObject(seen)) {
    const names = new Set([...Object.keys(recorded), ...Object.keys(seen)]);
    return [...names].flatMap(name =>
      differences(
        recorded[name],
        seen[name],
        path ? `${path} > ${name}` : name,
      ),
    );
  }
  return JSON.stringify(recorded) === JSON.stringify(seen)
    ? []
    : [{ path, recorded, seen }];
}
