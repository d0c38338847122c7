// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ControlPlaneSummary } from '@fourplane/plugin-fourplane-common';
import { ControlPlanes } from '@fourplane/plugin-fourplane-node';

/** Every configured control plane, reachable or not, in configuration order. */
export function listControlPlanes(
  controlPlanes: ControlPlanes,
): ControlPlaneSummary[] {
  return controlPlanes.list().map(controlPlane => ({
    status: controlPlane.status(),
    counts: {
      tenants: controlPlane.model.refs('tenant').length,
      projects: controlPlane.model.refs('project').length,
      components: controlPlane.model.refs('component').length,
    },
    unreadable: controlPlane.model.unreadable(),
    api: controlPlane.probes.own(),
  }));
}
