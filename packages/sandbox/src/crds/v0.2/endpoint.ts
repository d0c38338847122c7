// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { boolean, list, object, required, string } from '../schema';
import { endpointType, int32, texts } from '../tracks/words';

const apiSettings = object({
  authorizationHeader: string(),
  backendJwt: object({
    configuration: required(object({ audiences: required(texts) })),
    enable: required(boolean()),
  }),
  cors: object({
    allowHeaders: required(texts),
    allowMethods: required(texts),
    allowOrigins: required(texts),
    enable: required(boolean()),
    exposeHeaders: required(texts),
  }),
  operationPolicies: list(
    object({
      authenticationType: required(string()),
      target: required(string()),
    }),
  ),
  rateLimit: object({ tier: required(string()) }),
  securitySchemes: texts,
});

const visibility = object({ apiSettings, enable: required(boolean()) });

export const endpointSpec = object({
  apiSettings,
  networkVisibilities: object({
    organization: visibility,
    public: visibility,
  }),
  schema: object({ content: string(), filePath: string() }),
  service: required(
    object({ basePath: string(), port: required(int32), url: string() }),
  ),
  type: required(endpointType),
});
