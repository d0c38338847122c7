// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import { KubeObject } from '../../kube/KubeObject';

/** Where a container stands. `life` counts its lives: with each restart it is another. */
export interface ContainerState {
  readonly name: string;
  readonly isInit: boolean;
  readonly state: 'waiting' | 'running' | 'terminated';
  readonly life: number;
  /** Whether the node says anything of it; a status is dropped when a pod is evicted. */
  readonly isReported: boolean;
  /** Whether its latest life ended with an exit code other than 0. */
  readonly hasFailed: boolean;
  /** Why it waits, or how it ended, in Kubernetes' words. */
  readonly reason?: string;
  /** When its present life began, ISO 8601. */
  readonly startedAt?: string;
  /** When its latest life ended, ISO 8601. */
  readonly endedAt?: string;
  /** Whether it may live again after it has ended. */
  readonly restarts: boolean;
}

/** What of a pod decides how its logs are read. */
export interface PodState {
  readonly uid?: string;
  readonly createdAt?: string;
  /** Nothing of it will run any more. */
  readonly isOver: boolean;
  /** What is said of the whole pod: why it was evicted, for example. */
  readonly reason?: string;
  /** Those that do the work first. */
  readonly containers: readonly ContainerState[];
  /** The container that is meant where none is named. */
  readonly main?: string;
}

const text = z.string().optional().catch(undefined);
const waits = z
  .object({ reason: text, message: text })
  .optional()
  .catch(undefined);
const began = z.object({ startedAt: text }).optional().catch(undefined);
const ended = z
  .object({
    exitCode: z.number().optional().catch(undefined),
    reason: text,
    message: text,
    startedAt: text,
    finishedAt: text,
  })
  .optional()
  .catch(undefined);
const statuses = z
  .array(
    z.object({
      name: z.string(),
      restartCount: z.number().catch(0),
      state: z
        .object({ waiting: waits, running: began, terminated: ended })
        .optional()
        .catch(undefined),
      lastState: z.object({ terminated: ended }).optional().catch(undefined),
    }),
  )
  .catch([]);
const containers = z
  .array(z.object({ name: z.string(), restartPolicy: text }))
  .catch([]);

const schema = z.object({
  spec: z
    .object({
      restartPolicy: text,
      containers,
      initContainers: containers,
      ephemeralContainers: containers,
    })
    .partial()
    .catch({}),
  status: z
    .object({
      phase: text,
      reason: text,
      message: text,
      containerStatuses: statuses,
      initContainerStatuses: statuses,
      ephemeralContainerStatuses: statuses,
    })
    .partial()
    .catch({}),
});

/** Argo's own: what they write is about the step, not the step's work. */
const serving = new Set(['init', 'wait']);
const DEFAULT_CONTAINER = 'kubectl.kubernetes.io/default-container';

/** Reads a pod; a container of which no status is reported waits. */
export function podStateOf(pod: KubeObject): PodState {
  const { spec, status } = schema.parse({
    spec: pod.spec ?? {},
    status: pod.status ?? {},
  });
  const isOver = ['Succeeded', 'Failed'].includes(status.phase ?? '');
  const known = [
    ...(status.containerStatuses ?? []),
    ...(status.initContainerStatuses ?? []),
    ...(status.ephemeralContainerStatuses ?? []),
  ];
  const stateOf = (isInit: boolean, policy: string | undefined) => {
    return (container: z.output<typeof containers>[number]): ContainerState => {
      const { name } = container;
      const own = known.find(each => each.name === name);
      const over = own?.state?.terminated;
      const latest = over ?? own?.lastState?.terminated;
      const startedAt = own?.state?.running?.startedAt ?? over?.startedAt;
      const reason = reasonOf(own?.state?.waiting ?? over);
      return {
        name,
        isInit,
        state: phaseOf(own, isOver),
        life: own ? own.restartCount + (own.state?.running || over ? 1 : 0) : 0,
        isReported: own !== undefined,
        hasFailed: (latest?.exitCode ?? 0) !== 0,
        ...(reason && { reason }),
        ...(startedAt && { startedAt }),
        ...(latest?.finishedAt && { endedAt: latest.finishedAt }),
        restarts:
          !isOver &&
          !pod.metadata.deletionTimestamp &&
          isRestarted(container.restartPolicy ?? policy, latest?.exitCode),
      };
    };
  };
  const { restartPolicy = 'Always' } = spec;
  const all = [
    ...(spec.containers ?? []).map(stateOf(false, restartPolicy)),
    ...(spec.ephemeralContainers ?? []).map(stateOf(false, 'Never')),
    ...(spec.initContainers ?? []).map(
      stateOf(true, restartPolicy === 'Never' ? 'Never' : 'OnFailure'),
    ),
  ];
  const isWork = ({ name, isInit }: ContainerState) =>
    !isInit && !serving.has(name);
  const ordered = [...all.filter(isWork), ...all.filter(each => !isWork(each))];
  const reason = reasonOf(status);
  const wanted = pod.metadata.annotations?.[DEFAULT_CONTAINER] ?? 'main';
  return {
    uid: pod.metadata.uid,
    createdAt: pod.metadata.creationTimestamp,
    isOver,
    ...(reason && { reason }),
    containers: ordered,
    main: (ordered.find(({ name }) => name === wanted) ?? ordered[0])?.name,
  };
}

function phaseOf(
  own: z.output<typeof statuses>[number] | undefined,
  isOver: boolean,
): ContainerState['state'] {
  if (own?.state?.terminated) {
    return 'terminated';
  }
  if (own?.state?.running && !isOver) {
    return 'running';
  }
  return isOver && own ? 'terminated' : 'waiting';
}

/** `ErrImagePull: not found`; of a container that has ended its exit code, too. */
function reasonOf(
  state:
    | {
        readonly reason?: string;
        readonly message?: string;
        readonly exitCode?: number;
      }
    | undefined,
): string | undefined {
  const code =
    state?.exitCode === undefined ? '' : `exit code ${state.exitCode}`;
  const said = [state?.reason, state?.message?.trim() || code];
  return said.filter(Boolean).join(': ') || undefined;
}

function isRestarted(policy: string | undefined, exitCode?: number): boolean {
  return policy === 'Always' || (policy === 'OnFailure' && exitCode !== 0);
}
