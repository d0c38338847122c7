// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import { alertRuleSchema, notificationChannelSchema } from './alerts';
import { buildSchema } from './build';
import { componentSchema } from './component';
import {
  deploymentSchema,
  resourceDeploymentSchema,
  projectDeploymentSchema,
} from './deployment';
import { deploymentTrackSchema } from './deploymentTrack';
import { endpointSchema } from './endpoint';
import { environmentSchema } from './environment';
import { pipelineSchema } from './pipeline';
import { planeSchema } from './plane';
import { projectSchema } from './project';
import { ModelKind } from './ref';
import {
  releaseSchema,
  resourceReleaseSchema,
  projectReleaseSchema,
} from './release';
import { resourceSchema } from './resource';
import { secretReferenceSchema } from './secretReference';
import { tenantSchema } from './tenant';
import { typeDefinitionSchema } from './typeDefinition';
import { workflowSchema } from './workflow';

/** The schema of each kind of reference. @public */
export const modelSchemas = {
  tenant: tenantSchema,
  project: projectSchema,
  component: componentSchema,
  endpoint: endpointSchema,
  deploymentTrack: deploymentTrackSchema,
  build: buildSchema,
  release: releaseSchema,
  deployment: deploymentSchema,
  environment: environmentSchema,
  pipeline: pipelineSchema,
  dataPlane: planeSchema,
  buildPlane: planeSchema,
  observabilityPlane: planeSchema,
  resource: resourceSchema,
  resourceRelease: resourceReleaseSchema,
  resourceDeployment: resourceDeploymentSchema,
  projectRelease: projectReleaseSchema,
  projectDeployment: projectDeploymentSchema,
  componentType: typeDefinitionSchema,
  trait: typeDefinitionSchema,
  projectType: typeDefinitionSchema,
  resourceType: typeDefinitionSchema,
  workflow: workflowSchema,
  secretReference: secretReferenceSchema,
  alertRule: alertRuleSchema,
  notificationChannel: notificationChannelSchema,
} as const satisfies Record<ModelKind, z.ZodType>;

/** The neutral type of each kind of reference. @public */
export type ModelByKind = {
  readonly [K in ModelKind]: z.infer<(typeof modelSchemas)[K]>;
};
