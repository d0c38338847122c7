// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { Plane, PlaneSummary } from '@fourplane/plugin-fourplane-common';
import { isPlaneInTrouble, planeKey } from './planeTrouble';

/** Planes that are one cluster, as far as that is known; `address` where there are several. */
export interface PlaneCluster {
  readonly id: string;
  readonly address?: string;
  readonly planes: readonly PlaneSummary[];
}

const roleOrder: readonly Plane['role'][] = ['data', 'build', 'observability'];

/** Planes by the cluster they are: those with trouble first, then by role and name. */
export function clustersOf(planes: readonly PlaneSummary[]): PlaneCluster[] {
  const groups = new Map<string, PlaneSummary[]>();
  for (const summary of [...planes].sort(byRole)) {
    const { cluster, plane } = summary;
    const key = cluster
      ? `${plane.ref.controlPlane} ${cluster}`
      : planeKey(summary);
    groups.set(key, [...(groups.get(key) ?? []), summary]);
  }
  const clusters = [...groups].map(([id, members]) => ({
    id,
    ...(members.length > 1 && { address: members[0].cluster }),
    planes: members,
  }));
  return clusters.sort((one, other) => trouble(other) - trouble(one));
}

function trouble({ planes }: PlaneCluster): number {
  return planes.some(isPlaneInTrouble) ? 1 : 0;
}

function byRole(one: PlaneSummary, other: PlaneSummary): number {
  return (
    roleOrder.indexOf(one.plane.role) - roleOrder.indexOf(other.plane.role) ||
    planeKey(one).localeCompare(planeKey(other))
  );
}
