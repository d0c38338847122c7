// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ModelRef } from '@fourplane/plugin-fourplane-common';
import { OverrideOptions } from '../../Dialect';
import { find } from '../../reading/ReadableKind';
import {
  addressOf,
  change,
  gone,
  intentRule,
  liveObject,
  PlanInput,
} from '../../writing/intentRule';
import { planned, refused } from '../../writing/plan';
import { NeedContext } from '../../writing/TablePlanner';
import { releaseBindingKind } from '../kinds/releaseBinding';
import {
  overrideFields,
  overrideIssues,
  overrideOptions,
  overridesPatch,
  readBinding,
} from './bindingOverrides';
import { ownedKindsOf } from './ownedKinds';
import { configureOwned, ownedBindingNeeds } from './ownedOverrides';
import { configsOf, releaseAddress } from './releaseConfigs';

const { kind } = releaseBindingKind;

export const configureDeployment = intentRule<'configureDeployment'>([kind], {
  needs: ({ deployment }, context) => {
    const owned = ownedKindsOf(deployment);
    return owned
      ? ownedBindingNeeds(owned, deployment, context)
      : [
          addressOf(context, kind, deployment.tenant, deployment.name),
          releaseAddress(deployment, releaseOf(deployment, context), context),
        ];
  },
  plan: ({ deployment, overrides }, context) => {
    const owned = ownedKindsOf(deployment);
    if (owned) {
      return configureOwned(owned, { deployment, overrides }, context);
    }
    const { tenant, name } = deployment;
    const live = liveObject(context, kind, tenant, name);
    if (!live) {
      return gone('deployment', name);
    }
    const read = readBinding(name, live.object);
    if (read.state === 'odd') {
      return refused(read.issue);
    }
    const { spec } = read;
    const release = spec.releaseName ?? undefined;
    const issues = overrideIssues(
      overrides,
      configsOf(deployment, release, context),
    );
    return issues.length > 0
      ? refused(...issues)
      : planned(
          change(
            live,
            { spec: overridesPatch(spec, overrides) },
            overrideFields,
          ),
          [deployment],
        );
  },
});

/** What may be set of a component's deployment; `undefined` where there is no such deployment. */
export function overridesOfDeployment(
  deployment: ModelRef,
  context: PlanInput,
): OverrideOptions | undefined {
  const { tenant, name } = deployment;
  const live = liveObject(context, kind, tenant, name);
  if (!live) {
    return undefined;
  }
  const read = readBinding(name, live.object);
  return read.state === 'odd'
    ? {
        schema: { type: 'object', properties: {} },
        values: {},
        missing: [],
        notes: [],
        why: `${read.issue.message}. ${read.issue.mend}.`,
      }
    : overrideOptions(
        read.spec,
        configsOf(deployment, read.spec.releaseName ?? undefined, context),
      );
}

function releaseOf(
  { tenant, name }: ModelRef,
  { lookup }: NeedContext,
): string | undefined {
  return find(releaseBindingKind, lookup, tenant, name)?.content?.release;
}
