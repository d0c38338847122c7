// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/*
 * OpenChoreo v1.2's own controllers, as far as a portal can observe them: which condition gets which
 * reason when, which objects are written, and what a deletion takes along.
 */

import { Controller } from '../../runtime';
import { componentController } from './components';
import { environmentController } from './environments';
import { notificationChannelController } from './notificationChannels';
import { planeControllers } from './planes';
import { projectReleaseBindingController } from './projectReleaseBindings';
import { pipelineController, projectController } from './projects';
import { releaseBindingController } from './releaseBindings';
import { renderedReleaseController } from './renderedReleases';
import { resourceReleaseBindingController } from './resourceReleaseBindings';
import { resourceController } from './resources';
import { workflowRunController } from './workflowRuns';

export { openChoreoV12Indexes } from './lookups';

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
  resourceController,
  resourceReleaseBindingController,
  notificationChannelController,
];
