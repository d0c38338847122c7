// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ageColumn, openChoreoKind } from '../openChoreoKind';
import {
  anyObject,
  anything,
  dnsLabel,
  expression,
  immutable,
  integer,
  list,
  object,
  required,
  string,
} from '../schema';
import { oneOutputSource } from './rules';
import {
  conditions,
  keyRef,
  latestRelease,
  projectOwner,
  schemaHolder,
} from './words';

export const outputs = list(
  object(
    {
      configMapKeyRef: keyRef,
      name: required(string({ minLength: 1 })),
      secretKeyRef: keyRef,
      value: string(),
    },
    { rules: [oneOutputSource] },
  ),
  { mapKeys: ['name'] },
);

export const resourceTypeSpec = object({
  environmentConfigs: schemaHolder,
  outputs,
  parameters: schemaHolder,
  resources: required(
    list(
      object({
        id: required(string({ minLength: 1 })),
        includeWhen: expression(),
        readyWhen: expression(),
        template: required(anyObject()),
      }),
      { mapKeys: ['id'], minItems: 1 },
    ),
  ),
  retainPolicy: string({ enum: ['Delete', 'Retain'], default: 'Delete' }),
});

const resource = openChoreoKind({
  kind: 'Resource',
  shortNames: ['res'],
  columns: [
    { name: 'Project', type: 'string', jsonPath: '.spec.owner.projectName' },
    { name: 'Type', type: 'string', jsonPath: '.spec.type.name' },
    ageColumn,
  ],
  spec: object({
    owner: required(projectOwner),
    parameters: anything(),
    type: required(
      object(
        {
          kind: string({
            enum: ['ResourceType', 'ClusterResourceType'],
            default: 'ResourceType',
          }),
          name: required(string({ pattern: dnsLabel, minLength: 1 })),
        },
        { rules: [immutable('spec.type')] },
      ),
    ),
  }),
  status: object({
    conditions,
    latestRelease,
    observedGeneration: integer({ format: 'int64' }),
  }),
});

const resourceType = openChoreoKind({
  kind: 'ResourceType',
  shortNames: ['rt', 'rts'],
  columns: [ageColumn],
  spec: resourceTypeSpec,
  status: object({}),
});

const clusterResourceType = openChoreoKind({
  kind: 'ClusterResourceType',
  scope: 'Cluster',
  shortNames: ['crt', 'crts'],
  columns: [ageColumn],
  spec: resourceTypeSpec,
  status: object({}),
});

const resourceRelease = openChoreoKind({
  kind: 'ResourceRelease',
  columns: [
    { name: 'Project', type: 'string', jsonPath: '.spec.owner.projectName' },
    { name: 'Resource', type: 'string', jsonPath: '.spec.owner.resourceName' },
    ageColumn,
  ],
  spec: object(
    {
      owner: required(
        object({
          projectName: required(string({ minLength: 1 })),
          resourceName: required(string({ minLength: 1 })),
        }),
      ),
      parameters: anything(),
      resourceType: required(
        object({
          kind: required(
            string({ enum: ['ResourceType', 'ClusterResourceType'] }),
          ),
          name: required(string({ minLength: 1 })),
          spec: required(resourceTypeSpec),
        }),
      ),
    },
    { rules: [immutable('spec')] },
  ),
  status: object({}),
});

const resourceReleaseBinding = openChoreoKind({
  kind: 'ResourceReleaseBinding',
  shortNames: ['rrb', 'rrbs'],
  columns: [
    { name: 'Project', type: 'string', jsonPath: '.spec.owner.projectName' },
    { name: 'Resource', type: 'string', jsonPath: '.spec.owner.resourceName' },
    { name: 'Environment', type: 'string', jsonPath: '.spec.environment' },
    { name: 'Release', type: 'string', jsonPath: '.spec.resourceRelease' },
    {
      name: 'Ready',
      type: 'string',
      jsonPath: '.status.conditions[?(@.type=="Ready")].status',
    },
    ageColumn,
  ],
  spec: object({
    environment: required(
      string({ minLength: 1, rules: [immutable('spec.environment')] }),
    ),
    owner: required(
      object(
        {
          projectName: required(string({ minLength: 1 })),
          resourceName: required(string({ minLength: 1 })),
        },
        { rules: [immutable('spec.owner')] },
      ),
    ),
    resourceRelease: string(),
    resourceTypeEnvironmentConfigs: anything(),
    retainPolicy: string({ enum: ['Delete', 'Retain'] }),
  }),
  status: object({ conditions, outputs }),
});

export const resourceCrds = [
  resource,
  resourceType,
  clusterResourceType,
  resourceRelease,
  resourceReleaseBinding,
];
