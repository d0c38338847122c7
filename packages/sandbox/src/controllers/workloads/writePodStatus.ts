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

/** How one container is to be. */
export interface ContainerChange {
  readonly state: ContainerState;
  readonly restartCount?: number;
  readonly lastState?: ContainerState;
  /** Default: as soon as it runs. */
  readonly ready?: boolean;
}

/** How a pod is to be. */
export interface PodChange {
  readonly phase: Phase;
  /** Why the pod as a whole ended, where no container says it. */
  readonly reason?: string;
  readonly message?: string;
  of(container: Container): ContainerChange;
  /** Of those that prepare the pod; default: done once any other container has started. */
  ofInit?(container: Container): ContainerChange;
}

/** The state of a container that starts now. */
export const running = (cluster: Cluster): ContainerState => ({
  running: { startedAt: timestamp(cluster.clock.now()) },
});

export const isRunning = ({ status }: Pod): boolean =>
  status?.containerStatuses?.some(({ state }) => state.running) ?? false;

export const statusOf = (
  { status }: Pod,
  name: string,
): ContainerStatus | undefined =>
  [
    ...(status?.containerStatuses ?? []),
    ...(status?.initContainerStatuses ?? []),
  ].find(each => each.name === name);

/** The same for the same run of a container. */
function containerIdOf(pod: Pod, name: string, restarts: number): string {
  const run = `${pod.metadata.uid}/${name}/${restarts}`;
  return `containerd://${createHash('sha256').update(run).digest('hex')}`;
}

const withId = (state: ContainerState, containerID: string): ContainerState =>
  state.terminated
    ? { terminated: { ...state.terminated, containerID } }
    : state;

/** Of an image that has been pulled; by its name, as there is nothing to count. */
const imageIdOf = (image: string) =>
  `${image.replace(/:[^/]*$/, '')}@sha256:${createHash('sha256')
    .update(image)
    .digest('hex')}`;

function containerStatus(
  pod: Pod,
  { name, image }: Container,
  { state, ready, ...more }: ContainerChange,
): ContainerStatus {
  const old = statusOf(pod, name);
  const restartCount = more.restartCount ?? old?.restartCount ?? 0;
  const lastId = old?.containerID ?? containerIdOf(pod, name, 0);
  const lastState = more.lastState
    ? withId(more.lastState, lastId)
    : old?.lastState;
  const hasRun = state.terminated ?? lastState?.terminated;
  const containerID = state.running
    ? containerIdOf(pod, name, restartCount)
    : hasRun && lastId;
  const isUp = state.running !== undefined;
  return {
    name,
    image,
    imageID: containerID ? imageIdOf(image) : '',
    restartCount,
    ...(containerID && { containerID }),
    ...(lastState && { lastState }),
    ready: ready ?? isUp,
    started: isUp,
    state: withId(state, lastId),
  };
}

/** Those that prepare a pod are done as soon as anything else of it runs. */
function preparation(
  pod: Pod,
  { name }: Container,
  hasStarted: boolean,
  now: string,
): ContainerChange {
  const old = statusOf(pod, name);
  if (old?.state.terminated) return { state: old.state, ready: old.ready };
  if (!hasStarted) return { state: { waiting: { reason: 'PodInitializing' } } };
  return {
    state: {
      terminated: {
        exitCode: 0,
        reason: 'Completed',
        startedAt: pod.status?.startTime ?? now,
        finishedAt: now,
      },
    },
    ready: true,
  };
}

const ended: Partial<Record<Phase, string>> = {
  Succeeded: 'PodCompleted',
  Failed: 'PodFailed',
};

/** Puts the containers of a pod into their states, and the pod into the phase and conditions that follow. */
export const writePodStatus = (
  pod: Pod,
  cluster: Cluster,
  change: PodChange,
): Promise<void> =>
  cluster.writeStatus(
    pod,
    podStatusOf(pod, change, timestamp(cluster.clock.now())),
  );

/** The status of a pod whose containers are put into these states at that time. */
export function podStatusOf(
  pod: Pod,
  { phase, reason, message, of, ofInit }: PodChange,
  now: string,
): PodStatus {
  const before = pod.status ?? {};
  const podIP = before.podIP ?? podAddress(pod);
  const { initContainers = [], containers = [] } = pod.spec ?? {};
  const containerStatuses = containers.map(container =>
    containerStatus(pod, container, of(container)),
  );
  const hasStarted = containerStatuses.some(({ state }) => !state.waiting);
  const initContainerStatuses = initContainers.map(container =>
    containerStatus(
      pod,
      container,
      ofInit?.(container) ?? preparation(pod, container, hasStarted, now),
    ),
  );
  const unprepared = initContainerStatuses
    .filter(({ state }) => state.terminated?.exitCode !== 0)
    .map(({ name }) => name);
  const unready = containerStatuses.flatMap(each =>
    each.ready ? [] : [each.name],
  );
  const condition = (
    type: string,
    why?: { reason: string; message?: string },
  ) => {
    const status = why ? ('False' as const) : ('True' as const);
    const old = before.conditions?.find(c => c.type === type);
    return {
      type,
      status,
      lastTransitionTime: old?.status === status ? old.lastTransitionTime : now,
      ...why,
    };
  };
  const unreadiness =
    unready.length === 0
      ? undefined
      : {
          reason: ended[phase] ?? 'ContainersNotReady',
          ...(!ended[phase] && {
            message: `containers with unready status: [${unready.join(' ')}]`,
          }),
        };
  return {
    ...before,
    phase,
    ...(reason && { reason }),
    ...(message && { message }),
    startTime: before.startTime ?? now,
    // a real API server has decided it already
    qosClass: before.qosClass ?? 'Burstable',
    hostIP: nodeAddress,
    podIP,
    podIPs: [{ ip: podIP }],
    conditions: [
      condition('PodScheduled'),
      condition(
        'Initialized',
        unprepared.length > 0
          ? {
              reason: 'ContainersNotInitialized',
              message: `containers with incomplete status: [${unprepared.join(
                ' ',
              )}]`,
            }
          : undefined,
      ),
      condition('ContainersReady', unreadiness),
      condition('Ready', unreadiness),
    ],
    ...(initContainers.length > 0 && { initContainerStatuses }),
    containerStatuses,
  };
}
