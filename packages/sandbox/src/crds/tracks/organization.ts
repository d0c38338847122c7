// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ageColumn, KindBuilder } from '../openChoreoKind';
import {
  boolean,
  integer,
  list,
  mapOf,
  object,
  required,
  string,
} from '../schema';
import { conditions, conditionsStatus, texts } from './words';

const organization = (kind: KindBuilder) =>
  kind({
    kind: 'Organization',
    scope: 'Cluster',
    shortNames: ['org', 'orgs'],
    spec: object({}),
    status: object({
      conditions,
      namespace: string(),
      observedGeneration: integer({ format: 'int64' }),
    }),
  });

const project = (kind: KindBuilder) =>
  kind({
    kind: 'Project',
    shortNames: ['proj', 'projs'],
    spec: object({ deploymentPipelineRef: required(string()) }),
    status: conditionsStatus,
  });

const deploymentPipeline = (kind: KindBuilder) =>
  kind({
    kind: 'DeploymentPipeline',
    shortNames: ['deppipe', 'deppipes'],
    spec: object({
      promotionPaths: list(
        object({
          sourceEnvironmentRef: required(string()),
          targetEnvironmentRefs: required(
            list(
              object({
                isManualApprovalRequired: boolean(),
                name: required(string()),
                requiresApproval: boolean(),
              }),
            ),
          ),
        }),
      ),
    }),
    status: conditionsStatus,
  });

const environment = (kind: KindBuilder) =>
  kind({
    kind: 'Environment',
    shortNames: ['env', 'envs'],
    spec: object({
      dataPlaneRef: string(),
      gateway: object({
        dnsPrefix: string(),
        security: object({
          remoteJwks: object({ uri: required(string()) }),
        }),
      }),
      isProduction: boolean(),
    }),
    status: conditionsStatus,
  });

const deploymentTrack = (kind: KindBuilder) =>
  kind({
    kind: 'DeploymentTrack',
    shortNames: ['deptrack', 'deptracks'],
    spec: object({
      autoDeploy: boolean(),
      buildTemplateSpec: object({
        branch: required(string()),
        buildConfiguration: object({
          buildpack: object({ name: required(string()), version: string() }),
          docker: object({
            context: required(string()),
            dockerfilePath: required(string()),
          }),
        }),
        path: required(string()),
      }),
    }),
    status: conditionsStatus,
  });

const configurationGroup = (kind: KindBuilder) =>
  kind({
    kind: 'ConfigurationGroup',
    shortNames: ['configgrp'],
    categories: ['choreo', 'all'],
    columns: [
      {
        name: 'DisplayName',
        type: 'string',
        jsonPath: '.metadata.annotations.core\\.choreo\\.dev/display-name',
      },
      {
        name: 'Organization',
        type: 'string',
        jsonPath: '.metadata.labels.core\\.choreo\\.dev/organization',
      },
      ageColumn,
    ],
    spec: object({
      configurations: required(
        list(
          object({
            key: required(string()),
            values: required(
              list(
                object({
                  environment: string(),
                  environmentGroupRef: string(),
                  value: string(),
                  vaultKey: string(),
                }),
              ),
            ),
          }),
        ),
      ),
      environmentGroups: list(
        object({ environments: required(texts), name: required(string()) }),
      ),
      scope: mapOf(string(), { default: {} }),
    }),
    status: object({ conditions }),
  });

/** What an organization sets up, and the tracks of its components. */
export const organizationCrds = (kind: KindBuilder): object[] => [
  organization(kind),
  project(kind),
  deploymentPipeline(kind),
  environment(kind),
  deploymentTrack(kind),
  configurationGroup(kind),
];
