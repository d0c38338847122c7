// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Cluster, Controller, Requeue, timestamp } from '../runtime';
import { sandboxAnnotation } from '../sandboxAnnotation';
import { podKind } from './kinds';
import { nodeNames } from './nodes';
import { crash, failPull, stayPending } from './podFailures';
import { Pod } from './podsOf';
import { workflowStepResults } from './workflowStep';
import { isRunning, running, writePodStatus } from './writePodStatus';

const startMs = 3_000;
const jobMs = 8_000;

/** Scheduler and kubelet in one: binds a pod, starts its containers, and lets them run, end or fail. */
export const podController: Controller = {
  name: 'pod',
  kind: podKind,
  async reconcile(key, cluster) {
    const pod = cluster.get(podKind, key.namespace, key.name);
    if (!pod?.spec) return undefined;
    if (pod.metadata.deletionTimestamp) {
      await cluster.delete(pod, { gracePeriodSeconds: 0 });
      return undefined;
    }
    const { phase } = pod.status ?? {};
    if (phase === 'Succeeded' || phase === 'Failed') return undefined;
    return live(pod, cluster);
  },
};

const failureOf = ({ metadata }: Pod): string | undefined =>
  metadata.annotations?.[sandboxAnnotation.podFailure];

async function live(pod: Pod, cluster: Cluster): Promise<Requeue | undefined> {
  const failure = failureOf(pod);
  if (failure === 'Pending') return stayPending(pod, cluster);
  if (!pod.spec?.nodeName) {
    await bind(pod, cluster);
    return undefined;
  }
  if (!pod.status?.startTime) {
    await writePodStatus(pod, cluster, 'Pending', {
      waiting: { reason: 'ContainerCreating' },
    });
    return undefined;
  }
  const { clock } = cluster;
  const uid = pod.metadata.uid ?? '';
  const age = clock.now().getTime() - Date.parse(pod.status.startTime);
  const untilStart = clock.work(startMs, `${uid}start`) - age;
  if (untilStart > 0) return { requeueAfterMs: untilStart };
  if (failure === 'ImagePullBackOff') return failPull(pod, cluster);
  if (pod.spec.restartPolicy && pod.spec.restartPolicy !== 'Always') {
    return runJob(pod, cluster, failure !== undefined);
  }
  return failure === 'CrashLoopBackOff' || failure === 'OOMKilled'
    ? crash(pod, cluster, failure)
    : run(pod, cluster);
}

async function bind(pod: Pod, cluster: Cluster): Promise<void> {
  const node = nodeNames[Math.floor(cluster.clock.random() * nodeNames.length)];
  await cluster.bind(pod, node);
  await cluster.event(
    pod,
    'Normal',
    'Scheduled',
    `Successfully assigned ${pod.metadata.namespace}/${pod.metadata.name} to ${node}`,
    'default-scheduler',
  );
}

async function run(pod: Pod, cluster: Cluster): Promise<undefined> {
  if (isRunning(pod)) return undefined;
  await writePodStatus(pod, cluster, 'Running', running(cluster));
  await cluster.event(
    pod,
    'Normal',
    'Started',
    `Started container ${pod.spec?.containers[0]?.name}`,
    'kubelet',
  );
  return undefined;
}

/** A pod that is to end: by itself after a while, or when the step it is part of does. */
async function runJob(
  pod: Pod,
  cluster: Cluster,
  fails: boolean,
): Promise<Requeue | undefined> {
  const { clock } = cluster;
  if (!isRunning(pod)) {
    await writePodStatus(pod, cluster, 'Running', running(cluster));
    return undefined;
  }
  const step = pod.metadata.annotations?.[sandboxAnnotation.stepPhase];
  if (step === 'Running') return undefined;
  if (step) {
    await end(pod, cluster, step === 'Failed');
    return undefined;
  }
  const started = pod.status?.containerStatuses?.[0]?.state.running?.startedAt;
  const due =
    Date.parse(started ?? '') + clock.work(jobMs, `${pod.metadata.uid}job`);
  const left = due - clock.now().getTime();
  if (left > 0) return { requeueAfterMs: left };
  // Argo takes a pod that ended without its outputs for one that has none
  if (!fails) await cluster.apply(workflowStepResults(pod));
  await end(pod, cluster, fails);
  return undefined;
}

async function end(pod: Pod, cluster: Cluster, fails: boolean): Promise<void> {
  const state = pod.status?.containerStatuses?.[0]?.state;
  await writePodStatus(pod, cluster, fails ? 'Failed' : 'Succeeded', {
    terminated: {
      exitCode: fails ? 1 : 0,
      reason: fails ? 'Error' : 'Completed',
      startedAt: state?.running?.startedAt,
      finishedAt: timestamp(cluster.clock.now()),
    },
  });
}
