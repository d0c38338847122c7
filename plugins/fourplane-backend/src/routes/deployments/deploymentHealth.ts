// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  Deployment,
  DeploymentHealth,
  Health,
  healthStates,
  Runtime,
} from '@fourplane/plugin-fourplane-common';

/** A pod that finds no node may wait for one that is just being added, in ms. */
const SCHEDULING_GRACE_MS = 60_000;

/** Reasons of conditions that say how a workload works, not how it is: what its pods say is all there is. */
const waysOfWorking: ReadonlySet<string> = new Set(['CronJobScheduled']);

/**
 * How a deployment is: the worst of what the control plane reports and what its pods say. Where both say the same, the
 * pods are nearer to the cause, but of two failures the control plane's own comes first. What is stopped on purpose
 * stays so unless a pod of it fails. Pods that are not seen live say nothing.
 */
export function deploymentHealth(
  deployment: Pick<Deployment, 'desired' | 'health'>,
  runtime: Runtime | undefined,
  now: number,
): DeploymentHealth {
  const reported = fromConditions(deployment);
  const seen = runtime?.state === 'live' ? runtime.health : undefined;
  if (!runtime || !seen) {
    return reported;
  }
  const pods = afterGrace(seen, now);
  if (deployment.desired !== 'active' || reported.state === 'suspended') {
    return deployment.desired === 'active' && isTrouble(pods)
      ? fromPods(pods, runtime)
      : reported;
  }
  if (
    reported.state === 'unreported' ||
    waysOfWorking.has(reported.reason ?? '')
  ) {
    return fromPods(pods, runtime);
  }
  const order = rank(pods) - rank(reported);
  const podsSayIt = order < 0 || (order === 0 && pods.state !== 'failed');
  return podsSayIt ? fromPods(pods, runtime) : reported;
}

/** Until when pods are judged with leniency, in ms since the epoch; nothing where they never are. */
export function graceEndOf(runtime: Runtime | undefined): number | undefined {
  return runtime?.health && graceEnd(runtime.health);
}

/** What is not wanted is stopped, whatever has been reported of it before. */
function fromConditions({
  desired,
  health,
}: Pick<Deployment, 'desired' | 'health'>): DeploymentHealth {
  const isStopped =
    desired !== 'active' &&
    ['ready', 'unknown', 'unreported'].includes(health.state);
  return isStopped
    ? {
        state: 'suspended',
        reason: desired === 'undeployed' ? 'Undeployed' : 'Suspended',
        from: 'conditions',
      }
    : { ...health, from: 'conditions' };
}

function afterGrace(health: Health, now: number): Health {
  const end = graceEnd(health);
  return end !== undefined && now < end
    ? { ...health, state: 'progressing' }
    : health;
}

function graceEnd({ state, reason, since }: Health): number | undefined {
  return state === 'failed' && reason === 'Unschedulable' && since
    ? Date.parse(since) + SCHEDULING_GRACE_MS
    : undefined;
}

function fromPods(health: Health, { pods }: Runtime): DeploymentHealth {
  const pod =
    health.reason &&
    pods.find(
      one =>
        one.health.reason === health.reason &&
        one.health.message === health.message,
    );
  return { ...health, from: 'pods', ...(pod && { pod: pod.name }) };
}

function isTrouble({ state }: Health): boolean {
  return state === 'failed' || state === 'degraded';
}

/** Worst first. */
function rank({ state }: Health): number {
  return healthStates.indexOf(state);
}
