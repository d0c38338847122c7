// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { environmentCreatePermission } from '@fourplane/plugin-fourplane-common';
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

/** A place that components are deployed to. */
export const createEnvironment = intentAction({
  id: 'fourplane:environment:create',
  description:
    'Makes an environment of a tenant on a data plane, to which components can be deployed once a pipeline leads there.',
  examples: [
    {
      description: 'Make an environment on a data plane of all tenants',
      input: {
        tenant: 'domain:acme/acme',
        name: 'qa',
        title: 'Quality assurance',
        dataPlane: 'resource:default/cluster-dataplane_default',
      },
    },
  ],
  input: zod =>
    zod
      .object({
        tenant: thingField(zod, 'tenant', 'acme'),
        name: nameField(zod, 'environment'),
        ...wordFields(zod),
        dataPlane: zod
          .string()
          .min(1)
          .describe(
            'Where it runs: the data plane as an entity ref, as TENANT/NAME, or by its name alone where it is one of all tenants.',
          ),
        isProduction: zod
          .boolean()
          .optional()
          .describe('Whether customers use what runs there.'),
      })
      .strict(),
  ask(input, finder) {
    const tenant = finder.find('tenant', input.tenant, {
      field: 'tenant',
      controlPlane: input.controlPlane,
    });
    const { name, title, description, owner, isProduction } = input;
    return {
      controlPlane: tenant.controlPlane,
      guard: { permission: environmentCreatePermission, thing: tenant },
      intent: within => ({
        intent: 'createEnvironment',
        environment: {
          controlPlane: within.controlPlane,
          kind: 'environment',
          tenant: within.name,
          name,
        },
        dataPlane: neededRef(
          finder.find('dataPlane', input.dataPlane, {
            field: 'dataPlane',
            within,
          }),
        ),
        ...filled({ title, description, owner, isProduction }),
      }),
      fields: { 'environment.name': 'name', 'environment.tenant': 'tenant' },
      judge: untilHealthy,
      timeoutSeconds: patience.object,
    };
  },
});
