// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { InputError } from '@backstage/errors';
import { deploymentCreatePermission } from '@fourplane/plugin-fourplane-common';
import { patience, thingField } from '../actions/fields';
import { intentAction } from '../actions/IntentAction';
import { untilHealthy } from '../run/readiness';
import { firstEnvironment } from '../things/firstEnvironment';
import { neededRef } from '../things/neededRef';
import { deployableOf } from './deployableOf';

/** Puts a component into an environment. */
export const deployComponent = intentAction({
  id: 'fourplane:component:deploy',
  description:
    'Deploys a component to an environment: what a build has made, a release, or the newest there is; and waits until it runs.',
  examples: [
    {
      description: 'Deploy the newest release',
      input: {
        component: 'component:acme/shop_cart',
        environment: 'development',
      },
    },
    {
      description: 'Deploy it to the first environment of its project',
      input: { component: 'acme/shop/cart' },
    },
    {
      description: 'Deploy what the step "build" has built',
      input: {
        component: 'component:acme/shop_orders',
        environment: 'resource:acme/environment_development',
        build: '${{ steps.build.output.build }}',
      },
    },
  ],
  input: zod =>
    zod
      .object({
        component: thingField(zod, 'component', 'acme/shop/cart'),
        environment: zod
          .string()
          .optional()
          .describe(
            'An entity ref, or a name in the component’s tenant; the first one of its project’s pipeline when absent.',
          ),
        release: zod
          .string()
          .optional()
          .describe('A release of the component, by its name.'),
        build: zod
          .string()
          .optional()
          .describe(
            'A build of the component, in place of a release: what fourplane:build:trigger gives as "build".',
          ),
      })
      .strict(),
  ask(input, finder) {
    const component = finder.find('component', input.component, {
      field: 'component',
      controlPlane: input.controlPlane,
    });
    if (input.release && input.build) {
      throw new InputError(
        'release: give either a release or a build. Leave one of them out',
      );
    }
    return {
      controlPlane: component.controlPlane,
      guard: { permission: deploymentCreatePermission, thing: component },
      async intent(within, run) {
        const environment = input.environment
          ? neededRef(
              finder.find('environment', input.environment, {
                field: 'environment',
                within,
              }),
            )
          : firstEnvironment(within, component.controlPlane.model);
        const named = input.release
          ? neededRef(
              finder.find('release', input.release, {
                field: 'release',
                within,
              }),
            )
          : undefined;
        const built = input.build
          ? await deployableOf(
              neededRef(
                finder.find('build', input.build, { field: 'build', within }),
              ),
              within,
              run,
            )
          : undefined;
        const release = named ?? built;
        return {
          intent: 'deploy',
          component: within,
          environment,
          ...(release && { release }),
        };
      },
      fields: { release: input.build ? 'build' : 'release' },
      judge: untilHealthy,
      timeoutSeconds: patience.deployment,
      isRemembered: true,
    };
  },
});
