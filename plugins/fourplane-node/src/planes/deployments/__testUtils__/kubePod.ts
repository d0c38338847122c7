// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../../../kube/KubeObject';

interface ContainerState {
  readonly waiting?: object;
  readonly running?: object;
  readonly terminated?: object;
}

/** One container's status, shortened. */
export interface ContainerSketch {
  readonly name?: string;
  readonly state?: ContainerState;
  readonly last?: object;
  readonly ready?: boolean;
  readonly restarts?: number;
}

/** A pod, shortened: what matters to a test, the rest is usual. */
export interface PodSketch {
  readonly name?: string;
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly createdAt?: string;
  readonly deletedAt?: string;
  readonly owner?: readonly [kind: string, name: string];
  readonly node?: string;
  readonly restartPolicy?: string;
  readonly phase?: string;
  readonly reason?: string;
  readonly message?: string;
  readonly conditions?: readonly object[];
  readonly containers?: readonly ContainerSketch[];
  readonly init?: readonly (ContainerSketch & { readonly sidecar?: boolean })[];
}

export const STARTED = '2026-11-25T07:00:00Z';
export const ENDED = '2026-11-25T07:05:00Z';

/** A pod as the API server gives it. */
export function kubePod(sketch: PodSketch): KubeObject {
  const { name = 'web-1', containers = [{}], init = [] } = sketch;
  const declared = ({ name: container = 'main' }: ContainerSketch) => ({
    name: container,
    image: 'example.org/web:1',
  });
  const status = (each: ContainerSketch) => ({
    name: each.name ?? 'main',
    image: 'example.org/web:1',
    ready: each.ready ?? false,
    restartCount: each.restarts ?? 0,
    state: each.state,
    ...(each.last && { lastState: { terminated: each.last } }),
  });
  const statuses = (of: readonly ContainerSketch[]) =>
    of.filter(({ state }) => state).map(status);
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      namespace: sketch.namespace ?? 'dp-shop',
      uid: `uid-${name}`,
      creationTimestamp: sketch.createdAt ?? STARTED,
      ...(sketch.deletedAt && { deletionTimestamp: sketch.deletedAt }),
      labels: sketch.labels,
      ...(sketch.owner && {
        ownerReferences: [
          {
            apiVersion: 'apps/v1',
            kind: sketch.owner[0],
            name: sketch.owner[1],
            uid: `uid-${sketch.owner[1]}`,
            controller: true,
          },
        ],
      }),
    },
    spec: {
      nodeName: sketch.node,
      restartPolicy: sketch.restartPolicy ?? 'Always',
      containers: containers.map(declared),
      ...(init.length > 0 && {
        initContainers: init.map(each => ({
          ...declared(each),
          ...(each.sidecar && { restartPolicy: 'Always' }),
        })),
      }),
    },
    status: {
      phase: sketch.phase ?? 'Pending',
      reason: sketch.reason,
      message: sketch.message,
      conditions: sketch.conditions,
      startTime: STARTED,
      initContainerStatuses: statuses(init),
      containerStatuses: statuses(containers),
    },
  };
}

export const running = { running: { startedAt: STARTED } };
export const waiting = (reason?: string, message?: string) => ({
  waiting: { reason, message },
});
export const terminated = (exitCode: number, reason?: string) => ({
  terminated: { exitCode, reason, startedAt: STARTED, finishedAt: ENDED },
});
export const condition = (
  type: string,
  status: string,
  reason?: string,
  lastTransitionTime = STARTED,
  message?: string,
) => ({ type, status, reason, message, lastTransitionTime });
