// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/*
 * OpenChoreo v0.3's own controllers, as far as a portal can observe them. Organizations, projects, environments, planes,
 * pipelines and the kinds of v0.2 that are still served have none: upstream runs theirs only on request, so nothing
 * writes their status. Classes and APIs have none either.
 */

import { Controller, ObjectIndex } from '../../runtime';
import { workflowIndexes } from '../argo';
import { bindingControllers } from './bindings';
import { buildController } from './builds';
import { buildWorkflowController } from './buildWorkflows';
import { gitCommitRequestController } from './gitCommitRequests';
import { openChoreoV03Indexes as lookupIndexes } from './lookups';
import { releaseController } from './releases';
import { runningControllers } from './running';

export const openChoreoV03Indexes: readonly ObjectIndex[] = [
  ...lookupIndexes,
  ...workflowIndexes,
];

export const openChoreoV03Controllers: readonly Controller[] = [
  buildController,
  buildWorkflowController,
  ...runningControllers,
  ...bindingControllers,
  releaseController,
  gitCommitRequestController,
];
