// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  refKey,
  troubledStates,
  type PlaneFact,
  type PlaneSummary,
} from '@fourplane/plugin-fourplane-common';

/** What stands for a plane in lists: unique on the page, stable over time. */
export function planeKey({ plane }: PlaneSummary): string {
  return refKey(plane.ref);
}

/** A fact that says that something is not right. */
export type BadFact = Extract<PlaneFact, { state: 'down' | 'degraded' }>;

/** Which of its servers are not all right, as the portal sees them. */
export function badFactsOf(facts: readonly PlaneFact[]): BadFact[] {
  return facts.filter(
    (fact): fact is BadFact =>
      fact.state === 'down' || fact.state === 'degraded',
  );
}

/** Whether what its object declares, or what the portal sees of it, is not all right. */
export function isPlaneInTrouble({ plane, facts }: PlaneSummary): boolean {
  return (
    plane.agent?.connected === false ||
    troubledStates.includes(plane.health.state) ||
    badFactsOf(facts).length > 0
  );
}
