// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ageColumn, KindBuilder } from '../openChoreoKind';
import { boolean, mapOf, object, required, Schema, string } from '../schema';
import { runConfiguration } from './application';
import { conditions, conditionsStatus, int32, texts } from './words';

const deployment = (kind: KindBuilder) =>
  kind({
    kind: 'Deployment',
    columns: [
      {
        name: 'Artifact',
        type: 'string',
        jsonPath: '.spec.deploymentArtifactRef',
      },
      {
        name: 'Ready',
        type: 'string',
        jsonPath: ".status.conditions[?(@.type=='Ready')].status",
      },
      ageColumn,
    ],
    spec: object({
      configurationOverrides: runConfiguration(object({})),
      deploymentArtifactRef: required(string()),
      revisionHistoryLimit: int32,
    }),
    status: conditionsStatus,
  });

const endpointMetadata = object({
  annotations: mapOf(string()),
  finalizers: texts,
  labels: mapOf(string()),
  name: string(),
  namespace: string(),
});

const deployableArtifact = (kind: KindBuilder, endpointSpec: Schema) =>
  kind({
    kind: 'DeployableArtifact',
    spec: object({
      configuration: runConfiguration(
        object({
          metadata: required(endpointMetadata),
          spec: required(endpointSpec),
        }),
      ),
      targetArtifact: required(
        object({
          fromBuildRef: object({ gitRevision: string(), name: string() }),
          fromImageRef: object({
            skipVersionValidation: boolean(),
            tag: string(),
          }),
        }),
      ),
    }),
    status: conditionsStatus,
  });

const endpoint = (kind: KindBuilder, endpointSpec: Schema) =>
  kind({
    kind: 'Endpoint',
    columns: [
      ageColumn,
      { name: 'Address', type: 'string', jsonPath: '.status.address' },
    ],
    spec: endpointSpec,
    status: object({ address: string(), conditions }),
  });

/** Artifacts, their deployments and the endpoints of those, which the generations spell differently. */
export const deploymentCrds = (
  kind: KindBuilder,
  endpointSpec: Schema,
): object[] => [
  deployableArtifact(kind, endpointSpec),
  deployment(kind),
  endpoint(kind, endpointSpec),
];
