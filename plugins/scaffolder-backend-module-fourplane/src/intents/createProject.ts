// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { projectCreatePermission } from '@fourplane/plugin-fourplane-common';
import {
  filled,
  nameField,
  parametersField,
  patience,
  thingField,
  wordFields,
} from '../actions/fields';
import { intentAction } from '../actions/IntentAction';
import { untilHealthy } from '../run/readiness';
import { neededRef } from '../things/neededRef';

/** A project in a tenant. */
export const createProject = intentAction({
  id: 'fourplane:project:create',
  description:
    'Makes a project in a tenant: the unit whose components share a deployment pipeline.',
  examples: [
    {
      description: 'Make a project on the usual pipeline of its tenant',
      input: { tenant: 'domain:acme/acme', name: 'shop', title: 'Shop' },
    },
  ],
  input: zod =>
    zod
      .object({
        tenant: thingField(zod, 'tenant', 'acme'),
        name: nameField(zod, 'project'),
        ...wordFields(zod),
        pipeline: zod
          .string()
          .optional()
          .describe(
            'Its deployment pipeline, an entity ref or a name within the tenant; the tenant’s only one, or the one named "default", when absent.',
          ),
        type: zod
          .string()
          .optional()
          .describe('A project type, where the control plane has such.'),
        typeKind: zod
          .string()
          .optional()
          .describe(
            'ProjectType or ClusterProjectType, where both have the name.',
          ),
        parameters: parametersField(zod, 'the project type'),
      })
      .strict(),
  ask(input, finder) {
    const tenant = finder.find('tenant', input.tenant, {
      field: 'tenant',
      controlPlane: input.controlPlane,
    });
    const { name, title, description, owner, parameters } = input;
    return {
      controlPlane: tenant.controlPlane,
      guard: { permission: projectCreatePermission, thing: tenant },
      intent: within => ({
        intent: 'createProject',
        project: {
          controlPlane: within.controlPlane,
          kind: 'project',
          tenant: within.name,
          name,
        },
        ...filled({ title, description, owner }),
        ...(input.pipeline && {
          pipeline: neededRef(
            finder.find('pipeline', input.pipeline, {
              field: 'pipeline',
              within,
            }),
          ),
        }),
        ...(input.type && {
          type: filled({ kind: input.typeKind, name: input.type }),
        }),
        ...(parameters && { parameters }),
      }),
      fields: {
        'project.name': 'name',
        'project.tenant': 'tenant',
        'type.name': 'type',
        'type.kind': 'typeKind',
      },
      judge: untilHealthy,
      timeoutSeconds: patience.object,
    };
  },
});
