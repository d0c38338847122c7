// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '@fourplane/sandbox';

export interface PodSpec {
  nodeName?: string;
  restartPolicy?: string;
  initContainers?: Container[];
  containers: Container[];
}

export interface Container {
  name: string;
  image: string;
  env?: { name: string; value?: string }[];
}

export type Pod = KubeObject<PodSpec, { phase?: string; startTime?: string }>;

/** What the machine does with a pod next. Doing it changes the pod, which asks again. */
export type PodStep =
  | { readonly kind: 'bind' }
  | { readonly kind: 'run'; readonly status: object }
  | { readonly kind: 'finish'; readonly status: object }
  | { readonly kind: 'remove' }
  | { readonly kind: 'leave' };

/** A pod is bound, runs, and ends well at once unless it is to run for ever. `now` is an RFC 3339 time. */
export function nextPodStep(pod: Pod, now: string): PodStep {
  const { spec, status, metadata } = pod;
  if (metadata.deletionTimestamp) {
    return { kind: 'remove' };
  }
  if (!spec?.nodeName) {
    return { kind: 'bind' };
  }
  if (!status?.startTime) {
    return { kind: 'run', status: runningStatus(spec, now) };
  }
  const ends = (spec.restartPolicy ?? 'Always') !== 'Always';
  return status.phase === 'Running' && ends
    ? { kind: 'finish', status: finishedStatus(spec, status.startTime, now) }
    : { kind: 'leave' };
}

function runningStatus(spec: PodSpec, now: string): object {
  return {
    phase: 'Running',
    startTime: now,
    hostIP: '127.0.0.1',
    podIP: '10.42.0.2',
    podIPs: [{ ip: '10.42.0.2' }],
    conditions: conditions(true, now),
    initContainerStatuses: spec.initContainers?.map(container =>
      ended(container, now, now),
    ),
    containerStatuses: spec.containers.map(container => ({
      ...identityOf(container),
      ready: true,
      started: true,
      state: { running: { startedAt: now } },
    })),
  };
}

function finishedStatus(spec: PodSpec, startedAt: string, now: string): object {
  return {
    phase: 'Succeeded',
    conditions: conditions(false, now),
    containerStatuses: spec.containers.map(container =>
      ended(container, startedAt, now),
    ),
  };
}

function conditions(ready: boolean, now: string): object[] {
  return [
    ['PodScheduled', true],
    ['Initialized', true],
    ['ContainersReady', ready],
    ['Ready', ready],
  ].map(([type, holds]) => ({
    type,
    status: holds ? 'True' : 'False',
    lastTransitionTime: now,
    ...(holds ? {} : { reason: 'PodCompleted' }),
  }));
}

function ended(container: Container, startedAt: string, finishedAt: string) {
  return {
    ...identityOf(container),
    ready: false,
    started: false,
    state: {
      terminated: { exitCode: 0, reason: 'Completed', startedAt, finishedAt },
    },
  };
}

function identityOf({ name, image }: Container) {
  return { name, image, imageID: '', restartCount: 0 };
}
