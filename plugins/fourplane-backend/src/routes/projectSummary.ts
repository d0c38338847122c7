// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  HealthState,
  healthStates,
  MAX_TROUBLED_COMPONENTS,
  ModelRef,
  Project,
  ProjectSummary,
  TroubledComponent,
} from '@fourplane/plugin-fourplane-common';
import { ControlPlane } from '@fourplane/plugin-fourplane-node';
import { entityRefIn } from './entityRefIn';
import { compareHealth, ComponentHealth } from './componentHealth';
import { titled } from './titled';

/** A component as its project's summary counts it. */
export interface Member {
  readonly ref: ModelRef;
  readonly title?: string;
  readonly worst: ComponentHealth;
}

/** A project, absent when it cannot be read, and its components by their key. */
export interface Membership {
  project?: Project;
  readonly components: Map<string, Member>;
}

const troubles: readonly HealthState[] = ['failed', 'degraded'];

/** What is said of a project, or `undefined` of one that cannot be read. */
export function summaryOf(
  { project, components }: Membership,
  controlPlane: Pick<ControlPlane, 'entityRefsOf' | 'model'>,
): ProjectSummary | undefined {
  if (!project) {
    return undefined;
  }
  const counts = new Map<HealthState, number>();
  for (const { worst } of components.values()) {
    const { state } = worst.health;
    counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  return {
    project,
    entityRef: entityRefIn(controlPlane, project.ref),
    components: components.size,
    componentHealth: healthStates.flatMap(state => {
      const count = counts.get(state);
      return count ? { state, count } : [];
    }),
    attention: [...components.values()]
      .filter(({ worst }) => troubles.includes(worst.health.state))
      .sort(
        (one, other) =>
          compareHealth(one.worst.health, other.worst.health) ||
          (one.ref.name < other.ref.name ? -1 : 1),
      )
      .slice(0, MAX_TROUBLED_COMPONENTS)
      .map(member => troubledComponent(member, controlPlane)),
  };
}

function troubledComponent(
  { ref, title, worst: { environment, health } }: Member,
  controlPlane: Pick<ControlPlane, 'entityRefsOf' | 'model'>,
): TroubledComponent {
  return {
    ref,
    entityRef: entityRefIn(controlPlane, ref),
    title,
    ...(environment && {
      environment: titled(controlPlane.model, environment),
    }),
    health,
  };
}
