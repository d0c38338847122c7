// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { LogFieldFilter } from '../LogSource';
import { Clause } from './clauses';
import { hasParts, textClause } from './textClauses';

const LONGEST_PART = 60;
/** Whose values may be asked of fields beside the line. */
const shippedName = /^(stream|kubernetes\..*)$/;

/**
 * Finds every line in which a field may have what is wanted, and others: those that have the letters and digits of its name
 * and value in their text, however JSON may have escaped the rest. Undefined where any line may be one.
 */
export function fieldClause(
  { name, value, isExcluded }: LogFieldFilter,
  textIndices: readonly string[],
): Clause | undefined {
  // A number may be written in several ways.
  const isOddNumber = Number.isFinite(Number(value)) && !/^\d+$/.test(value);
  const parts = [name, ...(isOddNumber ? [] : [value])].flatMap(
    text => text.match(/[a-zA-Z0-9]+/g) ?? [],
  );
  return isExcluded || shippedName.test(name) || parts.length === 0
    ? undefined
    : textClause(
        hasParts(parts.map(part => part.slice(0, LONGEST_PART))),
        textIndices,
      );
}
