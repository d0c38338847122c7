// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ageColumn, openChoreoKind, openChoreoTwins } from '../openChoreoKind';
import {
  anything,
  boolean,
  immutable,
  integer,
  list,
  object,
  required,
  rule,
  string,
} from '../schema';
import {
  environmentColumn,
  projectColumn,
  readyColumn,
  releaseColumn,
} from './columns';
import { gateway } from './plane';
import {
  boundEnvironment,
  conditionMap,
  conditions,
  conditionsStatus,
  frozenType,
  projectOwner,
  releasedStatus,
  schemaHolder,
  templateResources,
  typeRef,
  validations,
} from './words';

export const environmentRef = object({
  kind: string({ enum: ['Environment'], default: 'Environment' }),
  name: required(string({ minLength: 1, maxLength: 63 })),
});

export const projectTypeSpec = object({
  environmentConfigs: schemaHolder,
  parameters: schemaHolder,
  resources: required(templateResources),
  validations,
});

const project = openChoreoKind({
  kind: 'Project',
  shortNames: ['proj', 'projs'],
  spec: object({
    deploymentPipelineRef: required(
      object({
        kind: string({
          enum: ['DeploymentPipeline'],
          default: 'DeploymentPipeline',
        }),
        name: required(string({ minLength: 1, maxLength: 63 })),
      }),
    ),
    parameters: anything(),
    type: required(typeRef('ProjectType')),
  }),
  status: releasedStatus(conditionMap),
});

const projectTypes = openChoreoTwins(
  {
    kind: 'ProjectType',
    shortNames: ['pt', 'pts'],
    columns: [ageColumn],
    spec: projectTypeSpec,
    status: object({}),
  },
  ['cpt', 'cpts'],
);

const projectRelease = openChoreoKind({
  kind: 'ProjectRelease',
  columns: [projectColumn, ageColumn],
  spec: object(
    {
      owner: required(
        object({ projectName: required(string({ minLength: 1 })) }),
      ),
      parameters: anything(),
      projectType: required(frozenType('ProjectType', projectTypeSpec)),
    },
    { rules: [immutable('spec')] },
  ),
  status: object({}),
});

const projectReleaseBinding = openChoreoKind({
  kind: 'ProjectReleaseBinding',
  shortNames: ['prb', 'prbs'],
  columns: [
    projectColumn,
    environmentColumn,
    releaseColumn('projectRelease'),
    readyColumn,
    ageColumn,
  ],
  spec: object({
    environment: boundEnvironment,
    environmentConfigs: anything(),
    owner: required(projectOwner),
    projectRelease: string(),
  }),
  status: object({
    conditions,
    namespace: string(),
    observedGeneration: integer({ format: 'int64' }),
  }),
});

const deploymentPipeline = openChoreoKind({
  kind: 'DeploymentPipeline',
  shortNames: ['deppipe', 'deppipes'],
  spec: object({
    promotionPaths: list(
      object({
        sourceEnvironmentRef: required(environmentRef),
        targetEnvironmentRefs: required(list(environmentRef)),
      }),
    ),
  }),
  status: conditionsStatus,
});

const environment = openChoreoKind({
  kind: 'Environment',
  shortNames: ['env', 'envs'],
  spec: object(
    {
      dataPlaneRef: object({
        kind: required(string({ enum: ['DataPlane', 'ClusterDataPlane'] })),
        name: required(string()),
      }),
      gateway,
      isProduction: boolean(),
    },
    {
      rules: [
        rule(
          '!has(oldSelf.dataPlaneRef) || oldSelf.dataPlaneRef == self.dataPlaneRef',
          'dataPlaneRef can be set once',
        ),
      ],
    },
  ),
  status: conditionsStatus,
});

export const projectCrds = [
  project,
  ...projectTypes,
  projectRelease,
  projectReleaseBinding,
  deploymentPipeline,
  environment,
];
