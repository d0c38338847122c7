// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { IntentAction } from '../actions/IntentAction';
import { createComponent } from './createComponent';
import { createDeploymentTrack } from './createDeploymentTrack';
import { createEnvironment } from './createEnvironment';
import { createPipeline } from './createPipeline';
import { createProject } from './createProject';
import { createRelease } from './createRelease';
import { createResource } from './createResource';
import { createTenant } from './createTenant';
import { deployComponent } from './deployComponent';
import { createBuildPlane, createDataPlane } from './planes';
import { promoteComponent } from './promoteComponent';
import { triggerBuild } from './triggerBuild';

/** Every action that is one intent. */
export const intentActions: readonly IntentAction[] = [
  createTenant,
  createProject,
  createComponent,
  createEnvironment,
  createPipeline,
  createDataPlane,
  createBuildPlane,
  createDeploymentTrack,
  createResource,
  triggerBuild,
  createRelease,
  deployComponent,
  promoteComponent,
];
