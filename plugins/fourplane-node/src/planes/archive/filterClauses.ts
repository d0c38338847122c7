// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { logLevels } from '@fourplane/plugin-fourplane-common';
import { IndexFilter } from '../LogIndex';
import { allOf, Clause, isOneOf, noneOf } from './clauses';
import { IndexLayout } from './indexLayout';
import { fieldClause } from './fieldClause';
import { scopeClauses } from './scopeClause';
import { hasLevel, hasText, textClause } from './textClauses';

/**
 * Queries that find the lines of a filter between them, none of them two; pure. Whose lines they find is exact. Without
 * `estimate` what they find must still be looked at for its text and level.
 */
export function filterClauses(
  filter: IndexFilter,
  { textIndices, wordIndices }: IndexLayout,
  options: { readonly estimate: boolean },
): Clause[] {
  const { from, to, text, fields = [], levels, pods, containers } = filter;
  const isAny = !levels || logLevels.every(level => levels.includes(level));
  const shared = [
    {
      range: {
        '@timestamp': { gte: from, lt: to, format: 'epoch_millis' },
      },
    },
    ...(pods ? [isOneOf('kubernetes.pod_name', pods)] : []),
    ...(containers ? [isOneOf('kubernetes.container_name', containers)] : []),
    ...(text ? [textClause(hasText(text), textIndices)] : []),
    ...fields
      .map(each => fieldClause(each, textIndices))
      .filter(clause => clause !== undefined),
    ...(isAny ? [] : [textClause(hasLevel(levels, options), textIndices)]),
    // Words of a name are found in other names, too.
    ...(wordIndices.length > 0
      ? [noneOf({ terms: { _index: wordIndices } })]
      : []),
  ];
  return scopeClauses(filter.scopes).map(scope => allOf(scope, ...shared));
}
