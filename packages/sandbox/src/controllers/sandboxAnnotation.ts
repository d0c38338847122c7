// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

export const sandboxPrefix = 'sandbox.fourplane.dev';

/** What a manifest may ask of the simulators. */
export const sandboxAnnotation = {
  /** On a Component, a binding of it or a pod template: the pods fail in this way. */
  podFailure: `${sandboxPrefix}/pod-failure`,
  /**
   * On a WorkflowRun, a Build or an Argo Workflow: the step that fails, `build-image` or, naming how often, `build-image=1`.
   * On a GitCommitRequest: `clone` or `push`.
   */
  failStep: `${sandboxPrefix}/fail-step`,
  /** On the same: the step that runs until the annotation is removed. */
  holdStep: `${sandboxPrefix}/hold-step`,
  /** On the same: the step whose pod no node has room for until the annotation is removed. */
  pendingStep: `${sandboxPrefix}/pending-step`,
  /** On the same: how long steps take, `20s` for every one or `build-image=2m,publish-image=5s`. */
  stepDuration: `${sandboxPrefix}/step-duration`,
  /** On the same: how many lines steps write, `100000` for every one or `build-image=100000`. */
  logLines: `${sandboxPrefix}/log-lines`,
  /** On the pod of a step: how many of its attempts fail, a number or `all`. */
  failAttempts: `${sandboxPrefix}/fail-attempts`,
  /** On the pod of a step: which of a container set's containers fails; the last when absent. */
  failContainer: `${sandboxPrefix}/fail-container`,
  /** On the pod of a step: what it ends with where it fails, 1 when absent. */
  exitCode: `${sandboxPrefix}/exit-code`,
  /** On the pod of a step: `true` keeps it running. */
  hold: `${sandboxPrefix}/hold`,
  /** On the pod of a step: how long it runs, such as `90s`. */
  duration: `${sandboxPrefix}/duration`,
  /** On the pod of a step, by whoever ends it: `SIGTERM` or `SIGKILL`, as an executor would be sent. */
  signal: `${sandboxPrefix}/signal`,
  /** On the pod of a step: what it puts out, as JSON by name, where its environment does not say it. */
  outputs: `${sandboxPrefix}/outputs`,
  /** On the pod of a step: which annotations are there because its workflow asked for them. */
  asked: `${sandboxPrefix}/asked`,
  /** On a WorkflowRun or a Build of a seed: how long ago it was made, such as `3d4h`; it has ended since. */
  age: `${sandboxPrefix}/age`,
  /** On an Argo Workflow: `true` makes the pod of a running step again that somebody has deleted; else the step is lost. */
  remakePods: `${sandboxPrefix}/remake-pods`,
  /** On a plane: `false` disconnects its agent. */
  agentConnected: `${sandboxPrefix}/agent-connected`,
};

/** What a build may ask of its steps; handed on to its workflow. */
export const stepWishes = [
  sandboxAnnotation.failStep,
  sandboxAnnotation.holdStep,
  sandboxAnnotation.pendingStep,
  sandboxAnnotation.stepDuration,
  sandboxAnnotation.logLines,
] as const;
