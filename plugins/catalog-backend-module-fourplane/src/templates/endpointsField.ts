// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { JsonObject } from '@backstage/types';
import { TypeDefinition } from '@fourplane/plugin-fourplane-common';

const types = ['HTTP', 'gRPC', 'GraphQL', 'Websocket', 'TCP', 'UDP'];
/** What runs to its end answers nobody. */
const finite = ['cronjob', 'job'];

/** The endpoints of a component that is not built, as far as its type's rules allow any. */
export function endpointsField({
  workloadType,
  endpoints = {},
  workflows,
}: TypeDefinition): JsonObject | undefined {
  const { least = 0, most, usualType, onlyType } = endpoints;
  if (most === 0 || (workloadType && finite.includes(workloadType))) {
    return undefined;
  }
  const type = onlyType ?? usualType ?? 'HTTP';
  const known = types.includes(type) ? types : [...types, type];
  // Before types said what their components must have, a service without an endpoint was none.
  const isUsual = least > 0 || workflows === undefined;
  return {
    title: 'Endpoints',
    type: 'array',
    description: 'Ports it answers at.',
    ...(least > 0 && { minItems: least }),
    ...(most !== undefined && { maxItems: most }),
    ...(isUsual && {
      default: [{ name: 'http', type, port: 8080, visibility: ['project'] }],
    }),
    items: {
      type: 'object',
      required: ['name', 'type', 'port'],
      properties: {
        name: {
          title: 'Name',
          type: 'string',
          minLength: 1,
          maxLength: 63,
          default: 'http',
        },
        type: {
          title: 'Protocol',
          type: 'string',
          enum: onlyType ? [onlyType] : known,
          default: type,
        },
        port: {
          title: 'Port',
          type: 'integer',
          minimum: 1,
          maximum: 65535,
          default: 8080,
        },
        visibility: {
          title: 'Who may call it',
          type: 'array',
          description: 'Components of its project always may.',
          uniqueItems: true,
          items: {
            type: 'string',
            enum: ['project', 'namespace', 'internal', 'external'],
          },
          'ui:widget': 'checkboxes',
        },
      },
    },
  };
}
