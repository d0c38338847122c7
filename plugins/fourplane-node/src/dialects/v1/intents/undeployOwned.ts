// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { IntentOf } from '@fourplane/plugin-fourplane-common';
import { Plan } from '../../Dialect';
import { gone, liveObject, PlanInput } from '../../writing/intentRule';
import { issueAt, planned, refused } from '../../writing/plan';
import { OwnedKinds } from './ownedKinds';

/** Takes a managed resource out of an environment, with all that is there of it. */
export function undeployOwned(
  kinds: OwnedKinds,
  { deployment }: IntentOf<'undeploy'>,
  context: PlanInput,
): Plan {
  const { tenant, name } = deployment;
  const live = liveObject(context, kinds.binding, tenant, name);
  if (!live) {
    return gone('deployment', name);
  }
  if (kinds.isKept(live.object, context)) {
    return refused(
      issueAt(
        'deployment',
        `What "${name}" keeps is to be retained, so OpenChoreo would hold it for ever while it is being deleted`,
        'Set its retainPolicy to Delete first, if what it keeps may go',
      ),
    );
  }
  const { address, object } = live;
  const { uid } = object.metadata;
  return planned(
    [{ verb: 'delete', address, ...(uid && { uid }) }],
    [deployment],
  );
}
