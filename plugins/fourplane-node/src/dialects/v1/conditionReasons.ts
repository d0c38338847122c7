// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { HealthState } from '@fourplane/plugin-fourplane-common';

/**
 * What a reason means on a condition that is not True. Reasons are unique across OpenChoreo's condition types, so one
 * table serves all kinds. A reason that is not here is `unknown`: a newer controller may mean anything by it.
 */
const statesWhenNotTrue: Readonly<Record<string, HealthState>> = {
  // Something is wrong and stays so until somebody changes an object.
  ComponentTypeNotFound: 'failed',
  InvalidConfiguration: 'failed',
  WorkflowNotAllowed: 'failed',
  WorkflowNotFound: 'failed',
  TraitNotFound: 'failed',
  ProjectNotFound: 'failed',
  DeploymentPipelineNotFound: 'failed',
  AutoDeployFailed: 'failed',
  ProjectTypeNotFound: 'failed',
  ProjectReleaseNotFound: 'failed',
  InvalidReleaseConfiguration: 'failed',
  EnvironmentNotFound: 'failed',
  DataPlaneNotFound: 'failed',
  DataPlaneNotConfigured: 'failed',
  RenderingFailed: 'failed',
  NamespaceMissing: 'failed',
  ComponentReleaseNotFound: 'failed',
  ComponentNotFound: 'failed',
  ResourceApplyFailed: 'failed',
  ApplyFailed: 'failed',
  CleanupFailed: 'failed',
  JobFailed: 'failed',
  ResourceTypeNotFound: 'failed',
  ResourceNotFound: 'failed',
  ResourceReleaseNotFound: 'failed',
  ReleaseOwnershipConflict: 'failed',
  ReleaseUpdateFailed: 'failed',
  OutputResolutionFailed: 'failed',
  ComponentValidationFailed: 'failed',
  WorkflowFailed: 'failed',

  // It runs, but not as it should; or it is stuck until somebody acts.
  ResourcesDegraded: 'degraded',
  NamespaceDegraded: 'degraded',
  DeletionBlocked: 'degraded',
  RetainHold: 'degraded',

  // On its way, or waiting for something that its message names.
  WorkloadNotFound: 'progressing',
  ProjectReleaseNotSet: 'progressing',
  ResourceReleaseNotSet: 'progressing',
  ReleaseCreated: 'progressing',
  ReleaseSynced: 'progressing',
  SyncedNotReady: 'progressing',
  ConnectionsPending: 'progressing',
  ResourceDependenciesPending: 'progressing',
  ResourcesProgressing: 'progressing',
  NamespaceProgressing: 'progressing',
  JobRunning: 'progressing',
  CronJobScheduled: 'progressing',
  ReleaseBindingsPending: 'progressing',
  EnvironmentFinalizing: 'progressing',
  DataplaneFinalizing: 'progressing',
  Finalizing: 'progressing',
  CleanupInProgress: 'progressing',
  WorkflowPending: 'progressing',
  WorkflowRunning: 'progressing',
  WorkflowPlaneNotFound: 'progressing',
  WorkflowPlaneResolutionFailed: 'progressing',
  WorkflowResolutionFailed: 'progressing',

  // Somebody wants it so.
  ResourcesUndeployed: 'suspended',
  ReadyWithSuspendedResources: 'suspended',
  CronJobSuspended: 'suspended',

  ResourcesUnknown: 'unknown',
};

/** Reasons under which a True condition is something other than `ready`. */
const statesWhenTrue: Readonly<Record<string, HealthState>> = {
  ReadyWithSuspendedResources: 'suspended',
  CronJobSuspended: 'suspended',
  JobRunning: 'progressing',
};

/** Reasons under which a deletion does not go on by itself. */
const deletionBlockers: ReadonlySet<string> = new Set([
  'DeletionBlocked',
  'RetainHold',
]);

/**
 * What a condition whose True is good says about health. Status `Unknown` proves nothing bad: at most that something
 * is on its way.
 */
export function stateOfCondition(condition: {
  readonly status: string;
  readonly reason?: string | null;
}): HealthState {
  const reason = condition.reason ?? '';
  if (condition.status === 'True') {
    return stateIn(statesWhenTrue, reason) ?? 'ready';
  }
  const state = stateIn(statesWhenNotTrue, reason) ?? 'unknown';
  return condition.status === 'False' || state === 'progressing'
    ? state
    : 'unknown';
}

/** Whether a deletion waits for somebody to act. */
export function blocksDeletion(reason: string | null | undefined): boolean {
  return deletionBlockers.has(reason ?? '');
}

const statesOfHealthStatus: Readonly<Record<string, HealthState>> = {
  Healthy: 'ready',
  Progressing: 'progressing',
  Degraded: 'degraded',
  Suspended: 'suspended',
};

/** Health as a RenderedRelease reports it per Kubernetes object. */
export function stateOfHealthStatus(
  healthStatus: string | null | undefined,
): HealthState {
  return stateIn(statesOfHealthStatus, healthStatus ?? '') ?? 'unknown';
}

function stateIn(
  table: Readonly<Record<string, HealthState>>,
  reason: string,
): HealthState | undefined {
  return Object.hasOwn(table, reason) ? table[reason] : undefined;
}
