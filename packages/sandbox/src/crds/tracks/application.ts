// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  boolean,
  integer,
  integerOrString,
  list,
  object,
  required,
  Schema,
  string,
} from '../schema';
import { environmentVariables, int32, texts, valueSource } from './words';

const named = object({ name: required(string()) });

const mounted = object({
  mountPath: required(string()),
  name: required(string()),
});

const probe = object({
  exec: object({ command: list(string(), { listType: 'atomic' }) }),
  failureThreshold: int32,
  grpc: object({ port: required(int32), service: string({ default: '' }) }),
  httpGet: object({
    host: string(),
    httpHeaders: list(
      object({ name: required(string()), value: required(string()) }),
      { listType: 'atomic' },
    ),
    path: string(),
    port: required(integerOrString()),
    scheme: string(),
  }),
  initialDelaySeconds: int32,
  periodSeconds: int32,
  successThreshold: int32,
  tcpSocket: object({ host: string(), port: required(integerOrString()) }),
  terminationGracePeriodSeconds: integer({ format: 'int64' }),
  timeoutSeconds: int32,
});

const application = object({
  args: texts,
  env: environmentVariables,
  envFrom: list(object({ configurationGroupRef: named, secretRef: named })),
  fileMounts: list(
    object({
      mountPath: required(string()),
      value: string(),
      valueFrom: valueSource,
    }),
  ),
  fileMountsFrom: list(
    object({ configurationGroupRef: mounted, secretRef: mounted }),
  ),
  probes: object({ livenessProbe: probe, readinessProbe: probe }),
  resourceLimits: object({ cpu: string(), memory: string() }),
  scaling: object({
    hpa: object({
      cpuThreshold: int32,
      maxReplicas: int32,
      memoryThreshold: int32,
      minReplicas: int32,
    }),
    s2z: object({ maxReplicas: int32, queueLength: int32 }),
  }),
  task: object({
    disabled: boolean(),
    schedule: object({ cron: required(string()), timezone: string() }),
  }),
});

/** How an artifact runs, and how a deployment changes that. */
export const runConfiguration = (endpointTemplate: Schema): Schema =>
  object({
    application,
    dependencies: object({}),
    endpointTemplates: list(endpointTemplate),
  });
