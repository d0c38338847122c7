// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { deploymentTrackCreatePermission } from '@fourplane/plugin-fourplane-common';
import {
  filled,
  nameField,
  patience,
  thingField,
  wordFields,
} from '../actions/fields';
import { intentAction } from '../actions/IntentAction';
import { untilPresent } from '../run/readiness';

/** A line of development of a component, where the generation has such. */
export const createDeploymentTrack = intentAction({
  id: 'fourplane:deployment-track:create',
  description:
    'Makes a deployment track of a component: a branch that is built and deployed by itself. Only OpenChoreo 0.1 and 0.2 have them.',
  examples: [
    {
      description: 'Make a track for a release branch',
      input: {
        component: 'component:initech/portal_web',
        name: 'next',
        branch: 'release/next',
        autoDeploy: false,
      },
    },
  ],
  input: zod =>
    zod
      .object({
        component: thingField(zod, 'component', 'acme/shop/cart'),
        name: nameField(zod, 'deployment track'),
        ...wordFields(zod),
        branch: zod.string().optional().describe('The branch that is built.'),
        path: zod.string().optional().describe('The folder in the repository.'),
        autoBuild: zod
          .boolean()
          .optional()
          .describe('Whether a push to the branch builds it.'),
        autoDeploy: zod
          .boolean()
          .optional()
          .describe('Whether each build is deployed by itself.'),
      })
      .strict(),
  ask(input, finder) {
    const component = finder.find('component', input.component, {
      field: 'component',
      controlPlane: input.controlPlane,
    });
    const { name, title, description, owner, branch, path } = input;
    const { autoBuild, autoDeploy } = input;
    return {
      controlPlane: component.controlPlane,
      guard: { permission: deploymentTrackCreatePermission, thing: component },
      intent: within => ({
        intent: 'createDeploymentTrack',
        track: {
          controlPlane: within.controlPlane,
          kind: 'deploymentTrack',
          tenant: within.tenant,
          project: within.project,
          component: within.name,
          name,
        },
        ...filled({
          title,
          description,
          owner,
          branch,
          path,
          autoBuild,
          autoDeploy,
        }),
      }),
      fields: {
        'track.name': 'name',
        'track.component': 'component',
        track: 'name',
      },
      judge: untilPresent,
      timeoutSeconds: patience.object,
    };
  },
});
