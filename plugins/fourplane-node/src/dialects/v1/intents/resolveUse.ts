// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { IntentIssue } from '@fourplane/plugin-fourplane-common';
import { Lookup } from '../../Dialect';
import {
  find,
  findAll,
  findIn,
  Projection,
  ReadableKind,
} from '../../reading/ReadableKind';
import { listed } from '../../writing/listed';
import { issueAt } from '../../writing/plan';
import { KindPair } from '../kindPair';

/** A type or workflow that an intent names. */
export interface Use {
  readonly kind?: string;
  readonly name: string;
}

/** What a name turned out to be. */
export interface Resolved<T> {
  readonly kind: string;
  readonly name: string;
  readonly object: Projection<T>;
}

/** How a resolution is told of. */
interface Telling {
  /** The field that holds the use. */
  readonly path: string;
  /** `component type`. */
  readonly noun: string;
  readonly issues: IntentIssue[];
}

/** Finds what a tenant's name for a type means: its own or the cluster's, by `kind` where it may be both. */
export function resolveUse<T>(
  pair: KindPair<T>,
  { kind, name }: Use,
  { tenant, lookup }: { tenant: string; lookup: Lookup },
  { path, noun, issues }: Telling,
): Resolved<T> | undefined {
  const { namespaced, cluster } = pair;
  const kinds = [namespaced.kind, cluster.kind];
  if (kind !== undefined && !kinds.includes(kind)) {
    issues.push(issueAt(`${path}.kind`, `must be ${kinds.join(' or ')}`));
    return undefined;
  }
  const candidates = (
    [
      [namespaced, tenant],
      [cluster, undefined],
    ] as const
  )
    .filter(([candidate]) => kind === undefined || candidate.kind === kind)
    .flatMap(([candidate, namespace]): Resolved<T>[] => {
      const object = find(candidate, lookup, namespace, name);
      return object ? [{ kind: candidate.kind, name, object }] : [];
    });
  if (candidates.length > 1) {
    issues.push(
      issueAt(
        `${path}.kind`,
        `There is a ${kinds.join(' and a ')} named "${name}"`,
        'Say which by its kind',
      ),
    );
    return undefined;
  }
  if (candidates.length === 0) {
    const known = [
      ...namesOf(namespaced, findIn(namespaced, lookup, tenant), kind),
      ...namesOf(cluster, findAll(cluster, lookup), kind),
    ];
    issues.push(
      issueAt(
        `${path}.name`,
        `There is no ${noun} "${name}"`,
        known.length > 0
          ? `Choose one of ${listed(known)}`
          : `Ask the platform team for a ${noun}`,
      ),
    );
  }
  return candidates[0];
}

function namesOf<T>(
  kind: ReadableKind<T>,
  objects: Iterable<Projection<T>>,
  wanted: string | undefined,
): string[] {
  return wanted === undefined || wanted === kind.kind
    ? [...objects].map(({ metadata }) => metadata.name)
    : [];
}
