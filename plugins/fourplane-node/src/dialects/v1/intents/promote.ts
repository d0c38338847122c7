// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  IntentIssue,
  IntentOf,
  ModelRef,
} from '@fourplane/plugin-fourplane-common';
import { OverrideOptions } from '../../Dialect';
import { partOf } from '../../reading/ReadableKind';
import { issueAt, planned, refused } from '../../writing/plan';
import { releaseBindingKind } from '../kinds/releaseBinding';
import {
  bindingNeeds,
  bindingsAt,
  overridesOfPlace,
  placeRelease,
} from './bindings';
import { ownedKindsOf } from './ownedKinds';
import { overridesOfPlaced } from './ownedOverrides';
import { promoteOwned, promoteOwnedNeeds } from './ownedPlacement';
import { releaseAddress } from './releaseConfigs';
import { intentRule, PlanInput } from '../../writing/intentRule';
import { NeedContext } from '../../writing/TablePlanner';

/** The release of one environment in another; what is particular to an environment stays there. */
export const promote = intentRule<'promote'>([releaseBindingKind.kind], {
  needs: (intent, context) => {
    const { component, from, to } = intent;
    const owned = ownedKindsOf(component);
    return owned
      ? promoteOwnedNeeds(owned, intent, context)
      : [
          ...bindingNeeds({ component, environment: to }, context),
          releaseAddress(
            component,
            releaseIn(component, from, context),
            context,
          ),
        ];
  },
  plan: (intent, context) => {
    const { component, from, to, overrides } = intent;
    const owned = ownedKindsOf(component);
    if (owned) {
      return promoteOwned(owned, intent, context);
    }
    const issues: IntentIssue[] = [];
    const [source] = bindingsAt(
      { component, environment: from },
      context.lookup,
    );
    const { release, desired } = source ? partOf(source) : {};
    if (release === undefined || desired === 'undeployed') {
      return refused(
        issueAt(
          'from',
          `"${component.name}" does not run in "${from.name}"`,
          `Deploy it to "${from.name}" first`,
        ),
      );
    }
    const placed = placeRelease(
      { component, environment: to, path: 'to', overrides },
      release,
      context,
      issues,
    );
    return issues.length > 0
      ? refused(...issues)
      : planned(placed.steps, placed.refs);
  },
});

/** What may be set along with a promotion. */
export function overridesOfPromote(
  intent: IntentOf<'promote'>,
  context: PlanInput,
): OverrideOptions | undefined {
  const { component, from, to } = intent;
  const owned = ownedKindsOf(component);
  return owned
    ? overridesOfPlaced(owned, intent, context)
    : overridesOfPlace(
        { component, environment: to },
        releaseIn(component, from, context),
        context,
      );
}

function releaseIn(
  component: ModelRef,
  environment: ModelRef,
  { lookup }: NeedContext,
): string | undefined {
  const [source] = bindingsAt({ component, environment }, lookup);
  return source && partOf(source).release;
}
