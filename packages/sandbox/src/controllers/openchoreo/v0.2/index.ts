// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/*
 * The controllers of OpenChoreo v0.2 (and v0.1), as far as a portal can observe them: which condition gets which
 * reason when, which objects are written, and what a deletion takes along.
 */

import { Controller } from '../../runtime';
import { workflowIndexes } from '../argo';
import { buildController } from './builds';
import { buildWorkflowController } from './buildWorkflows';
import { deploymentController } from './deployments';
import { endpointController } from './endpoints';
import { organizationController } from './organizations';
import { platformControllers } from './platform';
import { projectControllers } from './projects';
import { projectWebhook } from './projectWebhook';

export const openChoreoV02Controllers: readonly Controller[] = [
  organizationController,
  ...platformControllers,
  ...projectControllers,
  buildController,
  buildWorkflowController,
  deploymentController,
  endpointController,
];

export const openChoreoV02Indexes = workflowIndexes;

export const openChoreoV02Webhooks = [projectWebhook];
