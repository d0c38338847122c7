// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Cluster, Requeue, timestamp } from '../runtime';
import { Pod } from './podsOf';
import { isRunning, running, writePodStatus } from './writePodStatus';

const component = 'kubelet';
const healthyMs = 5_000;
const longestBackOffMs = 300_000;
const restartsAtInstantPace = 3;

/** The ways pods can be told to fail. */
export const podFailures = [
  'CrashLoopBackOff',
  'OOMKilled',
  'ImagePullBackOff',
  'Pending',
] as const;

/** One of {@link podFailures}. */
export type PodFailure = (typeof podFailures)[number];

/** One that runs already is put off its node, so that whoever asks sees it fail. */
export async function stayPending(
  pod: Pod,
  cluster: Cluster,
): Promise<undefined> {
  const reason = 'Unschedulable';
  if (pod.status?.conditions?.some(each => each.reason === reason)) {
    return undefined;
  }
  const message = '0/2 nodes are available: 2 Insufficient memory.';
  await cluster.writeStatus(pod, {
    ...pod.status,
    phase: 'Pending',
    containerStatuses: undefined,
    conditions: [
      {
        type: 'PodScheduled',
        status: 'False',
        reason,
        message,
        lastTransitionTime: timestamp(cluster.clock.now()),
      },
    ],
  });
  await cluster.event(
    pod,
    'Warning',
    'FailedScheduling',
    message,
    'default-scheduler',
  );
  return undefined;
}

export async function failPull(pod: Pod, cluster: Cluster): Promise<undefined> {
  const [container] = pod.spec?.containers ?? [];
  const reason = 'ImagePullBackOff';
  if (pod.status?.containerStatuses?.[0]?.state.waiting?.reason === reason) {
    return undefined;
  }
  const message = `Back-off pulling image "${container?.image}"`;
  await writePodStatus(pod, cluster, 'Pending', {
    waiting: { reason, message },
  });
  await cluster.event(
    pod,
    'Warning',
    'Failed',
    `Failed to pull image "${container?.image}": not found`,
    component,
  );
  await cluster.event(pod, 'Normal', 'BackOff', message, component);
  return undefined;
}

/** Healthy for a moment, then ending and starting again, each time after a longer wait. */
export async function crash(
  pod: Pod,
  cluster: Cluster,
  failure: PodFailure,
): Promise<Requeue | undefined> {
  const { clock } = cluster;
  const status = pod.status?.containerStatuses?.[0];
  const restarts = status?.restartCount ?? 0;
  const wait = Math.min(10_000 * 2 ** restarts, longestBackOffMs);
  const last = status?.lastState?.terminated?.finishedAt;
  if (isRunning(pod)) {
    const since = Date.parse(status?.state.running?.startedAt ?? '');
    const left = since + healthyMs - clock.now().getTime();
    if (clock.pace === 'natural' && left > 0) return { requeueAfterMs: left };
  } else if (last) {
    if (clock.pace === 'instant') return undefined;
    const left = Date.parse(last) + wait - clock.now().getTime();
    if (left > 0) return { requeueAfterMs: left };
  } else if (clock.pace === 'natural') {
    await writePodStatus(pod, cluster, 'Running', running(cluster));
    return { requeueAfterMs: healthyMs };
  }
  const now = timestamp(clock.now());
  await writePodStatus(
    pod,
    cluster,
    'Running',
    {
      waiting: {
        reason: 'CrashLoopBackOff',
        message: `back-off ${
          wait / 1_000
        }s restarting failed container=main pod=${pod.metadata.name}`,
      },
    },
    {
      restartCount:
        clock.pace === 'instant' ? restartsAtInstantPace : restarts + 1,
      lastState: {
        terminated: {
          exitCode: failure === 'OOMKilled' ? 137 : 1,
          reason: failure === 'OOMKilled' ? 'OOMKilled' : 'Error',
          startedAt: status?.state.running?.startedAt ?? now,
          finishedAt: now,
        },
      },
    },
  );
  await cluster.event(
    pod,
    'Warning',
    'BackOff',
    `Back-off restarting failed container main in pod ${pod.metadata.name}`,
    component,
  );
  return clock.pace === 'instant' ? undefined : { requeueAfterMs: wait };
}
