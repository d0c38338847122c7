// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Cluster, Requeue, timestamp } from '../../runtime';
import { Container, ContainerState } from '../objects';
import { recordPulled, recordStarted } from '../podEvents';
import { Pod } from '../podsOf';
import { running, statusOf, writePodStatus } from '../writePodStatus';
import { backOffMs, goDuration } from './backOff';

const healthyMs = 5_000;
const restartsAtInstantPace = 3;

const exitCodes = { Error: 1, OOMKilled: 137 } as const;

/**
 * Its first container is healthy for a moment, then ends and starts again, each time after a longer wait; the others run.
 * At instant pace it has crashed some times already and stays waiting.
 */
export async function crash(
  pod: Pod,
  cluster: Cluster,
  reason: keyof typeof exitCodes,
): Promise<Requeue | undefined> {
  const { clock } = cluster;
  const [container] = pod.spec?.containers ?? [];
  if (!container) return undefined;
  const status = statusOf(pod, container.name);
  const { state, restartCount: restarts = 0, lastState } = status ?? {};
  const now = clock.now().getTime();
  if (state?.running && clock.pace === 'natural') {
    const left = Date.parse(state.running.startedAt) + healthyMs - now;
    if (left > 0) return { requeueAfterMs: left };
  } else if (state?.waiting?.reason === 'CrashLoopBackOff') {
    if (clock.pace === 'instant') return undefined;
    const since = Date.parse(lastState?.terminated?.finishedAt ?? '');
    const left = since + backOffMs(restarts) - now;
    if (left > 0) return { requeueAfterMs: left };
    return startAgain(pod, container, restarts + 1, cluster);
  } else if (clock.pace === 'natural') {
    return startAgain(pod, container, restarts, cluster);
  }
  await backOff(pod, container, reason, cluster);
  return undefined;
}

const keep =
  (pod: Pod, container: Container, cluster: Cluster) =>
  (each: Container): { state: ContainerState } => {
    const state = statusOf(pod, each.name)?.state;
    return {
      state:
        each.name !== container.name && state?.running
          ? state
          : running(cluster),
    };
  };

async function startAgain(
  pod: Pod,
  container: Container,
  restartCount: number,
  cluster: Cluster,
): Promise<Requeue> {
  await recordPulled(pod, [container], cluster);
  const others = keep(pod, container, cluster);
  await writePodStatus(pod, cluster, {
    phase: 'Running',
    of: each => ({
      ...others(each),
      ...(each.name === container.name && { restartCount }),
    }),
  });
  await recordStarted(pod, [container], cluster);
  return { requeueAfterMs: healthyMs };
}

async function backOff(
  pod: Pod,
  container: Container,
  reason: keyof typeof exitCodes,
  cluster: Cluster,
): Promise<void> {
  const { clock } = cluster;
  const { name, namespace, uid } = pod.metadata;
  const status = statusOf(pod, container.name);
  const now = timestamp(clock.now());
  const restartCount =
    clock.pace === 'instant'
      ? restartsAtInstantPace
      : status?.restartCount ?? 0;
  const wait = goDuration(backOffMs(restartCount));
  const which = `failed container=${container.name} pod=${name}_${namespace}(${uid})`;
  const others = keep(pod, container, cluster);
  await writePodStatus(pod, cluster, {
    phase: 'Running',
    of: each =>
      each.name !== container.name
        ? others(each)
        : {
            restartCount,
            state: {
              waiting: {
                reason: 'CrashLoopBackOff',
                message: `back-off ${wait} restarting ${which}`,
              },
            },
            lastState: {
              terminated: {
                exitCode: exitCodes[reason],
                reason,
                startedAt: status?.state.running?.startedAt ?? now,
                finishedAt: now,
              },
            },
          },
  });
  await cluster.event(
    pod,
    'Warning',
    'BackOff',
    `Back-off restarting failed container ${container.name} in pod ${name}_${namespace}(${uid})`,
    'kubelet',
  );
}
