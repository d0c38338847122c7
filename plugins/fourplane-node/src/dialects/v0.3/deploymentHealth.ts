// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Health } from '@fourplane/plugin-fourplane-common';
import { worse } from '../reading/conditionHealth';
import { troublesOf } from '../reading/renderedObjects';
import { BindingContent } from './kinds/binding';
import { ReleaseContent } from './kinds/release';

/** Something that is not there yet, by the reason to show and the words for it. */
export interface Lack {
  readonly reason: string;
  readonly what: string;
}

/**
 * How a binding is doing. Its own word counts, except that it calls itself ready before anything has been applied, and
 * that it says nothing where the release cannot go on: what is missing then stands in the message.
 */
export function deploymentHealth(
  binding: Pick<BindingContent, 'health' | 'desired'>,
  release: ReleaseContent | undefined,
  lacks: readonly Lack[],
): Health {
  const { health } = binding;
  const objects = release?.objects ?? [];
  if (release?.cleanupFailure !== undefined) {
    return {
      state: 'degraded',
      reason: 'CleanupFailed',
      message: release.cleanupFailure,
    };
  }
  if (health.state === 'unreported') {
    return silentHealth(binding, release, lacks);
  }
  if (health.reason === 'NotReported') {
    return lacks.length > 0 ? waitingHealth(lacks) : health;
  }
  if (health.state === 'ready') {
    return objects.length === 0
      ? waitingHealth(lacks)
      : troublesOf(objects).reduce(worse, health);
  }
  // One object that is still coming hides from the binding that another is degraded.
  return health.reason === 'ResourceHealthProgressing'
    ? troublesOf(objects).reduce(worse, health)
    : health;
}

/** Of a binding that reports nothing: what its release tells. */
function silentHealth(
  { desired }: Pick<BindingContent, 'desired'>,
  release: ReleaseContent | undefined,
  lacks: readonly Lack[],
): Health {
  if (desired === 'undeployed') {
    return undeployedHealth(release);
  }
  const objects = release?.objects ?? [];
  if (objects.length === 0) {
    return waitingHealth(lacks);
  }
  const [trouble] = troublesOf(objects);
  if (trouble) {
    return troublesOf(objects).reduce(worse, trouble);
  }
  if (objects.some(({ health }) => health.state === 'suspended')) {
    return { state: 'suspended', reason: 'CronJobSuspended' };
  }
  // It is progressing until its first run, and during each.
  return objects.every(({ health }) => health.state !== 'unknown')
    ? { state: 'ready', reason: 'CronJobScheduled' }
    : { state: 'progressing', reason: 'ResourcesProgressing' };
}

function undeployedHealth(release: ReleaseContent | undefined): Health {
  if (release === undefined) {
    return { state: 'suspended', reason: 'ResourcesUndeployed' };
  }
  return release.terminating
    ? { state: 'progressing', reason: 'ResourcesUndeployed' }
    : {
        state: 'degraded',
        reason: 'StillDeployed',
        message:
          'This version of OpenChoreo leaves a scheduled task running; suspend it, or delete its deployment.',
      };
}

function waitingHealth(lacks: readonly Lack[]): Health {
  const [first] = lacks;
  return first
    ? {
        state: 'progressing',
        reason: first.reason,
        message: `Waiting for ${lacks.map(({ what }) => what).join(', ')}.`,
      }
    : {
        state: 'progressing',
        reason: 'ResourcesNotReported',
        message: 'Nothing has been reported from the data plane yet.',
      };
}
