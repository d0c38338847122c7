// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { IntentRule } from '../../writing/TablePlanner';
import { environmentKind } from '../kinds/environment';
import { addressesOf, changePlan } from './steps';

export const updateEnvironment: IntentRule<'updateEnvironment'> = {
  needs: ({ environment }, context) =>
    addressesOf(environmentKind, environment, context),
  plan: ({ environment, isProduction, ...words }, context) =>
    changePlan(
      environmentKind,
      { path: 'environment', ref: environment, words },
      context,
      () => ({
        spec: isProduction === undefined ? undefined : { isProduction },
        fields: { 'spec.isProduction': 'isProduction' },
      }),
    ),
};
