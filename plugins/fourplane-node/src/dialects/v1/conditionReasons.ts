// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { conditionReading, ReasonTable } from '../reading/conditionHealth';

/**
 * What a reason means on a condition that is not True. Reasons are unique across the condition types of OpenChoreo 1.x,
 * so one table serves all kinds.
 */
const whenNotTrue: ReasonTable['whenNotTrue'] = {
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
  SyncFailed: 'failed',

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
  SyncNotSynced: 'progressing',
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

export const { conditionHealth, claimedHealth, healthOfCondition } =
  conditionReading({
    whenNotTrue,
    whenTrue: {
      ReadyWithSuspendedResources: 'suspended',
      CronJobSuspended: 'suspended',
      JobRunning: 'progressing',
    },
    deletionBlockers: new Set(['DeletionBlocked', 'RetainHold']),
  });
