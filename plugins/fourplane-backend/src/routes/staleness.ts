// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  ControlPlaneStatus,
  ModelKind,
  ReplyMeta,
} from '@fourplane/plugin-fourplane-common';
import { ControlPlane } from '@fourplane/plugin-fourplane-node';

/**
 * Why a control plane is not live, for everybody who may see a reply. The problems behind it name addresses and
 * accounts, so they are for those who may read control planes.
 */
export const staleReasons: Readonly<
  Record<ControlPlaneStatus['state'], string>
> = {
  connecting: 'It has not been reached yet',
  syncing: 'It is being read for the first time',
  partial: 'Some of its kinds cannot be read',
  stale: 'The connection to it is broken',
  synced: 'Some of its kinds are not served',
};

/**
 * The control planes whose part of a reply may be old or missing: those where a kind the reply is read from is not
 * live.
 */
export function staleness(
  controlPlanes: readonly ControlPlane[],
  reads: readonly ModelKind[],
): ReplyMeta['stale'] {
  return controlPlanes
    .filter(({ model }) => !reads.every(kind => model.isComplete(kind)))
    .map(controlPlane => {
      const { since, state } = controlPlane.status();
      return {
        controlPlane: controlPlane.name,
        since,
        reason: staleReasons[state],
      };
    });
}
