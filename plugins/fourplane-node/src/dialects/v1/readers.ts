// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Readers } from '../reading/ModelReader';
import { alertRuleReader } from './models/alertRule';
import { buildReader } from './models/build';
import { componentReader } from './models/component';
import { deploymentReader } from './models/deployment';
import { endpointReader } from './models/endpoint';
import { environmentReader } from './models/environment';
import { notificationChannelReader } from './models/notificationChannel';
import {
  projectDeploymentReader,
  resourceDeploymentReader,
} from './models/ownedDeployment';
import {
  projectReleaseReader,
  resourceReleaseReader,
} from './models/ownedRelease';
import { pipelineReader } from './models/pipeline';
import {
  buildPlaneReader,
  dataPlaneReader,
  observabilityPlaneReader,
} from './models/plane';
import { projectReader } from './models/project';
import { releaseReader } from './models/release';
import { resourceReader } from './models/resource';
import { secretReferenceReader } from './models/secretReference';
import { tenantReader } from './models/tenant';
import {
  componentTypeReader,
  projectTypeReader,
  resourceTypeReader,
  traitReader,
} from './models/typeDefinition';
import { workflowReader } from './models/workflow';

/** How each noun of the model is read. */
export const readers: Readers = {
  tenant: tenantReader,
  project: projectReader,
  component: componentReader,
  endpoint: endpointReader,
  build: buildReader,
  release: releaseReader,
  deployment: deploymentReader,
  environment: environmentReader,
  pipeline: pipelineReader,
  dataPlane: dataPlaneReader,
  buildPlane: buildPlaneReader,
  observabilityPlane: observabilityPlaneReader,
  resource: resourceReader,
  resourceRelease: resourceReleaseReader,
  resourceDeployment: resourceDeploymentReader,
  projectRelease: projectReleaseReader,
  projectDeployment: projectDeploymentReader,
  componentType: componentTypeReader,
  trait: traitReader,
  projectType: projectTypeReader,
  resourceType: resourceTypeReader,
  workflow: workflowReader,
  secretReference: secretReferenceReader,
  alertRule: alertRuleReader,
  notificationChannel: notificationChannelReader,
};
