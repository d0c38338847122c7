// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

const sandboxPrefix = 'sandbox.fourplane.dev';

/** What a manifest may ask of the simulators. */
export const sandboxAnnotation = {
  /** On a Component, ReleaseBinding or pod template: the pods fail in this way. */
  podFailure: `${sandboxPrefix}/pod-failure`,
  /** On a WorkflowRun: the build step that fails. */
  failStep: `${sandboxPrefix}/fail-step`,
  /** On a WorkflowRun: the build step that runs until the annotation is removed. */
  holdStep: `${sandboxPrefix}/hold-step`,
  /** On a plane: `false` disconnects its agent. */
  agentConnected: `${sandboxPrefix}/agent-connected`,
};
