// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  Deployment,
  Health,
  HealthState,
  Runtime,
} from '@fourplane/plugin-fourplane-common';
import { deploymentHealth } from './deploymentHealth';

const NOW = Date.parse('2026-11-25T10:00:00Z');
const LONG_AGO = '2026-11-25T09:00:00Z';
const JUST_NOW = '2026-11-25T09:59:40Z';

type Said = readonly [state: HealthState, reason?: string, since?: string];

function healthOf([state, reason, since]: Said): Health {
  return { state, ...(reason && { reason }), ...(since && { since }) };
}

function seen(said: Said | undefined, more: Partial<Runtime> = {}): Runtime {
  return {
    state: 'live',
    pods: [],
    ...(said && { health: healthOf(said) }),
    ...more,
  };
}

type Row = readonly [
  what: string,
  wanted: Deployment['desired'],
  reported: Said,
  pods: Said | undefined,
  label: HealthState,
  reason: string | undefined,
  from: 'conditions' | 'pods',
];

const ready: Said = ['ready', 'Ready'];
const settling: Said = ['progressing', 'ResourcesProgressing'];

// prettier-ignore
const rows: readonly Row[] = [
  ['all is well', 'active', ready, ['ready'], 'ready', undefined, 'pods'],
  ['nothing is seen of its pods', 'active', ready, undefined, 'ready', 'Ready', 'conditions'],

  // A pod fails for certain.
  ['crash, not noticed yet', 'active', ready, ['failed', 'CrashLoopBackOff'], 'failed', 'CrashLoopBackOff', 'pods'],
  ['crash while progressing', 'active', settling, ['failed', 'CrashLoopBackOff'], 'failed', 'CrashLoopBackOff', 'pods'],
  ['crash, called degraded', 'active', ['degraded', 'ResourcesDegraded'], ['failed', 'CrashLoopBackOff'], 'failed', 'CrashLoopBackOff', 'pods'],
  ['out of memory', 'active', settling, ['failed', 'OOMKilled'], 'failed', 'OOMKilled', 'pods'],
  ['no such image', 'active', settling, ['failed', 'ImagePullBackOff'], 'failed', 'ImagePullBackOff', 'pods'],
  ['no such image, first try', 'active', settling, ['failed', 'ErrImagePull'], 'failed', 'ErrImagePull', 'pods'],
  ['no such secret', 'active', settling, ['failed', 'CreateContainerConfigError'], 'failed', 'CreateContainerConfigError', 'pods'],
  ['cannot start', 'active', settling, ['failed', 'RunContainerError'], 'failed', 'RunContainerError', 'pods'],
  ['cannot prepare', 'active', settling, ['failed', 'Init:CrashLoopBackOff'], 'failed', 'Init:CrashLoopBackOff', 'pods'],
  ['finds no node', 'active', settling, ['failed', 'Unschedulable', LONG_AGO], 'failed', 'Unschedulable', 'pods'],
  ['finds no node, since nobody knows when', 'active', settling, ['failed', 'Unschedulable'], 'failed', 'Unschedulable', 'pods'],
  ['evicted', 'active', ready, ['failed', 'Evicted'], 'failed', 'Evicted', 'pods'],
  ['crash, serving on with the old ones', 'active', settling, ['degraded', 'CrashLoopBackOff'], 'degraded', 'CrashLoopBackOff', 'pods'],
  ['not ready any more', 'active', ready, ['degraded', 'ContainersNotReady'], 'degraded', 'ContainersNotReady', 'pods'],
  ['progress deadline', 'active', settling, ['degraded', 'ProgressDeadlineExceeded'], 'degraded', 'ProgressDeadlineExceeded', 'pods'],
  ['cannot make pods', 'active', settling, ['failed', 'FailedCreate'], 'failed', 'FailedCreate', 'pods'],
  ['a run of a task failed', 'active', ['progressing', 'CronJobScheduled'], ['degraded', 'BackoffLimitExceeded'], 'degraded', 'BackoffLimitExceeded', 'pods'],

  // On its way for a normal reason.
  ['a node is being added', 'active', settling, ['failed', 'Unschedulable', JUST_NOW], 'progressing', 'Unschedulable', 'pods'],
  ['image is pulled', 'active', settling, ['progressing', 'ContainerCreating'], 'progressing', 'ContainerCreating', 'pods'],
  ['pod waits for its turn', 'active', settling, ['progressing', 'Pending'], 'progressing', 'Pending', 'pods'],
  ['gates', 'active', settling, ['progressing', 'SchedulingGated'], 'progressing', 'SchedulingGated', 'pods'],
  ['preparing', 'active', settling, ['progressing', 'Init:0/1'], 'progressing', 'Init:0/1', 'pods'],
  ['starting', 'active', settling, ['progressing', 'ContainersNotReady'], 'progressing', 'ContainersNotReady', 'pods'],
  ['rolling out', 'active', ready, ['progressing', 'RolloutInProgress'], 'progressing', 'RolloutInProgress', 'pods'],
  ['release is being made', 'active', ['progressing', 'ReleaseCreated'], ['ready'], 'progressing', 'ReleaseCreated', 'conditions'],
  ['release is being applied', 'active', ['progressing', 'ReleaseSynced'], ['ready'], 'progressing', 'ReleaseSynced', 'conditions'],
  ['waits for another component', 'active', ['progressing', 'ConnectionsPending'], undefined, 'progressing', 'ConnectionsPending', 'conditions'],
  ['waits for a resource', 'active', ['progressing', 'ResourceDependenciesPending'], undefined, 'progressing', 'ResourceDependenciesPending', 'conditions'],
  ['change not seen yet', 'active', ['progressing', 'ObservedGenerationBehind'], ['ready'], 'progressing', 'ObservedGenerationBehind', 'conditions'],
  ['a job runs', 'active', ['progressing', 'JobRunning'], ['ready'], 'progressing', 'JobRunning', 'conditions'],
  ['no release chosen', 'active', ['progressing', 'ReleaseNotSet'], undefined, 'progressing', 'ReleaseNotSet', 'conditions'],

  // The control plane knows why.
  ['cannot be rendered', 'active', ['failed', 'RenderingFailed'], ['ready'], 'failed', 'RenderingFailed', 'conditions'],
  ['cannot be rendered, and crashes', 'active', ['failed', 'RenderingFailed'], ['failed', 'CrashLoopBackOff'], 'failed', 'RenderingFailed', 'conditions'],
  ['no such release', 'active', ['failed', 'ComponentReleaseNotFound'], undefined, 'failed', 'ComponentReleaseNotFound', 'conditions'],
  ['no such environment', 'active', ['failed', 'EnvironmentNotFound'], undefined, 'failed', 'EnvironmentNotFound', 'conditions'],
  ['no such data plane', 'active', ['failed', 'DataPlaneNotFound'], undefined, 'failed', 'DataPlaneNotFound', 'conditions'],
  ['a resource other than pods', 'active', ['degraded', 'ResourcesDegraded'], ['ready'], 'degraded', 'ResourcesDegraded', 'conditions'],
  ['nobody knows', 'active', ['unknown', 'ResourcesUnknown'], ['ready'], 'unknown', 'ResourcesUnknown', 'conditions'],
  ['node lost', 'active', ready, ['unknown', 'NodeLost'], 'unknown', 'NodeLost', 'pods'],

  // A generation that reports nothing leaves it to the pods; a task waiting for its hour is as it should be.
  ['never reported, runs', 'active', ['unreported', 'NeverReported'], ['ready'], 'ready', undefined, 'pods'],
  ['never reported, crashes', 'active', ['unreported', 'NeverReported'], ['failed', 'CrashLoopBackOff'], 'failed', 'CrashLoopBackOff', 'pods'],
  ['never reported, not seen', 'active', ['unreported', 'NeverReported'], undefined, 'unreported', 'NeverReported', 'conditions'],
  ['task waits for its hour', 'active', ['progressing', 'CronJobScheduled'], ['ready', 'CronJobScheduled'], 'ready', 'CronJobScheduled', 'pods'],

  // Stopped on purpose.
  ['scaled to zero', 'active', ['suspended', 'ReadyWithSuspendedResources'], ['suspended', 'ScaledToZero'], 'suspended', 'ReadyWithSuspendedResources', 'conditions'],
  ['scaled to zero, not noticed', 'active', ready, ['suspended', 'ScaledToZero'], 'suspended', 'ScaledToZero', 'pods'],
  ['task held back', 'active', ['suspended', 'CronJobSuspended'], ['ready'], 'suspended', 'CronJobSuspended', 'conditions'],
  ['held back in part, and crashes', 'active', ['suspended', 'ReadyWithSuspendedResources'], ['failed', 'CrashLoopBackOff'], 'failed', 'CrashLoopBackOff', 'pods'],
  ['suspended', 'suspended', ['suspended', 'ResourcesSuspended'], undefined, 'suspended', 'ResourcesSuspended', 'conditions'],
  ['suspended, last pod crashes', 'suspended', ['suspended', 'ResourcesSuspended'], ['failed', 'CrashLoopBackOff'], 'suspended', 'ResourcesSuspended', 'conditions'],
  ['suspended, said to be ready', 'suspended', ready, ['ready'], 'suspended', 'Suspended', 'conditions'],
  ['undeployed', 'undeployed', ['suspended', 'ResourcesUndeployed'], undefined, 'suspended', 'ResourcesUndeployed', 'conditions'],
  ['undeployed, never reported', 'undeployed', ['unreported', 'NeverReported'], ['ready'], 'suspended', 'Undeployed', 'conditions'],
  ['cannot be taken down', 'undeployed', ['failed', 'CleanupFailed'], ['ready'], 'failed', 'CleanupFailed', 'conditions'],
];

describe('deploymentHealth', () => {
  it.each(rows)('%s', (_, desired, reported, pods, state, reason, from) => {
    const deployment = { desired, health: healthOf(reported) };
    const health = deploymentHealth(deployment, seen(pods), NOW);
    expect([health.state, health.reason, health.from]).toEqual([
      state,
      reason,
      from,
    ]);
  });

  it('does not believe pods that were seen some time ago', () => {
    const deployment: Pick<Deployment, 'desired' | 'health'> = {
      desired: 'active',
      health: healthOf(settling),
    };
    for (const state of ['stale', 'none'] as const) {
      const runtime = seen(['failed', 'CrashLoopBackOff'], { state });
      expect(deploymentHealth(deployment, runtime, NOW)).toEqual({
        ...deployment.health,
        from: 'conditions',
      });
    }
  });

  it('names the pod that is to blame', () => {
    const health: Health = { state: 'failed', reason: 'OOMKilled' };
    const pod = (name: string, of: Health) => ({
      name,
      namespace: 'dp',
      phase: 'Running',
      health: of,
      containers: [],
    });
    const runtime = seen(undefined, {
      health: { ...health, state: 'degraded' },
      pods: [pod('cart-1', { state: 'ready' }), pod('cart-2', health)],
    });
    expect(
      deploymentHealth(
        { desired: 'active', health: { state: 'ready' } },
        runtime,
        NOW,
      ),
    ).toEqual({
      state: 'degraded',
      reason: 'OOMKilled',
      from: 'pods',
      pod: 'cart-2',
    });
  });
});

/** Ready conditions of bindings as OpenChoreo 1.2.3's own controllers left them. */
function recordedReadiness(): readonly (readonly [string, string])[] {
  const folder = path.resolve(
    __dirname,
    '../../../../../test/status/recorded/v1.2.3',
  );
  const found = new Map<string, string>();
  for (const file of readdirSync(folder, {
    recursive: true,
    encoding: 'utf8',
  })) {
    if (!file.endsWith('.json')) {
      continue;
    }
    const tree: Record<string, { conditions?: Record<string, string> }> =
      JSON.parse(readFileSync(path.join(folder, file), 'utf8'));
    for (const [key, { conditions }] of Object.entries(tree)) {
      const words = conditions?.Ready;
      if (key.startsWith('ReleaseBinding ') && words) {
        found.set(words.split(':')[0], `${file} ${key}`);
      }
    }
  }
  return [...found];
}

describe('what the real controllers were seen to report', () => {
  const inRows = new Set(rows.map(([, , [, reason]]) => reason));

  it.each(recordedReadiness())('has a row: %s', words => {
    expect(inRows).toContain(words.split(' ')[1]);
  });
});
