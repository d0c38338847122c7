// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  ControlPlaneStatus,
  KindStatus,
  Problem,
} from '@fourplane/plugin-fourplane-common';

/** The state of a control plane whose kinds are watched. */
export function summariseState(
  kinds: readonly KindStatus[],
): ControlPlaneStatus['state'] {
  const has = (state: KindStatus['state']) =>
    kinds.some(kind => kind.state === state);
  if (has('failed')) {
    return 'partial';
  }
  if (has('stale')) {
    return has('synced') ? 'partial' : 'stale';
  }
  return has('syncing') ? 'syncing' : 'synced';
}

/** One line per cause: what stops several kinds in the same way is said once, with their number. */
export function summariseProblems(kinds: readonly KindStatus[]): Problem[] {
  const groups = new Map<string, Problem[]>();
  for (const { problem } of kinds) {
    if (problem) {
      const cause = `${problem.where} ${problem.mend ?? problem.what}`;
      groups.set(cause, [...(groups.get(cause) ?? []), problem]);
    }
  }
  return [...groups.values()].map(([first, ...others]) =>
    others.length === 0
      ? first
      : { ...first, what: `${first.what} (and ${others.length} more kinds)` },
  );
}
