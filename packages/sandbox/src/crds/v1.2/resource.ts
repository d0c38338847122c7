// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ageColumn, openChoreoKind, openChoreoTwins } from '../openChoreoKind';
import {
  anyObject,
  anything,
  expression,
  immutable,
  list,
  object,
  required,
  string,
} from '../schema';
import {
  environmentColumn,
  projectColumn,
  readyColumn,
  releaseColumn,
  resourceColumn,
} from './columns';
import { oneOutputSource } from './rules';
import {
  boundEnvironment,
  conditions,
  frozenType,
  keyRef,
  projectOwner,
  releasedStatus,
  schemaHolder,
  typeRef,
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
    projectColumn,
    { name: 'Type', type: 'string', jsonPath: '.spec.type.name' },
    ageColumn,
  ],
  spec: object({
    owner: required(projectOwner),
    parameters: anything(),
    type: required(typeRef('ResourceType')),
  }),
  status: releasedStatus(conditions),
});

const resourceTypes = openChoreoTwins(
  {
    kind: 'ResourceType',
    shortNames: ['rt', 'rts'],
    columns: [ageColumn],
    spec: resourceTypeSpec,
    status: object({}),
  },
  ['crt', 'crts'],
);

const resourceRelease = openChoreoKind({
  kind: 'ResourceRelease',
  columns: [projectColumn, resourceColumn, ageColumn],
  spec: object(
    {
      owner: required(
        object({
          projectName: required(string({ minLength: 1 })),
          resourceName: required(string({ minLength: 1 })),
        }),
      ),
      parameters: anything(),
      resourceType: required(frozenType('ResourceType', resourceTypeSpec)),
    },
    { rules: [immutable('spec')] },
  ),
  status: object({}),
});

const resourceReleaseBinding = openChoreoKind({
  kind: 'ResourceReleaseBinding',
  shortNames: ['rrb', 'rrbs'],
  columns: [
    projectColumn,
    resourceColumn,
    environmentColumn,
    releaseColumn('resourceRelease'),
    readyColumn,
    ageColumn,
  ],
  spec: object({
    environment: boundEnvironment,
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
  ...resourceTypes,
  resourceRelease,
  resourceReleaseBinding,
];
