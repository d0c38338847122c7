// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  troubledStates,
  type HealthState,
  type ProjectSummary,
} from '@fourplane/plugin-fourplane-common';

/** How many components of a project are in one of the bad states; of the project itself, `own`. */
export interface ComponentTrouble {
  readonly state: HealthState;
  readonly count: number;
  readonly isOwn: boolean;
}

/** What is wrong in a project: its own bad health first, then its components' by state, worst first. */
export function troubleOf(summary: ProjectSummary): ComponentTrouble[] {
  const { project, componentHealth } = summary;
  const own = troubledStates
    .filter(state => state === project.health.state)
    .map(state => ({ state, count: 1, isOwn: true }));
  const components = troubledStates
    .map(state => ({
      state,
      count: componentHealth.find(item => item.state === state)?.count ?? 0,
      isOwn: false,
    }))
    .filter(({ count }) => count > 0);
  return [...own, ...components];
}
