// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Container, ContainerState, ContainerStatus } from '../objects';
import { Pod } from '../podsOf';

/** One run of a container, from a start to an end. */
export interface ContainerRun {
  readonly containerID: string;
  readonly pod: Pod;
  readonly container: Container;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** Absent while it runs. */
  readonly end?: {
    /** Milliseconds since 1970. */
    readonly at: number;
    readonly exitCode: number;
    /** `Completed`, `Error` or `OOMKilled`. */
    readonly reason: string;
  };
}

export type ChosenRun =
  | { readonly outcome: 'run'; readonly run: ContainerRun }
  | { readonly outcome: 'refused'; readonly message: string };

/** All containers of a pod, those that prepare it first. */
export const containersOf = ({ spec }: Pod): readonly Container[] => [
  ...(spec?.initContainers ?? []),
  ...(spec?.containers ?? []),
];

function statusOf(pod: Pod, name: string): ContainerStatus | undefined {
  const { containerStatuses = [], initContainerStatuses = [] } =
    pod.status ?? {};
  return [...containerStatuses, ...initContainerStatuses].find(
    status => status.name === name,
  );
}

function runOf(
  pod: Pod,
  container: Container,
  status: ContainerStatus,
  state: ContainerState,
): ContainerRun | undefined {
  const { running, terminated } = state;
  const containerID = terminated?.containerID ?? status.containerID;
  const startedAt = Date.parse(
    running?.startedAt ?? terminated?.startedAt ?? '',
  );
  if (!containerID || Number.isNaN(startedAt)) return undefined;
  return {
    containerID,
    pod,
    container,
    startedAt,
    ...(terminated && {
      end: {
        at: Math.max(Date.parse(terminated.finishedAt ?? ''), startedAt),
        exitCode: terminated.exitCode,
        reason: terminated.reason,
      },
    }),
  };
}

function waitingMessage(reason: string): string {
  switch (reason) {
    case 'ErrImagePull':
      return "image can't be pulled";
    case 'ImagePullBackOff':
      return 'trying and failing to pull image';
    default:
      return reason;
  }
}

/** The run whose log is meant, or why there is none, in the words of a kubelet. */
export function chooseRun(
  pod: Pod,
  container: Container,
  previous: boolean,
): ChosenRun {
  const refused = (message: string): ChosenRun => ({
    outcome: 'refused',
    message,
  });
  const named = `container ${JSON.stringify(
    container.name,
  )} in pod ${JSON.stringify(pod.metadata.name)}`;
  const status = statusOf(pod, container.name);
  if (!status) return refused(`${named} is not available`);
  const last = status.lastState?.terminated && status.lastState;
  if (previous) {
    const run = last && runOf(pod, container, status, last);
    return run
      ? { outcome: 'run', run }
      : refused(`previous terminated ${named} not found`);
  }
  const { state } = status;
  const current = state.running || state.terminated ? state : last;
  if (current) {
    const run = runOf(pod, container, status, current);
    return run ? { outcome: 'run', run } : refused(`${named} is terminated`);
  }
  return refused(
    state.waiting
      ? `${named} is waiting to start: ${waitingMessage(state.waiting.reason)}`
      : `${named} is waiting to start - no logs yet`,
  );
}

/** The runs of a container that its pod tells of, the last one and the one before it. */
export function runsOf(pod: Pod, container: Container): ContainerRun[] {
  const status = statusOf(pod, container.name);
  return [status?.lastState, status?.state].flatMap(state => {
    const run = status && state && runOf(pod, container, status, state);
    return run ?? [];
  });
}

/** How a run is by now, given the pod as it is by now; undefined once nothing is known of it. */
export function runNow(
  run: ContainerRun,
  pod: Pod | undefined,
): ContainerRun | undefined {
  const status = pod && statusOf(pod, run.container.name);
  const runs = [status?.state, status?.lastState].map(
    state => pod && status && state && runOf(pod, run.container, status, state),
  );
  return runs.find(each => each?.containerID === run.containerID);
}
