// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Cluster, Controller, Requeue, timestamp } from '../runtime';
import { sandboxAnnotation } from '../sandboxAnnotation';
import { nodeNames } from './nodes';
import { podKind } from './kinds';
import { ContainerState, ContainerStatus, PodStatus } from './objects';
import { podAddress } from './podAddress';
import { Pod } from './podsOf';

const component = 'kubelet';
const startMs = 3_000;
const healthyMs = 5_000;
const jobMs = 8_000;
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

const running = (cluster: Cluster): ContainerState => ({
  running: { startedAt: timestamp(cluster.clock.now()) },
});

const isRunning = ({ status }: Pod): boolean =>
  status?.containerStatuses?.[0]?.state.running !== undefined;

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
    await write(pod, cluster, 'Pending', {
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

/** One that runs already is put off its node, so that whoever asks sees it fail. */
async function stayPending(pod: Pod, cluster: Cluster): Promise<undefined> {
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

async function run(pod: Pod, cluster: Cluster): Promise<undefined> {
  if (isRunning(pod)) return undefined;
  await write(pod, cluster, 'Running', running(cluster));
  await cluster.event(
    pod,
    'Normal',
    'Started',
    'Started container main',
    component,
  );
  return undefined;
}

async function failPull(pod: Pod, cluster: Cluster): Promise<undefined> {
  const [container] = pod.spec?.containers ?? [];
  const reason = 'ImagePullBackOff';
  if (pod.status?.containerStatuses?.[0]?.state.waiting?.reason === reason) {
    return undefined;
  }
  const message = `Back-off pulling image "${container?.image}"`;
  await write(pod, cluster, 'Pending', { waiting: { reason, message } });
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
async function crash(
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
    await write(pod, cluster, 'Running', running(cluster));
    return { requeueAfterMs: healthyMs };
  }
  const now = timestamp(clock.now());
  await write(
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
          startedAt: now,
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

async function runJob(
  pod: Pod,
  cluster: Cluster,
  fails: boolean,
): Promise<Requeue | undefined> {
  const { clock } = cluster;
  if (!isRunning(pod)) {
    await write(pod, cluster, 'Running', running(cluster));
    return undefined;
  }
  const started = pod.status?.containerStatuses?.[0]?.state.running?.startedAt;
  const end =
    Date.parse(started ?? '') + clock.work(jobMs, `${pod.metadata.uid}job`);
  const left = end - clock.now().getTime();
  if (left > 0) return { requeueAfterMs: left };
  await write(pod, cluster, fails ? 'Failed' : 'Succeeded', {
    terminated: {
      exitCode: fails ? 1 : 0,
      reason: fails ? 'Error' : 'Completed',
      startedAt: started,
      finishedAt: timestamp(clock.now()),
    },
  });
  return undefined;
}

async function write(
  pod: Pod,
  cluster: Cluster,
  phase: NonNullable<PodStatus['phase']>,
  state: ContainerState,
  more: Partial<ContainerStatus> = {},
): Promise<void> {
  const now = timestamp(cluster.clock.now());
  const isReady = phase === 'Running' && state.running !== undefined;
  const before = pod.status ?? {};
  const podIP = before.podIP ?? podAddress(pod);
  const condition = (type: string, holds: boolean) => {
    const status = holds ? ('True' as const) : ('False' as const);
    const old = before.conditions?.find(c => c.type === type);
    return {
      type,
      status,
      lastTransitionTime: old?.status === status ? old.lastTransitionTime : now,
      ...(!holds && { reason: 'ContainersNotReady' }),
    };
  };
  await cluster.writeStatus(pod, {
    ...before,
    phase,
    startTime: before.startTime ?? now,
    // a real API server has decided it already
    qosClass: before.qosClass ?? 'Burstable',
    hostIP: '192.0.2.10',
    podIP,
    podIPs: [{ ip: podIP }],
    conditions: [
      condition('PodScheduled', true),
      condition('Initialized', true),
      condition('ContainersReady', isReady),
      condition('Ready', isReady),
    ],
    containerStatuses: (pod.spec?.containers ?? []).map((container, index) => {
      const old = before.containerStatuses?.[index];
      return {
        name: container.name,
        image: container.image,
        imageID: '',
        restartCount: old?.restartCount ?? 0,
        ...(old?.lastState && { lastState: old.lastState }),
        ready: isReady,
        started: isReady,
        state,
        ...more,
      };
    }),
  });
}
