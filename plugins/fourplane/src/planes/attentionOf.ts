// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  refKey,
  type ControlPlaneSummary,
  type ObserverSummary,
  type PlaneSummary,
  type ProjectSummary,
  type Unreadable,
} from '@fourplane/plugin-fourplane-common';
import { badFactsOf, isPlaneInTrouble } from './planeTrouble';
import { troubleOf, type ComponentTrouble } from '../projects/troubleOf';

/** Something a person should look at; `id` is unique on the page and stable over time. */
export type Attention =
  | { kind: 'controlPlane'; id: string; controlPlane: ControlPlaneSummary }
  | { kind: 'unreadable'; id: string; unreadable: Unreadable }
  | { kind: 'plane'; id: string; plane: PlaneSummary }
  | { kind: 'observer'; id: string; observer: ObserverSummary }
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
  readonly observers?: readonly ObserverSummary[];
  readonly projects?: readonly ProjectSummary[];
}

/** Everything that is not all right, what touches most first. */
export function attentionOf(fleet: Fleet): Attention[] {
  const {
    controlPlanes = [],
    planes = [],
    observers = [],
    projects = [],
  } = fleet;
  return [
    ...controlPlanes.filter(needsAttention).map(controlPlane => ({
      kind: 'controlPlane' as const,
      id: `controlPlane/${controlPlane.status.name}`,
      controlPlane,
    })),
    ...planes.filter(isPlaneInTrouble).map(plane => ({
      kind: 'plane' as const,
      id: refKey(plane.plane.ref),
      plane,
    })),
    ...observers
      .filter(({ facts }) => badFactsOf(facts).length > 0)
      .map(observer => ({
        kind: 'observer' as const,
        id: `observer/${observer.controlPlane}/${observer.id}`,
        observer,
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
function needsAttention({ status, api }: ControlPlaneSummary) {
  const { state, problems, kinds } = status;
  return (
    badFactsOf([api]).length > 0 ||
    !['synced', 'syncing'].includes(state) ||
    problems.length > 0 ||
    kinds.some(kind => kind.problem)
  );
}
