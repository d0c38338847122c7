// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** A query of OpenSearch's, or a part of one. */
export type Clause = Readonly<Record<string, unknown>>;

/** Finds everything. */
export const everything: Clause = { match_all: {} };

/** What all of them find. */
export function allOf(...clauses: readonly Clause[]): Clause {
  return clauses.length === 1 ? clauses[0] : { bool: { filter: clauses } };
}

/** What one of them finds; nothing where there are none. */
export function anyOf(...clauses: readonly Clause[]): Clause {
  if (clauses.length === 0) {
    return { match_none: {} };
  }
  return clauses.length === 1
    ? clauses[0]
    : { bool: { should: clauses, minimum_should_match: 1 } };
}

/** What none of them finds. */
export function noneOf(...clauses: readonly Clause[]): Clause {
  return { bool: { must_not: clauses } };
}

/**
 * One of these whole values, however the index has the field: as it is, or, where that is cut into words, beside it.
 */
export function isOneOf(field: string, values: readonly string[]): Clause {
  const whole = `${field}.keyword`;
  return anyOf(
    { terms: { [whole]: values } },
    {
      bool: {
        filter: [{ terms: { [field]: values } }],
        must_not: [{ exists: { field: whole } }],
      },
    },
  );
}
