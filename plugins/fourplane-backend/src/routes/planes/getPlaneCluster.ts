// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { NotFoundError } from '@backstage/errors';
import { PlaneCluster, RefOf } from '@fourplane/plugin-fourplane-common';
import { ControlPlanes } from '@fourplane/plugin-fourplane-node';
import { readObject } from '../readObject';

/** What the cluster of a plane has, as it is read from there. */
export async function getPlaneCluster(
  controlPlanes: ControlPlanes,
  ref: RefOf<'dataPlane'>,
): Promise<PlaneCluster> {
  readObject(controlPlanes, ref);
  const controlPlane = controlPlanes.get(ref.controlPlane);
  if (!controlPlane) {
    throw new NotFoundError(
      `No control plane named ${ref.controlPlane} is configured`,
    );
  }
  return controlPlane.clusters.read(ref);
}
