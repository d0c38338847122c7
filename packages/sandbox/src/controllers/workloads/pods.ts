// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Cluster, Controller, Requeue, timestamp } from '../runtime';
import { sandboxAnnotation } from '../sandboxAnnotation';
import { podKind } from './kinds';
import { nodeNames } from './nodes';
import { Failure, isPodFailure, podFailures } from './podFailures';
import { recordPulled, recordStarted } from './podEvents';
import { Pod } from './podsOf';
import { stepNameOf } from './step/stepNameOf';
import { liveAsStep } from './step/liveAsStep';
import { isRunning, running, statusOf, writePodStatus } from './writePodStatus';

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
      await stop(pod, cluster);
      return undefined;
    }
    const { phase } = pod.status ?? {};
    if (phase === 'Succeeded' || phase === 'Failed') return undefined;
    return live(pod, cluster);
  },
};

async function stop(pod: Pod, cluster: Cluster): Promise<void> {
  for (const { name, state } of pod.status?.containerStatuses ?? []) {
    if (state.running) {
      await cluster.event(
        pod,
        'Normal',
        'Killing',
        `Stopping container ${name}`,
        'kubelet',
      );
    }
  }
  // without its finalizers, which are others' to take away, it is gone
  await cluster.delete(pod, { gracePeriodSeconds: 0 });
}

const failureOf = ({ metadata }: Pod): string | undefined =>
  metadata.annotations?.[sandboxAnnotation.podFailure];

/** Milliseconds since 1970; infinite without a deadline. */
const deadlineOf = ({ spec, status }: Pod): number =>
  spec?.activeDeadlineSeconds === undefined
    ? Infinity
    : Date.parse(status?.startTime ?? '') + spec.activeDeadlineSeconds * 1_000;

async function live(pod: Pod, cluster: Cluster): Promise<Requeue | undefined> {
  const failure = failureOf(pod);
  const fail = isPodFailure(failure) ? podFailures[failure] : undefined;
  if (fail?.before === 'binding') return fail.live(pod, cluster);
  if (!pod.spec?.nodeName) {
    await bind(pod, cluster);
    return undefined;
  }
  if (!pod.status?.startTime) {
    const isPrepared = (pod.spec.initContainers ?? []).length > 0;
    const reason = isPrepared ? 'PodInitializing' : 'ContainerCreating';
    await writePodStatus(pod, cluster, {
      phase: 'Pending',
      of: () => ({ state: { waiting: { reason } } }),
    });
    return undefined;
  }
  if (fail?.before === 'starting') return fail.live(pod, cluster);
  const { clock } = cluster;
  const uid = pod.metadata.uid ?? '';
  const age = clock.now().getTime() - Date.parse(pod.status.startTime);
  const untilStart = clock.work(startMs, `${uid}start`) - age;
  if (untilStart > 0 && !isRunning(pod)) return { requeueAfterMs: untilStart };
  const deadline = deadlineOf(pod);
  if (deadline <= clock.now().getTime()) return exceedDeadline(pod, cluster);
  const next = await proceed(pod, fail, cluster);
  const left = deadline - clock.now().getTime();
  if (!Number.isFinite(left)) return next;
  return { requeueAfterMs: Math.min(left, next?.requeueAfterMs ?? left) };
}

async function proceed(
  pod: Pod,
  fail: Failure | undefined,
  cluster: Cluster,
): Promise<Requeue | undefined> {
  if (stepNameOf(pod) !== undefined) return liveAsStep(pod, cluster);
  const { restartPolicy = 'Always' } = pod.spec ?? {};
  if (restartPolicy !== 'Always') {
    return runToEnd(pod, cluster, fail !== undefined);
  }
  return fail ? fail.live(pod, cluster) : run(pod, cluster);
}

async function exceedDeadline(pod: Pod, cluster: Cluster): Promise<undefined> {
  const now = timestamp(cluster.clock.now());
  const reason = 'DeadlineExceeded';
  const message =
    'Pod was active on the node longer than the specified deadline';
  await cluster.event(pod, 'Normal', reason, message, 'kubelet');
  await writePodStatus(pod, cluster, {
    phase: 'Failed',
    reason,
    message,
    of: ({ name }) => {
      const state = statusOf(pod, name)?.state ?? {};
      if (!state.running) return { state };
      const { startedAt } = state.running;
      const killed = { exitCode: 137, reason: 'Error', startedAt };
      return { state: { terminated: { ...killed, finishedAt: now } } };
    },
  });
  return undefined;
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
  const isWell = pod.status?.containerStatuses?.every(each => each.ready);
  if (isWell && isRunning(pod)) return undefined;
  const { containers = [], initContainers = [] } = pod.spec ?? {};
  const isFirst = !isRunning(pod);
  if (isFirst) {
    await recordPulled(pod, [...initContainers, ...containers], cluster);
  }
  await writePodStatus(pod, cluster, {
    phase: 'Running',
    of: ({ name }) => {
      const state = pod.status?.containerStatuses?.find(
        each => each.name === name,
      )?.state;
      return { state: state?.running ? state : running(cluster) };
    },
  });
  if (isFirst) {
    await recordStarted(pod, [...initContainers, ...containers], cluster);
  }
  return undefined;
}

/** A pod that is to end by itself after a while. */
async function runToEnd(
  pod: Pod,
  cluster: Cluster,
  fails: boolean,
): Promise<Requeue | undefined> {
  const { clock } = cluster;
  if (!isRunning(pod)) return run(pod, cluster);
  const started = pod.status?.containerStatuses?.[0]?.state.running?.startedAt;
  const due =
    Date.parse(started ?? '') + clock.work(jobMs, `${pod.metadata.uid}job`);
  const left = due - clock.now().getTime();
  if (left > 0) return { requeueAfterMs: left };
  await writePodStatus(pod, cluster, {
    phase: fails ? 'Failed' : 'Succeeded',
    of: () => ({
      state: {
        terminated: {
          exitCode: fails ? 1 : 0,
          reason: fails ? 'Error' : 'Completed',
          startedAt: started,
          finishedAt: timestamp(clock.now()),
        },
      },
    }),
  });
  return undefined;
}
