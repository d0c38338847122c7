// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  healthStates,
  type HealthState,
  type ProjectSummary,
} from '@fourplane/plugin-fourplane-common';
import type { ProjectQuery } from './ProjectQuery';

type Compare = (one: ProjectSummary, other: ProjectSummary) => number;

const byName: Compare = (one, other) =>
  titleOf(one).localeCompare(titleOf(other));

const compares: Record<ProjectQuery['sort'], Compare> = {
  name: byName,
  tenant: (one, other) =>
    (one.project.ref.tenant ?? '').localeCompare(
      other.project.ref.tenant ?? '',
    ),
  health: (one, other) => compareHealth(one, other),
  components: (one, other) => one.components - other.components,
};

/** Every project the query asks for, in its order; equal ones by name. Pages are cut by the caller. */
export function selectProjects(
  projects: readonly ProjectSummary[],
  query: ProjectQuery,
): ProjectSummary[] {
  const words = query.search.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const sign = query.direction === 'ascending' ? 1 : -1;
  return projects
    .filter(summary => hasWords(summary, words))
    .filter(summary => !query.health || countIn(summary, query.health) > 0)
    .sort(
      (one, other) =>
        sign * compares[query.sort](one, other) || byName(one, other),
    );
}

/** The state a project is listed under: the worst of its own and its components'. */
export function worstHealthOf(summary: ProjectSummary): HealthState {
  return (
    healthStates.find(state => countIn(summary, state) > 0) ??
    summary.project.health.state
  );
}

/** Worst first; among equals, more components in that state first. */
function compareHealth(one: ProjectSummary, other: ProjectSummary): number {
  const state = worstHealthOf(one);
  return (
    healthStates.indexOf(state) - healthStates.indexOf(worstHealthOf(other)) ||
    countIn(other, state) - countIn(one, state)
  );
}

function countIn(summary: ProjectSummary, state: HealthState): number {
  const own = summary.project.health.state === state ? 1 : 0;
  const found = summary.componentHealth.find(item => item.state === state);
  return own + (found?.count ?? 0);
}

function titleOf({ project }: ProjectSummary): string {
  return project.title ?? project.ref.name;
}

function hasWords(summary: ProjectSummary, words: readonly string[]): boolean {
  const { ref, title = '', owner = '' } = summary.project;
  const text = [ref.name, title, ref.tenant, ref.controlPlane, owner]
    .join(' ')
    .toLocaleLowerCase();
  return words.every(word => text.includes(word));
}
