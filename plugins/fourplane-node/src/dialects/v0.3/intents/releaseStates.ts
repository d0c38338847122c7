// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { IntentOf, ModelRef } from '@fourplane/plugin-fourplane-common';
import { ObjectAddress, Plan } from '../../Dialect';
import { issueAt, planned, refused } from '../../writing/plan';
import { NeedContext } from '../../writing/TablePlanner';
import {
  addressOf,
  change,
  gone,
  intentRule,
  liveObject,
  PlanInput,
} from '../../writing/intentRule';
import { scheduledTaskBindingKind } from '../kinds/binding';
import { bindingsNamed } from '../models/deployment';
import { isControlled } from './bindings';

type DeploymentIntent = 'undeploy' | 'suspend' | 'resume';

export const suspend = stateRule<'suspend'>('Suspend');
export const resume = stateRule<'resume'>('Active');

/** OpenChoreo 0.3 takes a scheduled task down only with its binding. */
export const undeploy = intentRule<'undeploy'>([], {
  needs: ({ deployment }, context) => [bindingAddress(deployment, context)],
  plan: ({ deployment }, context) => {
    const [found] = bindingsNamed(deployment, context.lookup);
    if (found?.kinds.binding !== scheduledTaskBindingKind) {
      return statePlan(deployment, 'Undeploy', context);
    }
    if (isControlled(found)) {
      return refused(
        issueAt(
          'deployment',
          'OpenChoreo 0.3 cannot undeploy a scheduled task from its first environment',
          'Suspend it, or delete the component',
        ),
      );
    }
    const address = bindingAddress(deployment, context);
    const { uid } = found.object.metadata;
    return address
      ? planned(
          [{ verb: 'delete', address, ...(uid && { uid }) }],
          [deployment],
        )
      : gone('deployment', deployment.name);
  },
});

function stateRule<N extends DeploymentIntent>(state: string) {
  return intentRule<N>([], {
    needs: ({ deployment }: IntentOf<DeploymentIntent>, context) => [
      bindingAddress(deployment, context),
    ],
    plan: ({ deployment }: IntentOf<DeploymentIntent>, context) =>
      statePlan(deployment, state, context),
  });
}

function statePlan(
  deployment: ModelRef,
  releaseState: string,
  context: PlanInput,
): Plan {
  const address = bindingAddress(deployment, context);
  const live =
    address &&
    liveObject(context, address.resource.kind, address.namespace, address.name);
  return live
    ? planned(change(live, { spec: { releaseState } }), [deployment])
    : gone('deployment', deployment.name);
}

function bindingAddress(
  deployment: ModelRef,
  context: NeedContext,
): ObjectAddress | undefined {
  const [found] = bindingsNamed(deployment, context.lookup);
  return (
    found &&
    addressOf(
      context,
      found.kinds.binding.kind,
      deployment.tenant,
      deployment.name,
    )
  );
}
