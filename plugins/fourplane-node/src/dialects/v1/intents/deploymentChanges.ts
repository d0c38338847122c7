// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ModelRef } from '@fourplane/plugin-fourplane-common';
import { Plan } from '../../Dialect';
import { find, partOf } from '../../reading/ReadableKind';
import { issueAt, planned, refused } from '../../writing/plan';
import { NeedContext } from '../../writing/TablePlanner';
import { componentKind } from '../kinds/component';
import { componentReleaseKind } from '../kinds/componentRelease';
import { releaseBindingKind } from '../kinds/releaseBinding';
import { releaseChange } from './bindings';
import { splitType } from './componentType';
import { notABuild } from './deploy';
import { ownedKindsOf } from './ownedKinds';
import { ownedBindingNeeds } from './ownedOverrides';
import { rollbackOwned, rollbackOwnedNeeds } from './ownedPlacement';
import { configsOf, missingConfigs, releaseAddress } from './releaseConfigs';
import { undeployOwned } from './undeployOwned';
import {
  addressOf,
  change,
  gone,
  intentRule,
  liveObject,
  PlanInput,
} from '../../writing/intentRule';

const { kind } = releaseBindingKind;

export const rollback = intentRule<'rollback'>([kind], {
  needs: (intent, context) => {
    const { deployment, to } = intent;
    const owned = ownedKindsOf(deployment);
    return owned
      ? rollbackOwnedNeeds(owned, intent, context)
      : [
          bindingAddress(deployment, context),
          ...(to.kind === 'release'
            ? [releaseAddress(deployment, to.name, context)]
            : []),
        ];
  },
  plan: (intent, context) => {
    const { deployment, to } = intent;
    const owned = ownedKindsOf(deployment);
    if (owned) {
      return rollbackOwned(owned, intent, context);
    }
    if (to.kind === 'build') {
      return refused(notABuild('to'));
    }
    const { tenant, name } = to;
    if (!find(componentReleaseKind, context.lookup, tenant, name)) {
      return refused(issueAt('to.name', `There is no release "${name}"`));
    }
    const live = liveObject(context, kind, deployment.tenant, deployment.name);
    const configs = configsOf(deployment, name, context);
    const missing =
      live && configs ? missingConfigs(configs, live.object.spec, 'to') : [];
    return missing.length > 0
      ? refused(...missing)
      : changed(deployment, context, spec => releaseChange(spec, name));
  },
});

export const undeploy = intentRule<'undeploy'>([kind], {
  needs: ({ deployment }, context) => {
    const owned = ownedKindsOf(deployment);
    return owned
      ? ownedBindingNeeds(owned, deployment, context)
      : [bindingAddress(deployment, context)];
  },
  plan: (intent, context) => {
    const owned = ownedKindsOf(intent.deployment);
    return owned
      ? undeployOwned(owned, intent, context)
      : changed(intent.deployment, context, () => ({ state: 'Undeploy' }));
  },
});

export const resume = intentRule<'resume'>([kind], {
  needs: ({ deployment }, context) => [bindingAddress(deployment, context)],
  plan: ({ deployment }, context) =>
    changed(deployment, context, () => ({ state: 'Active' })),
});

export const suspend = intentRule<'suspend'>([], {
  plan: () =>
    refused(
      issueAt(
        'deployment',
        'OpenChoreo 1.x cannot suspend a deployment: it is active or undeployed',
        'Undeploy it; it can be resumed with the same release',
      ),
    ),
});

const RESTARTED_AT = 'openchoreo.dev/restartedAt';

/** A new time rolls the Deployments of a binding; nothing else is restarted by it. */
export const restart = intentRule<'restart'>([kind], {
  needs: ({ deployment }, context) => [bindingAddress(deployment, context)],
  plan: ({ deployment }, context) => {
    const workloadType = workloadTypeOf(deployment, context);
    if (workloadType !== undefined && workloadType !== 'deployment') {
      return refused(
        issueAt(
          'deployment',
          `OpenChoreo restarts Deployments only, and "${deployment.name}" runs as a ${workloadType}`,
        ),
      );
    }
    const { tenant, name } = deployment;
    const live = liveObject(context, kind, tenant, name);
    const annotations = { [RESTARTED_AT]: context.now };
    return live
      ? planned(change(live, { metadata: { annotations } }), [deployment])
      : gone('deployment', name);
  },
});

function bindingAddress({ tenant, name }: ModelRef, context: NeedContext) {
  return addressOf(context, kind, tenant, name);
}

function changed(
  deployment: ModelRef,
  context: PlanInput,
  specOf: (spec: unknown) => Readonly<Record<string, unknown>>,
): Plan {
  const { tenant, name } = deployment;
  const live = liveObject(context, kind, tenant, name);
  return live
    ? planned(change(live, { spec: specOf(live.object.spec) }), [deployment])
    : gone('deployment', name);
}

function workloadTypeOf(
  { tenant, name }: ModelRef,
  { lookup }: NeedContext,
): string | undefined {
  const binding = find(releaseBindingKind, lookup, tenant, name);
  const { component } = binding ? partOf(binding) : {};
  const owner =
    component === undefined
      ? undefined
      : find(componentKind, lookup, tenant, component);
  const { typeRef } = owner ? partOf(owner) : {};
  return typeRef && splitType(typeRef.name)[0];
}
