// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

const sandboxPrefix = 'sandbox.fourplane.dev';

/** What a manifest may ask of the simulators. */
export const sandboxAnnotation = {
  /** On a Component, a binding of it or a pod template: the pods fail in this way. */
  podFailure: `${sandboxPrefix}/pod-failure`,
  /** On the pod of a build step, written by the simulators: `Running`, `Succeeded` or `Failed` with the step. */
  stepPhase: `${sandboxPrefix}/step-phase`,
  /** On a WorkflowRun or a Build: the build step that fails. On a GitCommitRequest: `clone` or `push`. */
  failStep: `${sandboxPrefix}/fail-step`,
  /** On a WorkflowRun or a Build: the build step that runs until the annotation is removed. */
  holdStep: `${sandboxPrefix}/hold-step`,
  /** On a plane: `false` disconnects its agent. */
  agentConnected: `${sandboxPrefix}/agent-connected`,
};
