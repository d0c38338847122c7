// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { conditionReading, ReasonTable } from '../reading/conditionHealth';

/** What a reason of OpenChoreo 0.3 means on a condition that is not True; they are unique across its condition types. */
const whenNotTrue: ReasonTable['whenNotTrue'] = {
  // Something is wrong and stays so until somebody changes an object.
  ServiceClassNotFound: 'failed',
  WebApplicationClassNotFound: 'failed',
  APIClassNotFound: 'failed',
  InvalidConfiguration: 'failed',
  ReleaseCreationFailed: 'failed',
  ReleaseUpdateFailed: 'failed',
  ReleaseDeletionFailed: 'failed',

  ResourceHealthDegraded: 'degraded',

  ResourceHealthProgressing: 'progressing',
  // Only where the older controllers are switched on.
  EnvironmentFinalizing: 'progressing',
  OrganizationFinalizing: 'progressing',

  // Somebody wants it so.
  ResourcesSuspended: 'suspended',
  ResourcesUndeployed: 'suspended',
};

export const { conditionHealth, claimedHealth } = conditionReading({
  whenNotTrue,
  whenTrue: {},
  deletionBlockers: new Set(['CleanupFailed']),
});
