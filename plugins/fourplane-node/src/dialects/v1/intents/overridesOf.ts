// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { OverrideRule } from '../../writing/TablePlanner';
import { overridesOfDeployment } from './configureDeployment';
import { overridesOfDeploy } from './deploy';
import { ownedKindsOf } from './ownedKinds';
import { overridesOfOwned } from './ownedOverrides';
import { overridesOfPromote } from './promote';

/** What an intent may set in its environment alone: of a component as of a managed resource and a project's infrastructure. */
export const overridesOf: OverrideRule = (intent, context) => {
  switch (intent.intent) {
    case 'deploy':
      return overridesOfDeploy(intent, context);
    case 'promote':
      return overridesOfPromote(intent, context);
    default: {
      const { deployment } = intent;
      const owned = ownedKindsOf(deployment);
      return owned
        ? overridesOfOwned(owned, deployment, context)
        : overridesOfDeployment(deployment, context);
    }
  }
};
