// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/*
 * OpenChoreo v1.2's own controllers, as far as a portal can observe them: which condition gets which
 * reason when, which objects are written, and what a deletion takes along.
 */

import { Controller, ObjectIndex } from '../../runtime';
import { workflowIndexes } from '../argo';
import { buildWorkflowController } from './buildWorkflows';
import { componentController } from './components';
import { environmentController } from './environments';
import { openChoreoV12Indexes as lookupIndexes } from './lookups';
import { notificationChannelController } from './notificationChannels';
import { planeControllers } from './planes';
import { projectReleaseBindingController } from './projectReleaseBindings';
import { pipelineController, projectController } from './projects';
import { releaseBindingController } from './releaseBindings';
import { renderedReleaseController } from './renderedReleases';
import { resourceReleaseBindingController } from './resourceReleaseBindings';
import { resourceController } from './resources';
import { workflowRunController } from './workflowRuns';

export const openChoreoV12Indexes: readonly ObjectIndex[] = [
  ...lookupIndexes,
  ...workflowIndexes,
];

export const openChoreoV12Controllers: readonly Controller[] = [
  projectController,
  pipelineController,
  environmentController,
  ...planeControllers,
  componentController,
  releaseBindingController,
  renderedReleaseController,
  projectReleaseBindingController,
  workflowRunController,
  buildWorkflowController,
  resourceController,
  resourceReleaseBindingController,
  notificationChannelController,
];
