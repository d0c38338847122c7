// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { deviations } from './deviations';
import { StatusTree } from './statusTree';

/** A recording and a sandbox that agree on what `path` says, do not; absent is undefined. */
export interface Difference {
  readonly path: string;
  readonly real: unknown;
  readonly sandbox: unknown;
}

/** Where the sandbox's tree is unlike the recorded one and no deviation says that it may be. */
export function unlistedDifferences(
  real: StatusTree,
  sandbox: StatusTree,
): Difference[] {
  return differences(real, sandbox).filter(
    ({ path }) => !deviations.some(({ where }) => where.test(path)),
  );
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

function differences(real: unknown, sandbox: unknown, path = ''): Difference[] {
  if (isObject(real) && isObject(sandbox)) {
    const names = new Set([...Object.keys(real), ...Object.keys(sandbox)]);
    return [...names].flatMap(name =>
      differences(real[name], sandbox[name], path ? `${path} > ${name}` : name),
    );
  }
  return JSON.stringify(real) === JSON.stringify(sandbox)
    ? []
    : [{ path, real, sandbox }];
}
