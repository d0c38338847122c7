// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { LogScope } from '../LogIndex';
import { allOf, anyOf, Clause, isOneOf } from './clauses';

const LABELS = 'kubernetes.labels';
/** OpenSearch takes 1,024 clauses in all; a group comes to about thirty. */
const GROUPS_AT_ONCE = 25;

/** Scopes that differ in one label alone, which is what components of a project in an environment do. */
interface ScopeGroup {
  readonly scopes: LogScope[];
  /** The label, where there are several. */
  readonly varied?: string;
}

/** Queries that together find exactly the lines of the scopes; none where there are none. */
export function scopeClauses(scopes: readonly LogScope[]): Clause[] {
  const clauses = groupsOf(scopes).map(clauseOf);
  const parts: Clause[] = [];
  for (let from = 0; from < clauses.length; from += GROUPS_AT_ONCE) {
    parts.push(anyOf(...clauses.slice(from, from + GROUPS_AT_ONCE)));
  }
  return parts;
}

/** Which of the scopes a line with this namespace and these labels is of; shippers may write `_` for the dots of a label. */
export function scopeOf(
  scopes: readonly LogScope[],
  namespace: string,
  labels: Readonly<Record<string, unknown>>,
): LogScope | undefined {
  return scopes.find(
    scope =>
      scope.namespace === namespace &&
      Object.entries(scope.labels).every(([label, value]) =>
        [label, dotless(label)].some(each => labels[each] === value),
      ),
  );
}

function clauseOf({ scopes, varied }: ScopeGroup): Clause {
  const [{ namespace, labels }] = scopes;
  const names = Object.keys(labels).sort();
  return allOf(
    isOneOf('kubernetes.namespace_name', [namespace]),
    ...names.map(name => {
      const values = new Set(
        name === varied
          ? scopes.map(scope => scope.labels[name])
          : [labels[name]],
      );
      return labelClause(name, [...values]);
    }),
  );
}

function labelClause(label: string, values: readonly string[]): Clause {
  const spellings = new Set([label, dotless(label)]);
  return anyOf(
    ...[...spellings].map(each => isOneOf(`${LABELS}.${each}`, values)),
  );
}

function dotless(label: string): string {
  return label.replaceAll('.', '_');
}

function groupsOf(scopes: readonly LogScope[]): ScopeGroup[] {
  const sameLabels = grouped(scopes, ({ namespace, labels }) => [
    namespace,
    ...Object.keys(labels).sort(),
  ]);
  return sameLabels.flatMap(group => {
    const varied = mostVaried(group);
    return grouped(group, ({ labels }) =>
      Object.keys(labels)
        .sort()
        .map(name => (name === varied ? '' : labels[name])),
    ).map(each => ({ scopes: each, varied }));
  });
}

function mostVaried(scopes: readonly LogScope[]): string | undefined {
  const [{ labels }] = scopes;
  const varieties = Object.keys(labels).map(name => ({
    name,
    values: new Set(scopes.map(scope => scope.labels[name])).size,
  }));
  varieties.sort((one, other) => other.values - one.values);
  return varieties[0]?.name;
}

function grouped(
  scopes: readonly LogScope[],
  keyOf: (scope: LogScope) => readonly string[],
): LogScope[][] {
  const groups = new Map<string, LogScope[]>();
  for (const scope of scopes) {
    const key = JSON.stringify(keyOf(scope));
    groups.set(key, [...(groups.get(key) ?? []), scope]);
  }
  return [...groups.values()];
}
