// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { pipelineCreatePermission } from '@fourplane/plugin-fourplane-common';
import {
  filled,
  nameField,
  patience,
  thingField,
  wordFields,
} from '../actions/fields';
import { intentAction } from '../actions/IntentAction';
import { untilHealthy } from '../run/readiness';
import { neededRef } from '../things/neededRef';

/** The order in which components go from environment to environment. */
export const createPipeline = intentAction({
  id: 'fourplane:pipeline:create',
  description:
    'Makes a deployment pipeline: from which environment to which others the components of its projects are promoted.',
  examples: [
    {
      description: 'Make a pipeline of three environments',
      input: {
        tenant: 'domain:acme/acme',
        name: 'careful',
        paths: [
          { from: 'development', to: ['staging'] },
          { from: 'staging', to: ['production'] },
        ],
      },
    },
  ],
  input: zod => {
    const environment = () =>
      zod
        .string()
        .min(1)
        .describe('An environment: an entity ref, or its name in the tenant.');
    return zod
      .object({
        tenant: thingField(zod, 'tenant', 'acme'),
        name: nameField(zod, 'pipeline'),
        ...wordFields(zod),
        paths: zod
          .array(
            zod
              .object({
                from: environment(),
                to: zod.array(environment()).min(1),
              })
              .strict(),
          )
          .min(1)
          .describe('Each way that a component may take.'),
      })
      .strict();
  },
  ask(input, finder) {
    const tenant = finder.find('tenant', input.tenant, {
      field: 'tenant',
      controlPlane: input.controlPlane,
    });
    const { name, title, description, owner } = input;
    return {
      controlPlane: tenant.controlPlane,
      guard: { permission: pipelineCreatePermission, thing: tenant },
      intent: within => {
        const environment = (text: string, field: string) =>
          neededRef(finder.find('environment', text, { field, within }));
        return {
          intent: 'createPipeline',
          pipeline: {
            controlPlane: within.controlPlane,
            kind: 'pipeline',
            tenant: within.name,
            name,
          },
          ...filled({ title, description, owner }),
          paths: input.paths.map(({ from, to }, index) => ({
            from: environment(from, `paths.${index}.from`),
            to: to.map((text, place) =>
              environment(text, `paths.${index}.to.${place}`),
            ),
          })),
        };
      },
      fields: { 'pipeline.name': 'name', 'pipeline.tenant': 'tenant' },
      judge: untilHealthy,
      timeoutSeconds: patience.object,
    };
  },
});
