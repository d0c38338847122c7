// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Endpoint } from '@fourplane/plugin-fourplane-common';

/** `spec.type` of the API entities this module writes. */
export type ApiType = 'openapi' | 'asyncapi' | 'graphql' | 'grpc' | 'other';

/** What people call the formats, in schema types and endpoint types of every generation. */
const types: Readonly<Record<string, ApiType>> = {
  openapi: 'openapi',
  swagger: 'openapi',
  oas: 'openapi',
  rest: 'openapi',
  http: 'openapi',
  https: 'openapi',
  asyncapi: 'asyncapi',
  websocket: 'asyncapi',
  graphql: 'graphql',
  grpc: 'grpc',
  proto: 'grpc',
  proto3: 'grpc',
  protobuf: 'grpc',
};

/** How far into a definition its own declaration is looked for, in characters. */
const HEAD_LENGTH = 2_000;
const declarations: readonly (readonly [RegExp, ApiType])[] = [
  [/^[\s{]*["']?(openapi|swagger)["']?\s*:/m, 'openapi'],
  [/^[\s{]*["']?asyncapi["']?\s*:/m, 'asyncapi'],
  [/^\s*syntax\s*=\s*["']proto[23]["']/m, 'grpc'],
];

/** The type of an API: as the schema says, else as the definition declares, else as the endpoint's protocol suggests. */
export function apiTypeOf(endpoint: Endpoint): ApiType {
  const declared = types[endpoint.schema?.type?.toLowerCase() ?? ''];
  if (declared) {
    return declared;
  }
  const head = endpoint.schema?.content.slice(0, HEAD_LENGTH) ?? '';
  const found = declarations.find(([pattern]) => pattern.test(head));
  return found?.[1] ?? types[endpoint.type.toLowerCase()] ?? 'other';
}
