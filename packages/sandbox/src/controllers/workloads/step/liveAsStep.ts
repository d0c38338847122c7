// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Cluster, Requeue, timestamp } from '../../runtime';
import { sandboxAnnotation } from '../../sandboxAnnotation';
import { ContainerState } from '../objects';
import { recordPulled, recordStarted } from '../podEvents';
import { Pod } from '../podsOf';
import {
  isRunning,
  running,
  statusOf,
  writePodStatus,
} from '../writePodStatus';
import { ContainerSpan, spansOf } from './StepPlan';
import { taskResult } from './stepResults';
import { writeBuiltWorkload } from './writeBuiltWorkload';

const exitCodes: Readonly<Record<string, number>> = {
  SIGTERM: 143,
  SIGKILL: 137,
};

/** Ended now, by a signal, unless it had ended before. The executor itself ends well. */
const cut = (span: ContainerSpan, age: number, exitCode: number) =>
  span.endMs <= age
    ? span
    : {
        ...span,
        endMs: age,
        ...(span.name !== 'wait' && { exitCode, reason: 'Error' }),
      };

/**
 * A step of an Argo workflow, with Argo's executor in it: starts all containers at once, ends each after its work, and
 * reports the outputs before the pod has ended, as Argo takes a pod that ended without for one that has none.
 */
export async function liveAsStep(
  pod: Pod,
  cluster: Cluster,
): Promise<Requeue | undefined> {
  const { clock } = cluster;
  const spans = spansOf(pod, clock);
  if (!isRunning(pod)) {
    await start(pod, cluster);
    return undefined;
  }
  const signal = pod.metadata.annotations?.[sandboxAnnotation.signal] ?? '';
  const exitCode = exitCodes[signal];
  const startedAt = Math.min(
    ...(pod.status?.containerStatuses ?? []).map(({ state }) =>
      Date.parse(state.running?.startedAt ?? state.terminated?.startedAt ?? ''),
    ),
  );
  const age = clock.now().getTime() - startedAt;
  const due =
    exitCode === undefined
      ? spans
      : spans.map(span => cut(span, age, exitCode));
  await show(pod, due, age, cluster);
  const next = Math.min(
    ...due.flatMap(({ endMs }) => (endMs > age ? endMs : [])),
  );
  return Number.isFinite(next)
    ? { requeueAfterMs: Math.max(next - age, 1) }
    : undefined;
}

async function start(pod: Pod, cluster: Cluster): Promise<void> {
  const { initContainers = [], containers = [] } = pod.spec ?? {};
  const all = [...initContainers, ...containers];
  await recordPulled(pod, all, cluster);
  const result = taskResult(pod, 'started');
  if (result) await cluster.apply([result]);
  await writePodStatus(pod, cluster, {
    phase: 'Running',
    of: () => ({ state: running(cluster) }),
  });
  await recordStarted(pod, all, cluster);
}

/** Writes how the containers are at an age of their pod, in milliseconds. */
async function show(
  pod: Pod,
  spans: readonly ContainerSpan[],
  age: number,
  cluster: Cluster,
): Promise<void> {
  const isOver = spans.every(({ endMs }) => endMs <= age);
  const fails = spans.some(({ exitCode }) => exitCode !== 0);
  if (isOver) {
    const result = taskResult(pod, fails ? 'failed' : 'succeeded');
    if (!fails) await writeBuiltWorkload(pod, cluster);
    if (result) await cluster.apply([result]);
  }
  const now = timestamp(cluster.clock.now());
  const stateOf = (name: string): ContainerState => {
    const state = statusOf(pod, name)?.state ?? running(cluster);
    const span = spans.find(each => each.name === name);
    if (state.terminated || !span || span.endMs > age) return state;
    return {
      terminated: {
        exitCode: span.exitCode,
        reason: span.reason,
        startedAt: state.running?.startedAt,
        finishedAt: now,
      },
    };
  };
  const ending = fails ? 'Failed' : 'Succeeded';
  await writePodStatus(pod, cluster, {
    phase: isOver ? ending : 'Running',
    of: ({ name }) => ({ state: stateOf(name) }),
  });
}
