// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  Condition,
  findCondition,
  isFalse,
  isTrue,
  NewCondition,
} from '../../runtime';
import { ArgoNode, ArgoWorkflow, outputOf } from '../argo';

interface BuildStepWords {
  /** The template of the Argo workflow that does it. */
  step: string;
  /** The type of the condition that tells of it. */
  type: string;
  queued: string;
  running: string;
  succeeded: string;
  failed: string;
}

const steps: readonly BuildStepWords[] = [
  {
    step: 'clone-step',
    type: 'StepCloneSucceeded',
    queued: 'Clone source code step is queued for execution.',
    running: 'Clone source code step is executing.',
    succeeded: 'Source code clone step completed successfully.',
    failed: 'Source code cloning failed.',
  },
  {
    step: 'build-step',
    type: 'StepBuildSucceeded',
    queued: 'Image build step is queued for execution.',
    running: 'Image build step is executing.',
    succeeded: 'Image build step completed successfully.',
    failed: 'Building the image from the source code failed.',
  },
  {
    step: 'push-step',
    type: 'StepPushSucceeded',
    queued: 'Image push step is queued for execution.',
    running: 'Image push step is executing.',
    succeeded: 'Image push step completed successfully.',
    failed: 'Pushing the built image to the registry failed.',
  },
];

/** The templates of a build's Argo workflow, in the order in which they run. */
export const buildSteps: readonly string[] = steps.map(({ step }) => step);

/** Of the step that pushes. */
export const imageOutput = 'image';

const completedFailed = (message: string) =>
  isFalse('Completed', 'BuildFailed', message);

/** What a build reports before anything else. */
export const queuedConditions: readonly NewCondition[] = [
  ...steps.map(({ type, queued }) => isFalse(type, 'Queued', queued)),
  isFalse('Completed', 'BuildProgressing', 'Build process is in progress.'),
];

export const artifactCreated = isTrue(
  'DeployableArtifactCreated',
  'ArtifactCreationSuccessful',
  'Successfully created a deployable artifact for the build.',
);

export const deploymentApplied = isTrue(
  'DeploymentApplied',
  'DeploymentAppliedSuccessfully',
  'Successfully applied the deployment.',
);

export const buildCompleted = isTrue(
  'Completed',
  'BuildCompleted',
  'Build completed successfully.',
);

export const buildFinalizing = isTrue(
  'Finalizing',
  'BuildCleanupOngoing',
  'Build resource is being finalized.',
);

export const artifactRemaining = isTrue(
  'DeployableArtifactReferencesRemaining',
  'DeployableArtifactRemain',
  'Deployable artifact resource is remaining.',
);

/** What the workflow's steps make of a build whose conditions are these. */
export type BuildProgress =
  | { outcome: 'waiting' }
  | { outcome: 'stepped'; condition: NewCondition }
  | { outcome: 'pushed'; condition: NewCondition; image: string }
  | { outcome: 'failed'; conditions: NewCondition[] }
  /** Every step has ended well and is reported. */
  | { outcome: 'done' };

const nodeOf = (workflow: ArgoWorkflow, step: string): ArgoNode | undefined =>
  Object.values(workflow.status?.nodes ?? {}).find(
    ({ templateName }) => templateName === step,
  );

/** One step further at most, in the order of the steps. */
export function progressOf(
  conditions: readonly Condition[] | undefined,
  workflow: ArgoWorkflow,
): BuildProgress {
  for (const words of steps) {
    const { step, type } = words;
    if (findCondition(conditions, type)?.status === 'True') continue;
    const node = nodeOf(workflow, step);
    switch (node?.phase) {
      case undefined:
        return { outcome: 'waiting' };
      case 'Running':
      case 'Pending':
        return {
          outcome: 'stepped',
          condition: isFalse(type, 'Progressing', words.running),
        };
      case 'Succeeded':
        return succeeded(words, node);
      default:
        return {
          outcome: 'failed',
          conditions: [
            isFalse(type, 'Failed', words.failed),
            completedFailed('Build completed with a failure status.'),
          ],
        };
    }
  }
  return { outcome: 'done' };
}

function succeeded(
  { step, type, succeeded: message }: BuildStepWords,
  node: ArgoNode,
): BuildProgress {
  const condition = isTrue(type, 'Succeeded', message);
  if (step !== buildSteps[buildSteps.length - 1]) {
    return { outcome: 'stepped', condition };
  }
  const image = outputOf(node, imageOutput);
  return image
    ? { outcome: 'pushed', condition, image }
    : {
        outcome: 'failed',
        conditions: [
          condition,
          completedFailed('Image name is not found in the ci workflow.'),
        ],
      };
}
