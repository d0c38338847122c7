// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { condition } from '../condition';
import { integer, list, object, required, string } from '../schema';

export const conditions = list(condition);

export const conditionsStatus = object({
  conditions,
  observedGeneration: integer({ format: 'int64' }),
});

export const keyRef = object({
  key: required(string()),
  name: required(string()),
});

export const valueSource = object({
  configurationGroupRef: keyRef,
  secretRef: keyRef,
});

export const environmentVariables = list(
  object({
    key: required(string()),
    value: string(),
    valueFrom: valueSource,
  }),
);

export const endpointType = string({
  enum: ['HTTP', 'REST', 'gRPC', 'GraphQL', 'Websocket', 'TCP', 'UDP'],
});

export const int32 = integer({ format: 'int32' });

export const texts = list(string());
