// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { boolean, integer, list, object, required, string } from '../schema';
import { endpointType, int32, texts } from '../tracks/words';

const claimsToHeaders = required(
  list(object({ header: required(string()), name: required(string()) })),
);

const restAccess = object({
  claimsToHeaders,
  operations: required(
    list(
      object({
        method: required(
          string({
            enum: [
              'GET',
              'HEAD',
              'POST',
              'PUT',
              'DELETE',
              'CONNECT',
              'OPTIONS',
              'TRACE',
              'PATCH',
            ],
          }),
        ),
        scopes: required(texts),
        target: required(string()),
      }),
    ),
  ),
});

const grpcAccess = object({
  claimsToHeaders,
  operations: required(
    list(
      object({
        methods: required(
          list(object({ name: required(string()), scopes: required(texts) })),
        ),
        name: required(string()),
      }),
    ),
  ),
});

const graphqlAccess = object({
  claimsToHeaders,
  operations: required(
    list(
      object({
        name: required(string()),
        scopes: required(texts),
        type: required(string()),
      }),
    ),
  ),
});

const oauth2 = object({
  jwt: required(
    object({
      authorization: required(
        object({
          apiType: required(string({ enum: ['REST', 'GRPC', 'GraphQL'] })),
          graphql: graphqlAccess,
          grpc: grpcAccess,
          rest: restAccess,
        }),
      ),
      claims: list(
        object({ key: required(string()), values: required(texts) }),
      ),
    }),
  ),
});

const apiKeyAuth = object({
  keySource: required(
    object({ header: required(string()), headerAuthScheme: string() }),
  ),
  secretRefs: required(texts),
});

const basicAuth = object({
  header: required(string()),
  headerAuthScheme: required(string()),
  users: required(
    list(
      object({
        passwordFromSecret: required(string()),
        username: required(string()),
      }),
    ),
  ),
});

const cors = object({
  allowCredentials: required(boolean()),
  allowHeaders: required(texts),
  allowMethods: required(texts),
  allowOrigins: required(texts),
  exposeHeaders: required(texts),
  maxAge: required(integer()),
});

const rateLimit = object({
  apiLevel: required(
    object({
      requestLimit: required(integer()),
      timeUnit: required(string()),
    }),
  ),
  operationLevel: required(
    object({
      rest: required(
        list(
          object({
            method: required(string()),
            requestLimit: required(integer()),
            target: required(string()),
            timeUnit: required(string()),
          }),
        ),
      ),
    }),
  ),
});

const visibility = object({
  enable: required(boolean()),
  policies: list(
    object({
      name: required(string()),
      policySpec: required(
        object({ apiKeyAuth, basicAuth, cors, oauth2, rateLimit }),
      ),
      type: required(string()),
    }),
  ),
});

/** Of an Endpoint, and of those an artifact declares. */
export const endpointSpec = object({
  backendRef: required(
    object({
      basePath: string(),
      componentRef: object({ port: required(int32) }),
      target: object({ url: required(string()) }),
      type: required(string({ enum: ['componentRef', 'target'] })),
    }),
  ),
  networkVisibilities: object({
    organization: visibility,
    public: visibility,
  }),
  type: required(endpointType),
});
