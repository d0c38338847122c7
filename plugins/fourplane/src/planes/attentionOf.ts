// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  refKey,
  troubledStates,
  type ControlPlaneStatus,
  type ControlPlaneSummary,
  type PlaneSummary,
  type ProjectSummary,
  type Unreadable,
} from '@fourplane/plugin-fourplane-common';
import { troubleOf, type ComponentTrouble } from '../projects/troubleOf';

/** Something a person should look at; `id` is unique on the page and stable over time. */
export type Attention =
  | { kind: 'controlPlane'; id: string; status: ControlPlaneStatus }
  | { kind: 'unreadable'; id: string; unreadable: Unreadable }
  | { kind: 'plane'; id: string; plane: PlaneSummary }
  | {
      kind: 'project';
      id: string;
      project: ProjectSummary;
      trouble: ComponentTrouble[];
    };

/** What a reader may see of the fleet; a part that is absent is not known. */
export interface Fleet {
  readonly controlPlanes?: readonly ControlPlaneSummary[];
  readonly planes?: readonly PlaneSummary[];
  readonly projects?: readonly ProjectSummary[];
}

/** Everything that is not all right, what touches most first. */
export function attentionOf(fleet: Fleet): Attention[] {
  const { controlPlanes = [], planes = [], projects = [] } = fleet;
  return [
    ...controlPlanes
      .map(({ status }) => status)
      .filter(needsAttention)
      .map(status => ({
        kind: 'controlPlane' as const,
        id: `controlPlane/${status.name}`,
        status,
      })),
    ...planes.filter(isPlaneInTrouble).map(plane => ({
      kind: 'plane' as const,
      id: refKey(plane.plane.ref),
      plane,
    })),
    ...controlPlanes
      .flatMap(({ unreadable }) => unreadable)
      .map(unreadable => ({
        kind: 'unreadable' as const,
        id: `unreadable/${refKey(unreadable.ref)}`,
        unreadable,
      })),
    ...projects.flatMap(project => {
      const trouble = troubleOf(project);
      return trouble.length > 0
        ? [
            {
              kind: 'project' as const,
              id: refKey(project.project.ref),
              project,
              trouble,
            },
          ]
        : [];
    }),
  ];
}

/** A control plane that loads for the first time is no reason to worry; one that says what is wrong is. */
function needsAttention({ state, problems, kinds }: ControlPlaneStatus) {
  return (
    !['synced', 'syncing'].includes(state) ||
    problems.length > 0 ||
    kinds.some(kind => kind.problem)
  );
}

function isPlaneInTrouble({ plane }: PlaneSummary) {
  return (
    plane.agent?.connected === false ||
    troubledStates.includes(plane.health.state)
  );
}
