// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  buildSchema,
  componentSchema,
  contract,
  controlPlaneStatusSchema,
  deploymentSchema,
  endpointSchema,
  environmentSchema,
  healthSchema,
  modelRefSchema,
  planeSchema,
  problemSchema,
  projectSchema,
  replyMetaSchema,
  Route,
  troubledComponentSchema,
  unreadableSchema,
} from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';

/** Schemas that get a name of their own; all others stand where they are used. */
const named = {
  Build: buildSchema,
  Component: componentSchema,
  ControlPlaneStatus: controlPlaneStatusSchema,
  Deployment: deploymentSchema,
  Endpoint: endpointSchema,
  Environment: environmentSchema,
  Health: healthSchema,
  ModelRef: modelRefSchema,
  Plane: planeSchema,
  Problem: problemSchema,
  Project: projectSchema,
  ReplyMeta: replyMetaSchema,
  TroubledComponent: troubledComponentSchema,
  Unreadable: unreadableSchema,
};

const errorSchema = {
  type: 'object',
  description: 'How Backstage backends report errors',
  required: ['error', 'response'],
  properties: {
    error: {
      type: 'object',
      required: ['name', 'message'],
      properties: { name: { type: 'string' }, message: { type: 'string' } },
    },
    request: { type: 'object' },
    response: {
      type: 'object',
      required: ['statusCode'],
      properties: { statusCode: { type: 'integer' } },
    },
  },
};

const failures = {
  400: 'A parameter is invalid; the message names it',
  401: 'Not signed in',
  403: 'The permission is missing; the message names it. The same whether the object exists or not',
};

const objectFailures = {
  404: 'The object is in the catalog and no longer in OpenChoreo',
  422: 'The custom resource cannot be understood; the message gives its issues',
  503: 'The control plane has not been read yet',
};

type Json = Record<string, unknown>;

/** The contract as an OpenAPI 3.1 document, as plain JSON. */
export function openApiDocument(): Json {
  const rows = Object.entries<Pick<Route, keyof Route>>(
    contract as unknown as Record<string, Route>,
  );
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(named)) {
    registry.add(schema, { id });
  }
  for (const [name, { response }] of rows) {
    registry.add(response, { id: dataNameOf(name) });
  }
  const { schemas } = z.toJSONSchema(registry, {
    io: 'input',
    uri: id => refTo(id).$ref,
  });
  return {
    openapi: '3.1.0',
    info: {
      title: 'Fourplane',
      description:
        'OpenChoreo as the Fourplane pages see it. Generated from the contract: change that, then run `yarn openapi`.',
      version: '1',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/api/fourplane' }],
    security: [{ backstage: [] }],
    paths: Object.fromEntries(
      rows.map(([name, route]) => [
        route.path.replace(/:(\w+)/g, '{$1}'),
        { [route.method.toLowerCase()]: operation(name, route) },
      ]),
    ),
    components: {
      securitySchemes: { backstage: { type: 'http', scheme: 'bearer' } },
      schemas: { ...withoutMeta(schemas), Error: errorSchema },
    },
  };
}

function permissionText({
  permission,
  guard,
}: Pick<Route, keyof Route>): string {
  const asked = `Needs the permission \`${permission.name}\``;
  if (guard.by !== 'items') {
    return `${asked}.`;
  }
  const within = guard.within
    ? `; what they name besides needs \`${guard.within.permission.name}\``
    : '';
  return `${asked} on each item; the others are left out${within}.`;
}

function operation(name: string, route: Pick<Route, keyof Route>): Json {
  const refusals = {
    ...failures,
    ...(route.guard.by === 'object' && objectFailures),
  };
  return {
    operationId: name,
    description: permissionText(route),
    parameters: [
      ...parameters('path', route.params),
      ...parameters('query', route.query),
    ],
    responses: {
      200: {
        description: 'The data, and how far it can be trusted',
        content: json({
          type: 'object',
          required: ['data', 'meta'],
          properties: {
            data: refTo(dataNameOf(name)),
            meta: refTo('ReplyMeta'),
          },
        }),
      },
      ...Object.fromEntries(
        Object.entries(refusals).map(([status, description]) => [
          status,
          { description, content: json(refTo('Error')) },
        ]),
      ),
    },
  };
}

function parameters(place: 'path' | 'query', schema: z.ZodObject): Json[] {
  return Object.entries(schema.shape).map(([name, value]) => ({
    name,
    in: place,
    required: place === 'path' || !z.safeParse(value, undefined).success,
    schema: withoutMeta(z.toJSONSchema(value, { io: 'input' })),
  }));
}

function json(schema: Json): Json {
  return { 'application/json': { schema } };
}

function refTo(id: string): { $ref: string } {
  return { $ref: `#/components/schemas/${id}` };
}

function dataNameOf(name: string): string {
  return `${name[0].toUpperCase()}${name.slice(1)}Data`;
}

/** Drops what only a free-standing JSON schema carries. */
function withoutMeta(value: unknown): Json {
  return JSON.parse(
    JSON.stringify(value, (key, item) =>
      key === '$schema' || key === '$id' ? undefined : item,
    ),
  );
}
