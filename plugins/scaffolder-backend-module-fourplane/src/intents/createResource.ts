// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { resourceCreatePermission } from '@fourplane/plugin-fourplane-common';
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

/** A managed resource of a project, where the generation has such. */
export const createResource = intentAction({
  id: 'fourplane:resource:create',
  description:
    'Makes a managed resource in a project, such as a database, of a resource type that the platform offers. OpenChoreo has them since 1.1.',
  examples: [
    {
      description: 'Make a database',
      input: {
        project: 'system:acme/shop',
        name: 'orders-db',
        type: 'postgres',
        parameters: { storage: '10Gi' },
      },
    },
  ],
  input: zod =>
    zod
      .object({
        project: thingField(zod, 'project', 'acme/shop'),
        name: nameField(zod, 'resource'),
        ...wordFields(zod),
        type: zod.string().min(1).describe('The name of its resource type.'),
        typeKind: zod
          .string()
          .optional()
          .describe(
            'ResourceType or ClusterResourceType, where both have the name.',
          ),
        parameters: parametersField(zod, 'the resource type'),
      })
      .strict(),
  ask(input, finder) {
    const project = finder.find('project', input.project, {
      field: 'project',
      controlPlane: input.controlPlane,
    });
    const { name, title, description, owner, parameters } = input;
    return {
      controlPlane: project.controlPlane,
      guard: { permission: resourceCreatePermission, thing: project },
      intent: within => ({
        intent: 'createResource',
        resource: {
          controlPlane: within.controlPlane,
          kind: 'resource',
          tenant: within.tenant,
          project: within.name,
          name,
        },
        ...filled({ title, description, owner }),
        type: filled({ kind: input.typeKind, name: input.type }),
        ...(parameters && { parameters }),
      }),
      fields: {
        'resource.name': 'name',
        'resource.project': 'project',
        'resource.tenant': 'project',
        'type.name': 'type',
        'type.kind': 'typeKind',
      },
      judge: untilHealthy,
      timeoutSeconds: patience.object,
    };
  },
});
