// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  allowanceSchema,
  askedSourceSchema,
  buildGraphSchema,
  buildReleaseSchema,
  buildSchema,
  buildSummarySchema,
  logEventSchema,
  logExportEventSchema,
  logHistogramSchema,
  logPageSchema,
  logScopeSchema,
  componentSchema,
  contract,
  controlPlaneStatusSchema,
  deploymentSchema,
  endpointSchema,
  environmentSchema,
  foundLineSchema,
  healthSchema,
  intentIssueSchema,
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
import { operationOf } from './operationOf';
import { dataNameOf, Json, refTo, withoutMeta } from './schemas';

/** Schemas that get a name of their own; all others stand where they are used. */
const named = {
  Allowance: allowanceSchema,
  AskedSource: askedSourceSchema,
  Build: buildSchema,
  BuildGraph: buildGraphSchema,
  BuildRelease: buildReleaseSchema,
  BuildSummary: buildSummarySchema,
  Component: componentSchema,
  ControlPlaneStatus: controlPlaneStatusSchema,
  Deployment: deploymentSchema,
  Endpoint: endpointSchema,
  Environment: environmentSchema,
  FoundLine: foundLineSchema,
  Health: healthSchema,
  IntentIssue: intentIssueSchema,
  LogEvent: logEventSchema,
  LogExportEvent: logExportEventSchema,
  LogHistogram: logHistogramSchema,
  LogPage: logPageSchema,
  LogScopeReply: logScopeSchema,
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
      properties: {
        name: { type: 'string' },
        message: { type: 'string' },
        issues: {
          type: 'array',
          description:
            'Of an action: what is wrong, at which field of its body',
          items: refTo('IntentIssue'),
        },
        written: {
          type: 'array',
          description: 'Of an action that failed in the middle',
          items: { type: 'string' },
        },
      },
    },
    request: { type: 'object' },
    response: {
      type: 'object',
      required: ['statusCode'],
      properties: { statusCode: { type: 'integer' } },
    },
  },
};

/** The contract as an OpenAPI 3.1 document, as plain JSON. */
export function openApiDocument(): Json {
  const rows = Object.entries<Route>(
    contract as unknown as Record<string, Route>,
  );
  const registry = z.registry<{ id: string }>();
  /** The name of what each row answers. */
  const answers = new Map<string, string>();
  for (const [id, schema] of Object.entries(named)) {
    registry.add(schema, { id });
  }
  for (const [name, route] of rows) {
    const answer = 'event' in route ? route.event : route.response;
    const id = registry.get(answer)?.id ?? dataNameOf(name);
    registry.add(answer, { id });
    answers.set(name, id);
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
    paths: pathsOf(rows, answers),
    components: {
      securitySchemes: { backstage: { type: 'http', scheme: 'bearer' } },
      schemas: { ...withoutMeta(schemas), Error: errorSchema },
    },
  };
}

function pathsOf(
  rows: readonly [string, Route][],
  answers: ReadonlyMap<string, string>,
): Json {
  const paths: Record<string, Json> = {};
  for (const [name, route] of rows) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    const method = route.method.toLowerCase();
    paths[path] = {
      ...paths[path],
      [method]: operationOf(name, route, refTo(answers.get(name) ?? '')),
    };
  }
  return paths;
}
