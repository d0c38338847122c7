// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ageColumn, openChoreoKind } from '../openChoreoKind';
import {
  anything,
  boolean,
  dnsLabel,
  immutable,
  integer,
  list,
  object,
  required,
  rule,
  string,
} from '../schema';
import { gateway } from './plane';
import {
  conditionMap,
  conditions,
  conditionsStatus,
  latestRelease,
  projectOwner,
  schemaHolder,
  templateResources,
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
    type: required(
      object(
        {
          kind: string({
            enum: ['ProjectType', 'ClusterProjectType'],
            default: 'ProjectType',
          }),
          name: required(string({ pattern: dnsLabel, minLength: 1 })),
        },
        { rules: [immutable('spec.type')] },
      ),
    ),
  }),
  status: object({
    conditions: conditionMap,
    latestRelease,
    observedGeneration: integer({ format: 'int64' }),
  }),
});

const projectType = openChoreoKind({
  kind: 'ProjectType',
  shortNames: ['pt', 'pts'],
  columns: [ageColumn],
  spec: projectTypeSpec,
  status: object({}),
});

const clusterProjectType = openChoreoKind({
  kind: 'ClusterProjectType',
  scope: 'Cluster',
  shortNames: ['cpt', 'cpts'],
  columns: [ageColumn],
  spec: projectTypeSpec,
  status: object({}),
});

const projectRelease = openChoreoKind({
  kind: 'ProjectRelease',
  columns: [
    { name: 'Project', type: 'string', jsonPath: '.spec.owner.projectName' },
    ageColumn,
  ],
  spec: object(
    {
      owner: required(
        object({ projectName: required(string({ minLength: 1 })) }),
      ),
      parameters: anything(),
      projectType: required(
        object({
          kind: required(
            string({ enum: ['ProjectType', 'ClusterProjectType'] }),
          ),
          name: required(string({ minLength: 1 })),
          spec: required(projectTypeSpec),
        }),
      ),
    },
    { rules: [immutable('spec')] },
  ),
  status: object({}),
});

const projectReleaseBinding = openChoreoKind({
  kind: 'ProjectReleaseBinding',
  shortNames: ['prb', 'prbs'],
  columns: [
    { name: 'Project', type: 'string', jsonPath: '.spec.owner.projectName' },
    { name: 'Environment', type: 'string', jsonPath: '.spec.environment' },
    { name: 'Release', type: 'string', jsonPath: '.spec.projectRelease' },
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
  projectType,
  clusterProjectType,
  projectRelease,
  projectReleaseBinding,
  deploymentPipeline,
  environment,
];
