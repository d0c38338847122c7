// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { planned } from '../../writing/plan';
import { IntentRule } from '../../writing/TablePlanner';
import { environmentKind } from '../kinds/environment';
import { createStep } from './steps';

export const createEnvironment: IntentRule<'createEnvironment'> = {
  plan: ({ environment, dataPlane, isProduction, ...words }, context) => {
    const { tenant, name } = environment;
    return planned(
      [
        createStep(
          environmentKind,
          {
            name,
            labels: { organization: tenant, name },
            words,
            spec: {
              dataPlaneRef: dataPlane.name,
              isProduction: isProduction ?? false,
              // Endpoints answer under <prefix>.<host of the data plane>.
              gateway: { dnsPrefix: name },
            },
            named: 'environment.name',
            fields: {
              'spec.dataPlaneRef': 'dataPlane',
              'spec.isProduction': 'isProduction',
              'spec.gateway': 'environment.name',
            },
          },
          context,
        ),
      ],
      [environment],
    );
  },
};
