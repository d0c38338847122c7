// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { deploymentCreatePermission } from '@fourplane/plugin-fourplane-common';
import { patience, thingField } from '../actions/fields';
import { intentAction } from '../actions/IntentAction';
import { untilHealthy } from '../run/readiness';
import { neededRef } from '../things/neededRef';

/** Puts what runs in one environment into the next. */
export const promoteComponent = intentAction({
  id: 'fourplane:component:promote',
  description:
    'Promotes a component along its project’s pipeline: what runs in one environment runs in another one, too; and waits until it does.',
  examples: [
    {
      description: 'Promote what runs in development',
      input: {
        component: 'component:acme/shop_cart',
        from: 'development',
        to: 'staging',
      },
    },
  ],
  input: zod => {
    const environment = (what: string) =>
      zod
        .string()
        .min(1)
        .describe(
          `${what} An entity ref, or a name in the component’s tenant.`,
        );
    return zod
      .object({
        component: thingField(zod, 'component', 'acme/shop/cart'),
        from: environment('The environment where it runs.'),
        to: environment('The environment where it is to run.'),
      })
      .strict();
  },
  ask(input, finder) {
    const component = finder.find('component', input.component, {
      field: 'component',
      controlPlane: input.controlPlane,
    });
    return {
      controlPlane: component.controlPlane,
      guard: { permission: deploymentCreatePermission, thing: component },
      intent: within => {
        const environment = (field: 'from' | 'to') =>
          neededRef(
            finder.find('environment', input[field], { field, within }),
          );
        return {
          intent: 'promote',
          component: within,
          from: environment('from'),
          to: environment('to'),
        };
      },
      fields: {},
      judge: untilHealthy,
      timeoutSeconds: patience.deployment,
      isRemembered: true,
    };
  },
});
