// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Clock } from '../runtime';

export type StepPhase =
  | 'Pending'
  | 'Running'
  | 'Succeeded'
  | 'Failed'
  | 'Skipped'
  | 'Error';

/** One step of a build, as far as it has come. */
export interface BuildStep {
  name: string;
  phase?: StepPhase;
  startedAt?: string;
  completedAt?: string;
  message?: string;
}

/** What the manifest of a run asks of its steps. */
export interface StepWishes {
  failStep?: string;
  holdStep?: string;
}

const naturalMs: Record<string, number> = {
  'clone-step': 6_000,
  'checkout-source': 6_000,
  'build-step': 45_000,
  'build-image': 45_000,
  'push-step': 12_000,
  'publish-image': 12_000,
  'workload-create-step': 5_000,
  'generate-workload-cr': 5_000,
};
const otherStepMs = 10_000;

const durationOf = (step: string, run: { uid: string; clock: Clock }) =>
  run.clock.work(naturalMs[step] ?? otherStepMs, run.uid + step);

const start = (name: string, startedAt: string): BuildStep => ({
  name,
  phase: 'Running',
  startedAt,
});

const finish = (
  task: BuildStep,
  phase: StepPhase,
  completedAt: string,
): BuildStep => ({
  ...task,
  phase,
  completedAt,
  ...(phase === 'Failed' && { message: 'Error (exit code 1)' }),
});

export type StepProgress =
  | { outcome: 'running'; tasks: BuildStep[]; nextMs?: number }
  | { outcome: 'succeeded' | 'failed'; tasks: BuildStep[] };

/** Where a run is now, given where it was: one step further at most. */
export function advanceSteps(
  steps: readonly string[],
  tasks: readonly BuildStep[],
  wishes: StepWishes,
  run: { uid: string; clock: Clock },
  stamp: (time: Date) => string,
): StepProgress {
  const now = run.clock.now();
  const done = [...tasks];
  const current = done.pop();
  if (!current) {
    const first = start(steps[0], stamp(now));
    return running([first], first, wishes, run);
  }
  const end =
    Date.parse(current.startedAt ?? '') + durationOf(current.name, run);
  if (wishes.holdStep === current.name || end > now.getTime()) {
    return running([...tasks], current, wishes, run);
  }
  const failed = wishes.failStep === current.name;
  const ended = finish(current, failed ? 'Failed' : 'Succeeded', stamp(now));
  if (failed) return { outcome: 'failed', tasks: [...done, ended] };
  const next = steps[tasks.length];
  if (next === undefined) {
    return { outcome: 'succeeded', tasks: [...done, ended] };
  }
  const started = start(next, stamp(now));
  return running([...done, ended, started], started, wishes, run);
}

function running(
  tasks: BuildStep[],
  current: BuildStep,
  wishes: StepWishes,
  run: { uid: string; clock: Clock },
): StepProgress {
  if (wishes.holdStep === current.name) return { outcome: 'running', tasks };
  const end =
    Date.parse(current.startedAt ?? '') + durationOf(current.name, run);
  return {
    outcome: 'running',
    tasks,
    nextMs: Math.max(0, end - run.clock.now().getTime()),
  };
}
