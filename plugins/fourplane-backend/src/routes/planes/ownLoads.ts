// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { NotFoundError } from '@backstage/errors';
import { ModelRef } from '@fourplane/plugin-fourplane-common';
import { PlaneLoads } from './PlaneLoads';

/** The loads of the control plane that a reference is of. */
export function ownLoads(
  loads: readonly PlaneLoads[],
  { controlPlane }: ModelRef,
): PlaneLoads {
  const own = loads.find(one => one.controlPlane.name === controlPlane);
  if (!own) {
    throw new NotFoundError(
      `No control plane named ${controlPlane} is configured`,
    );
  }
  return own;
}
