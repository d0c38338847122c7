// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeUser } from '../kube/KubeApi';
import { IntentRefusal, refusal } from './IntentOutcome';

/** With whose rights a control plane and its planes are written to. @public */
export type ControlPlaneWrites = 'off' | 'serviceAccount' | 'impersonate';

/** Why nothing may be written, whatever it is. @public */
export function closedDoor(
  name: string,
  writes: ControlPlaneWrites,
  as: KubeUser | undefined,
): IntentRefusal | undefined {
  if (writes === 'off') {
    return refusal(
      '',
      `This portal does not write to control plane "${name}"`,
      `Set "writes" of the entry "${name}" in fourplane.controlPlanes to "serviceAccount" or "impersonate"`,
      'closed',
    );
  }
  return writes === 'impersonate' && !as
    ? refusal(
        '',
        `Control plane "${name}" is only written to as a user, and none is given`,
        'Run this as a signed-in user, or set "writes" to "serviceAccount"',
        'closed',
      )
    : undefined;
}
