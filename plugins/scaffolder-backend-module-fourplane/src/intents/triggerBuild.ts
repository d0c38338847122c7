// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { buildCreatePermission } from '@fourplane/plugin-fourplane-common';
import {
  filled,
  parametersField,
  patience,
  thingField,
} from '../actions/fields';
import { intentAction } from '../actions/IntentAction';
import { untilBuilt } from '../run/readiness';
import { neededRef } from '../things/neededRef';

/** A build of a component. */
export const triggerBuild = intentAction({
  id: 'fourplane:build:trigger',
  description:
    'Builds a component from its repository, and waits until the build has succeeded. Its output "build" can be deployed.',
  examples: [
    {
      description: 'Build the last commit of the component’s branch',
      input: { component: 'component:acme/shop_orders' },
    },
    {
      description: 'Build one commit',
      input: { component: 'acme/shop/orders', commit: '4a1f0c2' },
    },
  ],
  input: zod =>
    zod
      .object({
        component: thingField(zod, 'component', 'acme/shop/cart'),
        branch: zod
          .string()
          .optional()
          .describe('The component’s own when absent.'),
        commit: zod
          .string()
          .optional()
          .describe(
            '7 to 40 hexadecimal digits; the branch’s last when absent.',
          ),
        track: zod
          .string()
          .optional()
          .describe('A deployment track of the component, where it has such.'),
        parameters: parametersField(zod, 'the workflow'),
      })
      .strict(),
  ask(input, finder) {
    const component = finder.find('component', input.component, {
      field: 'component',
      controlPlane: input.controlPlane,
    });
    const { branch, commit, track, parameters } = input;
    return {
      controlPlane: component.controlPlane,
      guard: { permission: buildCreatePermission, thing: component },
      intent: within => ({
        intent: 'triggerBuild',
        component: within,
        ...filled({ branch, commit }),
        ...(track && {
          track: neededRef(
            finder.find('deploymentTrack', track, { field: 'track', within }),
          ),
        }),
        ...(parameters && { parameters }),
      }),
      fields: {},
      judge: untilBuilt,
      timeoutSeconds: patience.build,
    };
  },
});
