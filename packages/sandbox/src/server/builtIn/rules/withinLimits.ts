// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { quantityValue } from '../../../quantityValue';
import { invalidValue } from '../../schema/FieldError';
import type { Rule } from './Rule';
import { objectOf, pathTo } from './Rule';

/** A text that is no quantity was refused before; here it counts as nothing. */
function amount(quantity: string): number {
  return quantityValue(quantity) ?? 0;
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
