// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  argumentOf,
  ArgoWorkflow,
  workflowController,
  WorkflowProgram,
} from '../argo';
import { buildSteps, imageOutput } from './buildConditions';
import { buildNamespacePrefix } from './renderBuild';

export const imageOf = (workflow: ArgoWorkflow) =>
  `${argumentOf(workflow, 'image-name')}:${argumentOf(
    workflow,
    'image-tag',
  )}-${argumentOf(workflow, 'git-revision')}`;

/** What OpenChoreo's workflows of builds have in common. */
export const buildProgram: WorkflowProgram = {
  name: 'build-workflow',
  namespacePrefix: buildNamespacePrefix,
  async outputsOf(step, workflow): Promise<Record<string, string>> {
    switch (step) {
      case 'clone-step':
        return { 'git-revision': argumentOf(workflow, 'git-revision') ?? '' };
      case 'push-step':
        return { [imageOutput]: imageOf(workflow) };
      default:
        return {};
    }
  },
  environmentOf: workflow => ({
    REPO: argumentOf(workflow, 'git-repo'),
    BRANCH: argumentOf(workflow, 'branch'),
    COMMIT: argumentOf(workflow, 'git-revision'),
    IMAGE_NAME: argumentOf(workflow, 'image-name'),
    IMAGE_TAG: argumentOf(workflow, 'image-tag'),
  }),
  // upstream gives the first step the workflow's name, and the others the build's
  labelsOf: (step, workflow) => ({
    step,
    workflow:
      step === buildSteps[0]
        ? workflow.metadata.name
        : argumentOf(workflow, 'build-name') ?? '',
  }),
};

/** Runs the Argo workflows of builds. */
export const buildWorkflowController = workflowController(buildProgram);
