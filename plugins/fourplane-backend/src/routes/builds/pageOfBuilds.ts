// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  Build,
  BuildPage,
  buildPhases,
} from '@fourplane/plugin-fourplane-common';
import { cursorOf, placeOf } from './buildCursor';
import { compareBuilds, IndexedBuild } from './IndexedBuild';

/** What of all builds is wanted. */
export interface BuildQuery {
  readonly phase?: Build['phase'];
  readonly branch?: string;
  readonly commit?: string;
  readonly since?: string;
  readonly until?: string;
  readonly limit?: number;
  readonly cursor?: string;
}

const USUAL_LIMIT = 25;

/**
 * A page of the builds in a scope, which are in order. Counts follow every filter but the one of phases, branches are
 * those of the whole scope.
 */
export function pageOfBuilds(
  builds: readonly IndexedBuild[],
  query: BuildQuery,
): Omit<BuildPage, 'builds'> & { readonly builds: readonly IndexedBuild[] } {
  const { phase, limit = USUAL_LIMIT, cursor } = query;
  const place = cursor === undefined ? 'beginning' : placeOf(cursor);
  const isWanted = filterOf(query);
  const counts = noCounts();
  const branches = new Set<string>();
  const found: IndexedBuild[] = [];
  let start = 0;
  for (const build of builds) {
    const { listed } = build;
    if (listed.revision?.branch) {
      branches.add(listed.revision.branch);
    }
    if (!isWanted(build)) {
      continue;
    }
    counts[listed.phase] += 1;
    if (phase === undefined || phase === listed.phase) {
      found.push(build);
      if (place !== 'beginning' && compareBuilds(build, place) <= 0) {
        start = found.length;
      }
    }
  }
  const page = found.slice(start, start + limit);
  const last = page.at(-1);
  return {
    builds: page,
    total: found.length,
    start,
    ...(last && start + limit < found.length && { next: cursorOf(last) }),
    ...(start > 0 && {
      previous: cursorOf(found[start - limit - 1] ?? 'beginning'),
    }),
    branches: [...branches].sort(),
    counts,
  };
}

function filterOf(query: BuildQuery): (build: IndexedBuild) => boolean {
  const { branch, commit, since, until } = query;
  const prefix = commit?.toLowerCase();
  const from = since === undefined ? -Infinity : Date.parse(since);
  const to = until === undefined ? Infinity : Date.parse(until);
  return ({ at, listed: { revision } }) =>
    at >= from &&
    at <= to &&
    (branch === undefined || revision?.branch === branch) &&
    (prefix === undefined ||
      revision?.commit?.toLowerCase().startsWith(prefix) === true);
}

function noCounts(): BuildPage['counts'] {
  return Object.fromEntries(
    buildPhases.map(phase => [phase, 0]),
  ) as BuildPage['counts'];
}
