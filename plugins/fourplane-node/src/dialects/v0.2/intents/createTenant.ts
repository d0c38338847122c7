// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { planned } from '../../writing/plan';
import { IntentRule } from '../../writing/TablePlanner';
import { organizationKind } from '../kinds/organization';
import { createStep } from './steps';

/** An organization; OpenChoreo gives it a namespace of its name. */
export const createTenant: IntentRule<'createTenant'> = {
  plan: ({ tenant, ...words }, context) =>
    planned(
      [
        createStep(
          organizationKind,
          {
            name: tenant.name,
            labels: { name: tenant.name },
            words,
            spec: {},
            named: 'tenant.name',
          },
          context,
        ),
      ],
      [tenant],
    ),
};
