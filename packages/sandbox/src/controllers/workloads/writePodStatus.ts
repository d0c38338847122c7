// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { createHash } from 'node:crypto';
import { Cluster, timestamp } from '../runtime';
import { nodeAddress } from './nodes';
import {
  Container,
  ContainerState,
  ContainerStatus,
  PodStatus,
} from './objects';
import { podAddress } from './podAddress';
import { Pod } from './podsOf';

type Phase = NonNullable<PodStatus['phase']>;

/** The state of a container that starts now. */
export const running = (cluster: Cluster): ContainerState => ({
  running: { startedAt: timestamp(cluster.clock.now()) },
});

export const isRunning = ({ status }: Pod): boolean =>
  status?.containerStatuses?.[0]?.state.running !== undefined;

const ended: Partial<Record<Phase, string>> = {
  Succeeded: 'PodCompleted',
  Failed: 'PodFailed',
};

/** The same for the same run of a container. */
function containerIdOf(pod: Pod, name: string, restarts: number): string {
  const run = `${pod.metadata.uid}/${name}/${restarts}`;
  return `containerd://${createHash('sha256').update(run).digest('hex')}`;
}

const withId = (state: ContainerState, containerID: string): ContainerState =>
  state.terminated
    ? { terminated: { ...state.terminated, containerID } }
    : state;

function containerStatus(
  pod: Pod,
  { name, image }: Container,
  state: ContainerState,
  more: Partial<ContainerStatus>,
): ContainerStatus {
  const old = pod.status?.containerStatuses?.find(each => each.name === name);
  const restartCount = more.restartCount ?? old?.restartCount ?? 0;
  const lastId = old?.containerID ?? containerIdOf(pod, name, 0);
  const lastState = more.lastState
    ? withId(more.lastState, lastId)
    : old?.lastState;
  const hasRun = state.terminated ?? lastState;
  const containerID = state.running
    ? containerIdOf(pod, name, restartCount)
    : hasRun && lastId;
  const isUp = state.running !== undefined;
  return {
    name,
    image,
    imageID: '',
    restartCount,
    ...(containerID && { containerID }),
    ...(lastState && { lastState }),
    ready: isUp,
    started: isUp,
    state: withId(state, lastId),
  };
}

/** Those that prepare a pod are done as soon as anything else of it runs. */
function initContainerStatus(
  pod: Pod,
  { name, image }: Container,
  hasStarted: boolean,
  now: string,
): ContainerStatus {
  const old = pod.status?.initContainerStatuses?.find(
    each => each.name === name,
  );
  if (old?.state.terminated) return old;
  const containerID = containerIdOf(pod, name, 0);
  const terminated = {
    exitCode: 0,
    reason: 'Completed',
    startedAt: pod.status?.startTime ?? now,
    finishedAt: now,
    containerID,
  };
  return {
    name,
    image,
    imageID: '',
    restartCount: 0,
    ...(hasStarted && { containerID }),
    ready: hasStarted,
    started: false,
    state: hasStarted
      ? { terminated }
      : { waiting: { reason: 'PodInitializing' } },
  };
}

/** Puts all containers of a pod into a state, and the pod into the phase that follows. */
export async function writePodStatus(
  pod: Pod,
  cluster: Cluster,
  phase: Phase,
  state: ContainerState,
  more: Pick<Partial<ContainerStatus>, 'restartCount' | 'lastState'> = {},
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
      ...(!holds && { reason: ended[phase] ?? 'ContainersNotReady' }),
    };
  };
  const { initContainers = [], containers = [] } = pod.spec ?? {};
  const hasStarted = state.waiting === undefined;
  await cluster.writeStatus(pod, {
    ...before,
    phase,
    startTime: before.startTime ?? now,
    // a real API server has decided it already
    qosClass: before.qosClass ?? 'Burstable',
    hostIP: nodeAddress,
    podIP,
    podIPs: [{ ip: podIP }],
    conditions: [
      condition('PodScheduled', true),
      condition('Initialized', true),
      condition('ContainersReady', isReady),
      condition('Ready', isReady),
    ],
    ...(initContainers.length > 0 && {
      initContainerStatuses: initContainers.map(container =>
        initContainerStatus(pod, container, hasStarted, now),
      ),
    }),
    containerStatuses: containers.map(container =>
      containerStatus(pod, container, state, more),
    ),
  });
}
