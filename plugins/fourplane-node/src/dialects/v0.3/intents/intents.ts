// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { withoutOverrides } from '../../writing/foreignOverrides';
import { IntentRules } from '../../writing/TablePlanner';
import { configureDeployment } from './configureDeployment';
import { createComponent } from './createComponent';
import { deletion } from './deletion';
import { deploy } from './deploy';
import { createEnvironment, updateEnvironment } from './environment';
import { createPipeline, updatePipeline } from './pipeline';
import { createBuildPlane, createDataPlane } from './planes';
import { createProject, updateProject } from './project';
import { promote } from './promote';
import { resume, suspend, undeploy } from './releaseStates';
import { retryBuild } from './retryBuild';
import { rollback } from './rollback';
import { createTenant, updateTenant } from './tenant';
import { triggerBuild } from './triggerBuild';
import { updateComponent } from './updateComponent';

/**
 * What OpenChoreo 0.3 can be asked for. It has no releases, no managed resources and no restart; deployment tracks are
 * there without a controller, so nothing would come of a new one.
 */
export const intents: IntentRules = {
  createTenant,
  updateTenant,
  createProject,
  updateProject,
  createComponent,
  updateComponent,
  createEnvironment,
  updateEnvironment,
  createPipeline,
  updatePipeline,
  createDataPlane,
  createBuildPlane,
  triggerBuild,
  retryBuild,
  deploy: withoutOverrides('0.3', deploy),
  promote: withoutOverrides('0.3', promote),
  rollback,
  undeploy,
  suspend,
  resume,
  configureDeployment,
  delete: deletion,
};
