// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Allowance, ModelRef } from '@fourplane/plugin-fourplane-common';
import {
  ControlPlane,
  ObjectPermission,
} from '@fourplane/plugin-fourplane-node';
import { Caller } from '../serving/Caller';

/** Whether the caller may do something that writes: the first of what is against it, in a sentence. */
export async function allowanceOf(options: {
  readonly controlPlane: Pick<ControlPlane, 'name' | 'writes'>;
  readonly caller: Caller;
  readonly permission: ObjectPermission;
  /** Whose catalog entity is asked about. */
  readonly owner: ModelRef;
  /** Why the thing itself is against it, if it is. */
  readonly why?: string;
}): Promise<Allowance> {
  const { controlPlane, caller, permission, owner, why } = options;
  const { name, writes } = controlPlane;
  if (why !== undefined) {
    return { allowed: false, why };
  }
  if (writes === 'off') {
    return {
      allowed: false,
      why: `This portal does not write to control plane "${name}": its entry in fourplane.controlPlanes has no "writes"`,
    };
  }
  if (writes === 'impersonate' && !caller.entityRef) {
    return {
      allowed: false,
      why: `Control plane "${name}" is only written to as a signed-in user`,
    };
  }
  return (await caller.may(permission, owner))
    ? { allowed: true }
    : {
        allowed: false,
        why: `You need the permission ${permission.name} on the ${owner.kind} ${owner.name}`,
      };
}
