// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { IntentRules } from '../../writing/TablePlanner';
import { Generation } from '../generation';
import { configureDeployment } from './configureDeployment';
import { createComponent } from './createComponent';
import { createRelease } from './createRelease';
import { deploy } from './deploy';
import {
  restart,
  resume,
  rollback,
  suspend,
  undeploy,
} from './deploymentChanges';
import { createEnvironment, updateEnvironment } from './environment';
import { createPipeline, updatePipeline } from './pipeline';
import { createBuildPlane, createDataPlane } from './planes';
import { createProject, updateProject } from './project';
import { promote } from './promote';
import { remove } from './remove';
import { createResource } from './resource';
import { retryBuild } from './retryBuild';
import { createTenant, updateTenant } from './tenant';
import { triggerBuild } from './triggerBuild';
import { updateComponent } from './updateComponent';

const intentsOfAll: IntentRules = {
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
  createRelease,
  deploy,
  promote,
  rollback,
  undeploy,
  suspend,
  resume,
  configureDeployment,
  delete: remove,
};

/** What a generation of the line can do. */
export function intentsOf({ capabilities }: Generation): IntentRules {
  return {
    ...intentsOfAll,
    ...(capabilities.includes('restart') && { restart }),
    ...(capabilities.includes('resources') && { createResource }),
  };
}
