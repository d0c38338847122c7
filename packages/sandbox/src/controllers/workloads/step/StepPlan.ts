// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { sandboxAnnotation } from '../../sandboxAnnotation';
import { Clock, durationMs } from '../../runtime';
import { Container } from '../objects';
import { Pod } from '../podsOf';
import { attemptOf, stepNameOf } from './stepNameOf';
import { templateOfPod } from './stepResults';

/** From when to when a container works, in milliseconds after the pod's start, and how it ends. */
export interface ContainerSpan {
  readonly name: string;
  readonly startMs: number;
  /** Infinite for one that is held. */
  readonly endMs: number;
  readonly exitCode: number;
  readonly reason: string;
}

const naturalMs: readonly (readonly [RegExp, number])[] = [
  [/clone|checkout/, 6_000],
  [/test/, 20_000],
  [/push|publish/, 12_000],
  [/workload/, 5_000],
  [/build/, 45_000],
];
const otherStepMs = 10_000;
/** What the executor needs to save the outputs. */
const savingMs = 1_000;
/** What Argo's emissary ends with where what a container waited for has failed. */
const dependencyFailed = 64;

function workMs(pod: Pod, clock: Clock): number {
  const wanted = durationMs(
    pod.metadata.annotations?.[sandboxAnnotation.duration],
  );
  // what is asked for is kept at any pace
  if (wanted !== undefined) return wanted;
  const step = stepNameOf(pod) ?? '';
  const usual = naturalMs.find(([words]) => words.test(step))?.[1];
  return clock.work(usual ?? otherStepMs, `${pod.metadata.uid}${step}`);
}

function failingContainer(pod: Pod, workers: readonly Container[]) {
  const { annotations = {} } = pod.metadata;
  const attempts = annotations[sandboxAnnotation.failAttempts];
  const fails =
    attempts === 'all' ||
    (attempts !== undefined && attemptOf(pod) < Number(attempts)) ||
    // OOMKilled is the only one of a pod's failures that a step meets once it runs
    annotations[sandboxAnnotation.podFailure] !== undefined;
  return fails
    ? annotations[sandboxAnnotation.failContainer] ?? workers.at(-1)?.name
    : undefined;
}

function ending(pod: Pod): Pick<ContainerSpan, 'exitCode' | 'reason'> {
  const { annotations = {} } = pod.metadata;
  if (annotations[sandboxAnnotation.podFailure] === 'OOMKilled') {
    return { exitCode: 137, reason: 'OOMKilled' };
  }
  return {
    exitCode: Number(annotations[sandboxAnnotation.exitCode] ?? 1),
    reason: 'Error',
  };
}

const well = { exitCode: 0, reason: 'Completed' };

/** What the containers of a step's pod do: the work in the order it depends on, and the executor that waits for it. */
export function spansOf(pod: Pod, clock: Clock): readonly ContainerSpan[] {
  const { annotations = {} } = pod.metadata;
  const workers = (pod.spec?.containers ?? []).filter(
    ({ name }) => name !== 'wait',
  );
  const isHeld = annotations[sandboxAnnotation.hold] === 'true';
  const each = isHeld ? Infinity : workMs(pod, clock);
  const failing = failingContainer(pod, workers);
  const graph = templateOfPod(pod).containerSet?.containers ?? [];
  const spans = new Map<string, ContainerSpan>();
  const spanOf = (name: string): ContainerSpan => {
    const known = spans.get(name);
    if (known) return known;
    const before = (
      graph.find(node => node.name === name)?.dependencies ?? []
    ).map(spanOf);
    const startMs = Math.max(0, ...before.map(({ endMs }) => endMs));
    const isInVain = before.some(({ exitCode }) => exitCode !== 0);
    const span: ContainerSpan = {
      name,
      startMs,
      endMs: isInVain ? startMs : startMs + each,
      ...(name === failing ? ending(pod) : well),
      ...(isInVain && { exitCode: dependencyFailed, reason: 'Error' }),
    };
    spans.set(name, span);
    return span;
  };
  const work = workers.map(({ name }) => spanOf(name));
  const endMs = Math.max(...work.map(span => span.endMs));
  return [
    ...work,
    {
      name: 'wait',
      startMs: 0,
      endMs: endMs + (clock.pace === 'instant' ? 0 : savingMs),
      ...well,
    },
  ];
}

const naturalClock = Clock.create({ pace: 'natural' });

/** What the containers do by the usual pace, also of a step that is held: what their logs are spread over. */
export function naturalSpansOf(pod: Pod): readonly ContainerSpan[] {
  const { [sandboxAnnotation.hold]: _, ...annotations } =
    pod.metadata.annotations ?? {};
  const going = { ...pod, metadata: { ...pod.metadata, annotations } };
  return spansOf(going, naturalClock);
}
