// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import { ModelKind } from '@fourplane/plugin-fourplane-common';
import { ControlPlane, ControlPlanes } from '@fourplane/plugin-fourplane-node';
import { staleReasons } from '../staleness';

/**
 * The control plane of that name, once all there is of the kinds has been read from it: a list that is not whole would
 * look like one that is. Call it after the caller has been authorised. Rejects with a `ServiceUnavailableError` before.
 */
export function readPlane(
  controlPlanes: ControlPlanes,
  name: string,
  ...kinds: readonly ModelKind[]
): ControlPlane {
  const controlPlane = controlPlanes.get(name);
  if (!controlPlane) {
    throw new NotFoundError(`No control plane named ${name} is configured`);
  }
  if (!kinds.every(kind => controlPlane.model.isComplete(kind))) {
    throw new ServiceUnavailableError(
      `Control plane ${name} cannot tell what there is: ${
        staleReasons[controlPlane.status().state]
      }`,
    );
  }
  return controlPlane;
}
