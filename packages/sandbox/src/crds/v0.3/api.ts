// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { openChoreoKind } from '../openChoreoKind';
import {
  boolean,
  integer,
  list,
  mapOf,
  object,
  required,
  string,
} from '../schema';
import { conditions, int32, texts } from '../tracks/words';
import { className, componentOwner, name, releaseState } from './words';

export const rest = object({
  backend: object({ basePath: string(), port: required(int32) }),
  exposeLevels: texts,
});

const transformations = list(
  object({
    action: required(string()),
    fields: mapOf(string()),
    headerName: string(),
    headerValue: string(),
    headers: texts,
    type: required(string()),
  }),
);

const authentication = object({
  apikey: object({ header: string(), queryParam: string() }),
  jwt: object({
    audience: texts,
    issuer: required(string()),
    jwks: required(string()),
  }),
  oauth2: object({ scopes: texts, tokenUrl: required(string()) }),
  type: required(string()),
});

const restPolicy = object({
  authentication,
  circuitBreaker: object({
    enabled: required(boolean()),
    maxConnections: int32,
    maxParallelRequests: int32,
    maxParallelRetries: int32,
    maxPendingRequests: int32,
  }),
  cors: object({
    allowHeaders: texts,
    allowMethods: texts,
    allowOrigins: texts,
    exposeHeaders: texts,
    maxAge: integer({ format: 'int64' }),
  }),
  mediation: object({
    requestTransformations: transformations,
    responseTransformations: transformations,
  }),
  rateLimit: object({
    requests: required(integer({ format: 'int64' })),
    window: required(string()),
  }),
  security: object({
    allowedIPs: texts,
    blockedIPs: texts,
    minTLSVersion: string(),
    requireTLS: boolean(),
  }),
});

const apiClass = openChoreoKind({
  kind: 'APIClass',
  plural: 'apiclasses',
  spec: object({
    grpcPolicy: object({}),
    restPolicy: object({
      defaults: restPolicy,
      organization: restPolicy,
      public: restPolicy,
    }),
  }),
  status: object({}),
});

const api = openChoreoKind({
  kind: 'API',
  spec: object({
    className,
    environmentName: name,
    owner: required(componentOwner),
    rest,
    type: required(string()),
  }),
  status: object({ address: string(), conditions }),
});

const apiBinding = openChoreoKind({
  kind: 'APIBinding',
  spec: object({
    apiClassName: name,
    apiName: name,
    environmentName: name,
    releaseState,
  }),
  status: object({}),
});

export const apiCrds = [api, apiBinding, apiClass];
