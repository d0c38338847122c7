// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ObserverSummary } from '@fourplane/plugin-fourplane-common';
import { ControlPlanes } from '@fourplane/plugin-fourplane-node';

/** Servers with logs and metrics that only configuration knows. */
export function listObservers(controlPlanes: ControlPlanes): ObserverSummary[] {
  return controlPlanes.list().flatMap(({ name, probes }) =>
    probes.configuredObservers().map(({ id, planes, facts }) => ({
      id,
      controlPlane: name,
      planes: [...planes],
      facts: [...facts],
    })),
  );
}
