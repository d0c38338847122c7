// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Cluster, Requeue, timestamp } from '../runtime';
import { crash } from './failures/crash';
import { failPreparation } from './failures/failPreparation';
import { failPull } from './failures/failPull';
import { failProbe } from './failures/failProbe';
import { stayCreating, stayUnconfigured } from './failures/stayWaiting';
import { Pod } from './podsOf';

/** A way a pod can fail. */
export interface Failure {
  /** How far the pod comes by itself: not to a node, not to its containers, or to running ones. */
  readonly before: 'binding' | 'starting' | 'ending';
  live(pod: Pod, cluster: Cluster): Promise<Requeue | undefined>;
}

/** Every way pods can be told to fail, by name. */
export const podFailures = {
  CrashLoopBackOff: {
    before: 'ending',
    live: (pod, cluster) => crash(pod, cluster, 'Error'),
  },
  OOMKilled: {
    before: 'ending',
    live: (pod, cluster) => crash(pod, cluster, 'OOMKilled'),
  },
  ImagePullBackOff: { before: 'starting', live: failPull },
  Pending: { before: 'binding', live: stayPending },
  ContainerCreating: { before: 'starting', live: stayCreating },
  CreateContainerConfigError: { before: 'starting', live: stayUnconfigured },
  NotReady: { before: 'ending', live: failProbe },
  InitError: { before: 'starting', live: failPreparation },
} satisfies Record<string, Failure>;

/** One of {@link podFailures}. */
export type PodFailure = keyof typeof podFailures;

/** Their names. */
export const podFailureNames = Object.keys(podFailures) as PodFailure[];

export const isPodFailure = (name: string | undefined): name is PodFailure =>
  name !== undefined && Object.hasOwn(podFailures, name);

/** One that runs already is put off its node, so that whoever asks sees it fail. */
async function stayPending(pod: Pod, cluster: Cluster): Promise<undefined> {
  const reason = 'Unschedulable';
  if (pod.status?.conditions?.some(each => each.reason === reason)) {
    return undefined;
  }
  const message =
    '0/2 nodes are available: 2 Insufficient memory. preemption: 0/2 nodes are available: 2 No preemption victims found for incoming pod.';
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
