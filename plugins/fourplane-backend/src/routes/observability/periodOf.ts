// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { InputError } from '@backstage/errors';

const USUAL_SECONDS = 3_600;

/**
 * The time a query asks for, in milliseconds since 1970. An `InputError` where it says it twice, or ends before it
 * begins.
 */
export function periodOf(
  input: {
    readonly last?: number;
    readonly from?: string;
    readonly to?: string;
  },
  now = Date.now(),
): { readonly from: number; readonly to: number } {
  const { last = USUAL_SECONDS } = input;
  if (input.from === undefined) {
    if (input.to !== undefined) {
      throw new InputError('The query parameter "to" needs "from" beside it');
    }
    return { from: now - last * 1_000, to: now };
  }
  if (input.last !== undefined) {
    throw new InputError(
      'The query parameters "last" and "from" exclude each other',
    );
  }
  const from = Date.parse(input.from);
  const to = input.to === undefined ? now : Date.parse(input.to);
  if (from >= to) {
    throw new InputError(
      `The query parameter "from" (${input.from}) must be before ${
        input.to === undefined ? 'now' : `"to" (${input.to})`
      }`,
    );
  }
  return { from, to };
}
