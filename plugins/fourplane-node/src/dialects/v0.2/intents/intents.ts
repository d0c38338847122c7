// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { withoutOverrides } from '../../writing/foreignOverrides';
import { IntentRules } from '../../writing/TablePlanner';
import { configureDeployment } from './configureDeployment';
import { createBuildPlane } from './createBuildPlane';
import { createComponent } from './createComponent';
import { createDataPlane } from './createDataPlane';
import { createDeploymentTrack } from './createDeploymentTrack';
import { createEnvironment } from './createEnvironment';
import { createPipeline } from './createPipeline';
import { createProject } from './createProject';
import { createTenant } from './createTenant';
import { deleteThing } from './deleteThing';
import { deploy } from './deploy';
import { promote } from './promote';
import { retryBuild } from './retryBuild';
import { rollback } from './rollback';
import { triggerBuild } from './triggerBuild';
import { undeploy } from './undeploy';
import { updateComponent } from './updateComponent';
import { updateEnvironment } from './updateEnvironment';
import { updatePipeline } from './updatePipeline';
import { updateProject } from './updateProject';
import { updateTenant } from './updateTenant';

/** What OpenChoreo 0.2 can be asked for. It suspends and restarts nothing, and makes releases by building only. */
export const intents: IntentRules = {
  createTenant,
  updateTenant,
  createProject,
  updateProject,
  createComponent,
  updateComponent,
  createDeploymentTrack,
  createEnvironment,
  updateEnvironment,
  createPipeline,
  updatePipeline,
  createDataPlane,
  createBuildPlane,
  triggerBuild,
  retryBuild,
  deploy: withoutOverrides('0.2', deploy),
  promote: withoutOverrides('0.2', promote),
  rollback,
  undeploy,
  configureDeployment,
  delete: deleteThing,
};
