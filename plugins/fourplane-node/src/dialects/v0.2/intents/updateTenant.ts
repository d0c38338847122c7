// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { IntentRule } from '../../writing/TablePlanner';
import { organizationKind } from '../kinds/organization';
import { addressesOf, changePlan } from './steps';

export const updateTenant: IntentRule<'updateTenant'> = {
  needs: ({ tenant }, context) =>
    addressesOf(organizationKind, tenant, context),
  plan: ({ tenant, ...words }, context) =>
    changePlan(
      organizationKind,
      { path: 'tenant', ref: tenant, words },
      context,
    ),
};
