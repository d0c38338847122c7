// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { releaseCreatePermission } from '@fourplane/plugin-fourplane-common';
import { patience, thingField } from '../actions/fields';
import { intentAction } from '../actions/IntentAction';
import { untilPresent } from '../run/readiness';

/** A snapshot of a component that can be deployed. */
export const createRelease = intentAction({
  id: 'fourplane:release:create',
  description:
    'Makes a release of a component as it is now, which can be deployed and gone back to. OpenChoreo has them since 0.4.',
  examples: [
    {
      description: 'Release a component',
      input: { component: 'component:acme/shop_cart' },
    },
  ],
  input: zod =>
    zod
      .object({
        component: thingField(zod, 'component', 'acme/shop/cart'),
        name: zod
          .string()
          .optional()
          .describe('What the release is called; named by itself when absent.'),
      })
      .strict(),
  ask(input, finder) {
    const component = finder.find('component', input.component, {
      field: 'component',
      controlPlane: input.controlPlane,
    });
    return {
      controlPlane: component.controlPlane,
      guard: { permission: releaseCreatePermission, thing: component },
      intent: within => ({
        intent: 'createRelease',
        component: within,
        ...(input.name && {
          release: {
            controlPlane: within.controlPlane,
            kind: 'release',
            tenant: within.tenant,
            project: within.project,
            name: input.name,
          },
        }),
      }),
      fields: { 'release.name': 'name', release: 'name' },
      judge: untilPresent,
      timeoutSeconds: patience.object,
    };
  },
});
