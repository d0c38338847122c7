// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  healthStates,
  troubledStates,
  type DeploymentMatrix,
  type HealthState,
} from '@fourplane/plugin-fourplane-common';

type Row = DeploymentMatrix['rows'][number];

/** The worst a component is anywhere it should run, where that needs somebody's attention. */
export function troubleOf({ cells }: Row): HealthState | undefined {
  return troubledStates.find(state =>
    cells.some(
      ({ desired, health }) => desired === 'active' && health?.state === state,
    ),
  );
}

/** Rows in trouble before the others, worst first; otherwise in the order they came in. */
export function troubledFirst(rows: readonly Row[]): Row[] {
  const rank = (row: Row) => {
    const state = troubleOf(row);
    return state ? healthStates.indexOf(state) : healthStates.length;
  };
  return [...rows].sort((one, other) => rank(one) - rank(other));
}
