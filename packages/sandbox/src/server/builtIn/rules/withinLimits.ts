// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { invalidValue } from '../../schema/FieldError';
import type { Rule } from './Rule';
import { objectOf, pathTo } from './Rule';

const UNITS: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

function amount(quantity: string): number {
  const [, number = '0', unit = ''] =
    /^([-+.\d]+(?:[eE][-+]?\d+)?)([A-Za-z]*)$/.exec(quantity) ?? [];
  return Number(number) * (UNITS[unit] ?? 1);
}

const quantities = (value: unknown) =>
  Object.entries(objectOf(value)).map(
    ([name, each]) => [name, String(each)] as const,
  );

/** No more may be asked for than a container is limited to. */
export const withinLimits: Rule = visit => {
  const limits = new Map(quantities(visit.value.limits));
  return quantities(visit.value.requests).flatMap(([name, asked]) => {
    const path = pathTo(visit, 'requests');
    const limit = limits.get(name);
    if (amount(asked) < 0) {
      return [
        invalidValue(
          `${path}[${name}]`,
          asked,
          'must be greater than or equal to 0',
        ),
      ];
    }
    return limit !== undefined && amount(asked) > amount(limit)
      ? [
          invalidValue(
            path,
            asked,
            `must be less than or equal to ${name} limit of ${limit}`,
          ),
        ]
      : [];
  });
};
