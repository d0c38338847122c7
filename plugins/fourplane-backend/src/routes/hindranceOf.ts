// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ModelRef } from '@fourplane/plugin-fourplane-common';
import {
  closedDoor,
  ControlPlane,
  ObjectPermission,
} from '@fourplane/plugin-fourplane-node';
import { Caller } from '../serving/Caller';

/**
 * What keeps a caller from something that writes, whatever it is done to, in a sentence: the portal's configuration, what
 * it knows of this OpenChoreo, or their rights. Nothing where they may.
 */
export async function hindranceOf(options: {
  readonly controlPlane: Pick<ControlPlane, 'name' | 'writes' | 'status'>;
  readonly caller: Caller;
  readonly permission: ObjectPermission;
  /** Whose catalog entity is asked about. */
  readonly owner: ModelRef;
  /** Whether it is written to OpenChoreo's own objects, as all is but what is done on a plane. */
  readonly isPlanned?: boolean;
}): Promise<string | undefined> {
  const { controlPlane, caller, permission, owner, isPlanned = true } = options;
  const shut = shutDoor(controlPlane, caller, isPlanned);
  if (shut !== undefined) {
    return shut;
  }
  return (await caller.may(permission, owner))
    ? undefined
    : `This needs the permission ${permission.name} on the ${owner.kind} ${owner.name}.`;
}

function shutDoor(
  controlPlane: Pick<ControlPlane, 'name' | 'writes' | 'status'>,
  { entityRef }: Caller,
  isPlanned: boolean,
): string | undefined {
  const { name, writes } = controlPlane;
  const as = entityRef ? { name: entityRef, groups: [] } : undefined;
  const closed = closedDoor(name, writes, as);
  if (closed) {
    return closed.issues
      .map(({ message, mend }) => `${message}.${mend ? ` ${mend}.` : ''}`)
      .join(' ');
  }
  const { capabilities, generation = 'of this version' } =
    controlPlane.status();
  return isPlanned && !capabilities.includes('writes')
    ? `OpenChoreo ${generation} is only read by this portal.`
    : undefined;
}
