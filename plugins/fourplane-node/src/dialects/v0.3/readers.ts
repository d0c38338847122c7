// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Readers } from '../reading/ModelReader';
import { buildReader } from './models/build';
import { componentReader } from './models/component';
import { componentTypeReader } from './models/componentType';
import { deploymentReader } from './models/deployment';
import { deploymentTrackReader } from './models/deploymentTrack';
import { endpointReader } from './models/endpoint';
import { environmentReader } from './models/environment';
import { pipelineReader } from './models/pipeline';
import { buildPlaneReader, dataPlaneReader } from './models/plane';
import { projectReader } from './models/project';
import { tenantReader } from './models/tenant';

/** How each noun of the model is read. */
export const readers: Readers = {
  tenant: tenantReader,
  project: projectReader,
  component: componentReader,
  endpoint: endpointReader,
  deploymentTrack: deploymentTrackReader,
  build: buildReader,
  deployment: deploymentReader,
  environment: environmentReader,
  pipeline: pipelineReader,
  dataPlane: dataPlaneReader,
  buildPlane: buildPlaneReader,
  componentType: componentTypeReader,
};
