// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Route } from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';
import { Json, refTo, withoutMeta } from './schemas';

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

const actionFailures = {
  400: 'The body is invalid, or what it asks for cannot be; `error.issues` says what, at which of its fields',
  403: 'The permission is missing, or the configuration or the rights on the control plane are against it; the message says which',
  409: 'Somebody else wrote at the same time; nothing has been written',
  413: 'The body is too large',
  502: 'It failed in the middle: `error.written` names what is there, and the same body goes on from there',
};

const streamFailures = {
  429: 'The caller follows as many streams as one may',
};

/** One row of the contract as an OpenAPI operation; `answer` is the schema of its data, or of one of its events. */
export function operationOf(name: string, route: Route, answer: Json): Json {
  const refusals = {
    ...failures,
    ...((route.guard.by === 'object' || route.guard.by === 'handler') &&
      objectFailures),
    ...('body' in route && actionFailures),
    ...('event' in route && streamFailures),
  };
  return {
    operationId: name,
    description: permissionText(route),
    parameters: [
      ...parameters('path', route.params),
      ...parameters('query', route.query),
    ],
    ...('body' in route && {
      requestBody: {
        required: true,
        content: json(withoutMeta(z.toJSONSchema(route.body, { io: 'input' }))),
      },
    }),
    responses: {
      200: 'event' in route ? eventsOf(answer) : dataOf(answer),
      ...Object.fromEntries(
        Object.entries(refusals).map(([status, description]) => [
          status,
          { description, content: json(refTo('Error')) },
        ]),
      ),
    },
  };
}

function dataOf(data: Json): Json {
  return {
    description: 'The data, and how far it can be trusted',
    content: json({
      type: 'object',
      required: ['data', 'meta'],
      properties: { data, meta: refTo('ReplyMeta') },
    }),
  };
}

function eventsOf(event: Json): Json {
  return {
    description:
      'One JSON object a line, as they come, with a heartbeat in every silence of ten seconds; as text the lines only',
    content: {
      'application/x-ndjson': { schema: event },
      'text/plain': { schema: { type: 'string' } },
    },
  };
}

function permissionText({ permission, guard }: Route): string {
  const asked = `Needs the permission \`${permission.name}\``;
  const { within } = { within: undefined, ...guard };
  if (guard.by === 'items') {
    const besides = within
      ? `; what they name besides needs \`${within.permission.name}\``
      : '';
    return `${asked} on each item; the others are left out${besides}.`;
  }
  if (guard.by === 'handler') {
    return `${asked} on what it is made of, or on what its path names; the rest is left out.`;
  }
  return within
    ? `${asked}; of what it names, only that with \`${within.permission.name}\` is there and counted.`
    : `${asked}.`;
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
