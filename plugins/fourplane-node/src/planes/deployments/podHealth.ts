// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Health, HealthState } from '@fourplane/plugin-fourplane-common';
import { conditionOf, worse } from '../../dialects/reading/conditionHealth';
import { withoutAbsent } from '../../dialects/reading/fields';
import { KubeContainerState, KubeContainerStatus, KubePod } from './kubePod';

type Waiting = NonNullable<KubeContainerState['waiting']>;
type Terminated = NonNullable<KubeContainerState['terminated']>;

/** Why a container that waits will not run by itself. */
const stuckReasons: ReadonlySet<string> = new Set([
  'CrashLoopBackOff',
  'ImagePullBackOff',
  'ErrImagePull',
  'ErrImageNeverPull',
  'InvalidImageName',
  'ImageInspectError',
  'RegistryUnavailable',
  'SignatureValidationFailed',
  'CreateContainerConfigError',
  'CreateContainerError',
  'RunContainerError',
  'StartError',
  'ContainerCannotRun',
  'PreCreateHookError',
  'PreStartHookError',
  'PostStartHookError',
  'VerifyNonRootError',
]);
/** What every container waits for on its way. */
const usualReasons: ReadonlySet<string> = new Set([
  'ContainerCreating',
  'PodInitializing',
]);
/** Why a pod has no node. */
const schedulingStates: ReadonlyMap<string, HealthState> = new Map([
  ['Unschedulable', 'failed'],
  ['SchedulingGated', 'progressing'],
]);
/** Of a container that ended without anybody seeing how. */
const UNSEEN_END = 'ContainerStatusUnknown';
const OUT_OF_MEMORY = 'OOMKilled';
const NODE_LOST = 'NodeLost';

/** How a pod is doing, in the words of Kubernetes, as `kubectl get pods` puts them. */
export function podHealth(pod: KubePod): Health {
  return (
    endOfPod(pod) ??
    whyNotScheduled(pod) ??
    healthOfPreparation(pod) ??
    healthOfContainers(pod)
  );
}

/** A pod that is over, on its way out, or lost. */
function endOfPod({ metadata, spec, status }: KubePod): Health | undefined {
  const reason = status?.reason || undefined;
  const message = status?.message || undefined;
  if (reason === NODE_LOST || status?.phase === 'Unknown') {
    return withoutAbsent<Health>({
      state: 'unknown',
      reason: reason ?? 'Unknown',
      message: message ?? 'Its node does not answer.',
    });
  }
  if (metadata.deletionTimestamp) {
    return {
      state: 'progressing',
      reason: 'Terminating',
      since: metadata.deletionTimestamp,
    };
  }
  if (status?.phase === 'Succeeded') {
    return withoutAbsent<Health>({
      state: 'ready',
      reason: 'Completed',
      since: lastEnd(status.containerStatuses),
    });
  }
  if (status?.phase !== 'Failed') {
    return undefined;
  }
  const ended = [
    ...(status.initContainerStatuses ?? []),
    ...(status.containerStatuses ?? []),
  ].find(({ state }) => (state?.terminated?.exitCode ?? 0) !== 0);
  const terminated = ended?.state?.terminated ?? undefined;
  return withoutAbsent<Health>({
    state: 'failed',
    reason: reason ?? (terminated?.reason || 'Failed'),
    message:
      message ??
      (ended && terminated && endOf(ended.name, terminated)) ??
      (spec?.nodeName ? `It failed on node ${spec.nodeName}.` : undefined),
    since: terminated?.finishedAt || undefined,
  });
}

function whyNotScheduled(pod: KubePod): Health | undefined {
  const scheduled = conditionOf(pod, 'PodScheduled');
  if (!scheduled || scheduled.status === 'True') {
    return undefined;
  }
  return withoutAbsent<Health>({
    state: schedulingStates.get(scheduled.reason ?? '') ?? 'unknown',
    reason: scheduled.reason || 'NotScheduled',
    message: scheduled.message || undefined,
    since: scheduled.lastTransitionTime || undefined,
  });
}

/** The first init container that is not done; those that stay beside the others need only have started. */
function healthOfPreparation({ spec, status }: KubePod): Health | undefined {
  const declared = spec?.initContainers ?? [];
  const statuses = status?.initContainerStatuses ?? [];
  for (const [index, { name, restartPolicy }] of declared.entries()) {
    const found = statuses.find(each => each.name === name);
    const state = found?.state;
    const isSidecar = restartPolicy === 'Always';
    if (isSidecar ? state?.running : state?.terminated?.exitCode === 0) {
      continue;
    }
    const health = found && stoppedHealth(found, { restarts: true });
    if (health && health.state !== 'progressing') {
      return { ...health, reason: `Init:${health.reason}` };
    }
    // Before its node has taken it up nothing prepares the pod.
    return statuses.length === 0
      ? undefined
      : {
          state: 'progressing',
          reason: `Init:${index}/${declared.length}`,
          message: `Init container ${name} is not done yet.`,
        };
  }
  return undefined;
}

function healthOfContainers(pod: KubePod): Health {
  const { spec, status } = pod;
  const statuses = status?.containerStatuses ?? [];
  if (statuses.length === 0) {
    return pendingHealth(pod);
  }
  const restarts = spec?.restartPolicy !== 'Never';
  const healths = statuses.map(
    each =>
      stoppedHealth(each, {
        restarts: restarts && spec?.restartPolicy !== 'OnFailure',
      }) ?? runningHealth(each, pod),
  );
  const health = healths.reduce(worse);
  const ready = conditionOf(pod, 'Ready');
  if (health.state !== 'ready' || !ready || ready.status === 'True') {
    return health;
  }
  // Every container is ready: somebody outside, such as a load balancer, has not agreed yet.
  return ready.reason === 'PodCompleted'
    ? health
    : withoutAbsent<Health>({
        state: 'progressing',
        reason: ready.reason || 'NotReady',
        message: ready.message || undefined,
        since: ready.lastTransitionTime || undefined,
      });
}

/** Nothing is said of its containers yet. */
function pendingHealth(pod: KubePod): Health {
  const { phase } = pod.status ?? {};
  if (phase && phase !== 'Pending') {
    return {
      state: 'unknown',
      reason: phase,
      message: 'Its node says nothing of its containers.',
    };
  }
  return {
    state: 'progressing',
    reason: conditionOf(pod, 'PodScheduled') ? 'ContainerCreating' : 'Pending',
  };
}

/** Of a container that does not run; `undefined` of one that does. */
function stoppedHealth(
  { name, state, lastState, restartCount }: KubeContainerStatus,
  { restarts }: { readonly restarts: boolean },
): Health | undefined {
  if (state?.running) {
    return undefined;
  }
  return state?.terminated
    ? terminatedHealth(name, state.terminated, restarts)
    : waitingHealth(
        { name, restarts: restartCount ?? 0 },
        state?.waiting ?? {},
        lastState?.terminated ?? undefined,
      );
}

function waitingHealth(
  container: { readonly name: string; readonly restarts: number },
  waiting: Waiting,
  last: Terminated | undefined,
): Health {
  const reason = waiting.reason || 'ContainerCreating';
  if (reason !== 'CrashLoopBackOff') {
    return withoutAbsent<Health>({
      state: stateOfWaiting(reason),
      reason,
      message: waiting.message || undefined,
    });
  }
  const times = container.restarts === 1 ? 'time' : 'times';
  return withoutAbsent<Health>({
    state: 'failed',
    // The cause says more than that it comes back.
    reason: last?.reason === OUT_OF_MEMORY ? OUT_OF_MEMORY : reason,
    message: [
      last && endOf(container.name, last),
      `It was restarted ${container.restarts} ${times} and waits before the next.`,
    ]
      .filter(Boolean)
      .join(' '),
    since: last?.finishedAt || undefined,
  });
}

function stateOfWaiting(reason: string): HealthState {
  if (stuckReasons.has(reason)) {
    return 'failed';
  }
  return usualReasons.has(reason) ? 'progressing' : 'unknown';
}

function terminatedHealth(
  name: string,
  terminated: Terminated,
  restarts: boolean,
): Health {
  const since = terminated.finishedAt || undefined;
  if (terminated.reason === UNSEEN_END) {
    return withoutAbsent<Health>({
      state: 'unknown',
      reason: UNSEEN_END,
      message: terminated.message || `Nobody saw how container ${name} ended.`,
      since,
    });
  }
  if (terminated.exitCode === 0) {
    return withoutAbsent<Health>({
      // What is to run for ever is started again.
      state: restarts ? 'progressing' : 'ready',
      reason: terminated.reason || 'Completed',
      message: restarts
        ? `Container ${name} ended and starts anew.`
        : undefined,
      since,
    });
  }
  return withoutAbsent<Health>({
    state: 'failed',
    reason: terminated.reason || 'Error',
    message: endOf(name, terminated),
    since,
  });
}

function runningHealth(
  { name, ready, state }: KubeContainerStatus,
  pod: KubePod,
): Health {
  const condition = conditionOf(pod, 'Ready');
  const since = condition?.lastTransitionTime || undefined;
  if (ready) {
    return withoutAbsent<Health>({ state: 'ready', since });
  }
  const startedAt = state?.running?.startedAt;
  const wasReady =
    startedAt && since && Date.parse(since) > Date.parse(startedAt);
  return withoutAbsent<Health>({
    state: wasReady ? 'degraded' : 'progressing',
    reason: condition?.reason || 'ContainersNotReady',
    message: wasReady
      ? `Container ${name} runs, but is not ready any more.`
      : `Container ${name} runs, but is not ready yet.`,
    since,
  });
}

function endOf(container: string, { exitCode, reason, message }: Terminated) {
  const how =
    reason === OUT_OF_MEMORY
      ? 'was killed because it used more memory than its limit'
      : `ended with exit code ${exitCode ?? 'unknown'}`;
  return `Container ${container} ${how}${message ? `: ${message}` : ''}.`;
}

function lastEnd(
  statuses: readonly KubeContainerStatus[] | null | undefined,
): string | undefined {
  const ends = (statuses ?? []).flatMap(
    ({ state }) => state?.terminated?.finishedAt || [],
  );
  return ends.sort().at(-1);
}
