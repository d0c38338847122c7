// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ageColumn, openChoreoKind } from '../openChoreoKind';
import {
  anyObject,
  anything,
  boolean,
  immutable,
  integer,
  list,
  mapOf,
  object,
  required,
  string,
} from '../schema';
import { componentColumn, projectColumn } from './columns';
import { noEmptyBinding, valueOrValueFrom } from './rules';
import {
  componentOwner,
  conditionMap,
  projectOwner,
  valueFromSecret,
} from './words';

export const dependencyBindings = mapOf(string(), {
  maxProperties: 50,
  rules: [noEmptyBinding],
});

export const environmentVariables = list(
  object(
    { key: required(string()), value: string(), valueFrom: valueFromSecret },
    { rules: [valueOrValueFrom] },
  ),
);

export const mountedFiles = list(
  object(
    {
      key: required(string()),
      mountPath: required(string()),
      value: string(),
      valueFrom: valueFromSecret,
    },
    { rules: [valueOrValueFrom] },
  ),
);

export const endpoints = mapOf(
  object({
    basePath: string(),
    displayName: string(),
    port: required(integer({ format: 'int32', minimum: 1, maximum: 65535 })),
    schema: object({ content: string(), type: string() }),
    targetPort: integer({ format: 'int32', minimum: 1, maximum: 65535 }),
    type: required(
      string({ enum: ['HTTP', 'gRPC', 'GraphQL', 'Websocket', 'TCP', 'UDP'] }),
    ),
    visibility: list(
      string({ enum: ['project', 'namespace', 'internal', 'external'] }),
      { listType: 'set' },
    ),
  }),
);

export const dependencies = object({
  endpoints: list(
    object({
      component: required(string({ minLength: 1 })),
      envBindings: required(
        object({
          address: string(),
          basePath: string(),
          host: string(),
          port: string(),
        }),
      ),
      name: required(string({ minLength: 1 })),
      project: string(),
      visibility: required(string({ enum: ['project', 'namespace'] })),
    }),
    { maxItems: 50 },
  ),
  resources: list(
    object({
      envBindings: dependencyBindings,
      fileBindings: dependencyBindings,
      ref: required(string({ minLength: 1 })),
    }),
    { mapKeys: ['ref'], maxItems: 50 },
  ),
});

export const container = object({
  args: list(string()),
  command: list(string()),
  env: environmentVariables,
  files: mountedFiles,
  image: required(string({ minLength: 1 })),
});

const component = openChoreoKind({
  kind: 'Component',
  shortNames: ['comp', 'comps'],
  columns: [
    projectColumn,
    {
      name: 'ComponentType',
      type: 'string',
      jsonPath: '.spec.componentType.name',
    },
    ageColumn,
  ],
  spec: object({
    autoBuild: boolean(),
    autoDeploy: boolean(),
    componentType: required(
      object(
        {
          kind: string({
            enum: ['ComponentType', 'ClusterComponentType'],
            default: 'ComponentType',
          }),
          name: required(
            string({
              pattern:
                '^(deployment|statefulset|cronjob|job|proxy)/[a-z0-9]([-a-z0-9]*[a-z0-9])?$',
            }),
          ),
        },
        { rules: [immutable('spec.componentType')] },
      ),
    ),
    owner: required(projectOwner),
    parameters: anything(),
    traits: list(
      object({
        instanceName: required(string({ minLength: 1 })),
        kind: string({ enum: ['Trait', 'ClusterTrait'], default: 'Trait' }),
        name: required(string({ minLength: 1 })),
        parameters: anything(),
      }),
    ),
    workflow: object({
      kind: string({
        enum: ['Workflow', 'ClusterWorkflow'],
        default: 'ClusterWorkflow',
      }),
      name: required(string({ minLength: 1 })),
      parameters: anyObject(),
    }),
  }),
  status: object({
    conditions: conditionMap,
    latestRelease: object({
      name: required(string({ minLength: 1 })),
      releaseHash: required(string({ minLength: 1 })),
    }),
    observedGeneration: integer({ format: 'int64' }),
  }),
});

const workload = openChoreoKind({
  kind: 'Workload',
  columns: [projectColumn, componentColumn, ageColumn],
  spec: object({
    container: required(container),
    dependencies,
    endpoints,
    owner: required(componentOwner),
  }),
  status: object({}),
});

export const componentCrds = [component, workload];
