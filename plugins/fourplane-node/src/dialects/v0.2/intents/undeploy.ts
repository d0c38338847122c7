// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { planned } from '../../writing/plan';
import { IntentRule } from '../../writing/TablePlanner';
import { deploymentKind } from '../kinds/deployment';
import { addressesOf, deleteSteps } from './steps';

/** What is not deployed is not there: nothing stands for it any more. */
export const undeploy: IntentRule<'undeploy'> = {
  needs: ({ deployment }, context) =>
    addressesOf(deploymentKind, deployment, context),
  plan: ({ deployment }, context) =>
    planned(deleteSteps(deploymentKind, deployment, context), [deployment]),
};
