// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/*
 * OpenChoreo v0.3's own controllers, as far as a portal can observe them. Organizations, projects, environments, planes,
 * pipelines and the kinds of v0.2 that are still served have none: upstream runs theirs only on request, so nothing
 * writes their status. Classes and APIs have none either.
 */

import { Controller } from '../../runtime';
import { bindingControllers } from './bindings';
import { buildController } from './builds';
import { buildWorkflowController } from './buildWorkflows';
import { gitCommitRequestController } from './gitCommitRequests';
import { releaseController } from './releases';
import { runningControllers } from './running';

export { openChoreoV03Indexes } from './lookups';

export const openChoreoV03Controllers: readonly Controller[] = [
  buildController,
  buildWorkflowController,
  ...runningControllers,
  ...bindingControllers,
  releaseController,
  gitCommitRequestController,
];
