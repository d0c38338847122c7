// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { issueAt, planned, refused } from '../../writing/plan';
import { IntentRule } from '../../writing/TablePlanner';
import { dataPlaneKind } from '../kinds/dataPlane';
import { noAgent, planeFields, planeSpec } from './planeSpec';
import { createStep } from './steps';

export const createDataPlane: IntentRule<'createDataPlane'> = {
  plan: ({ plane, access, gateway, observabilityPlane, ...words }, context) => {
    const { tenant, name } = plane;
    if (access.type === 'agent' || !gateway) {
      return refused(
        ...(access.type === 'agent' ? [noAgent] : []),
        ...(gateway
          ? []
          : [
              issueAt(
                'gateway.publicHost',
                'must be given: endpoints answer below it',
              ),
            ]),
      );
    }
    const { publicHost, organizationHost = publicHost } = gateway;
    return planned(
      [
        createStep(
          dataPlaneKind,
          {
            // Endpoints look for the plane by its object name.
            name,
            labels: { organization: tenant, name },
            words,
            spec: planeSpec(name, access, { publicHost, organizationHost }),
            named: 'plane.name',
            fields: planeFields,
          },
          context,
        ),
      ],
      [plane],
    );
  },
};
