// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { illegalArgument } from '../OpenSearchError';

/** How many of `count` must fit, by a `minimum_should_match`: `2`, `-1` (all but one), `75%` or `-25%`. */
export function leastOf(wanted: unknown, count: number): number {
  const text = String(wanted);
  const number = parseInt(text, 10);
  if (Number.isNaN(number)) {
    throw illegalArgument(`For input string: "${text}"`);
  }
  const whole = text.endsWith('%')
    ? Math.trunc((count * number) / 100)
    : number;
  return whole < 0 ? count + whole : whole;
}
