// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Clock } from '../../runtime';
import { TaskPhase, WorkflowSpec, WorkflowTask } from './objects';

/** What the manifest of a run asks of its steps. */
export interface StepWishes {
  failStep?: string;
  holdStep?: string;
}

interface ArgoTemplate {
  name?: string;
  steps?: { name?: string }[][];
}

interface ArgoSpec {
  entrypoint?: string;
  templates?: ArgoTemplate[];
}

const naturalMs: Record<string, number> = {
  'checkout-source': 6_000,
  'build-image': 45_000,
  'publish-image': 12_000,
  'generate-workload-cr': 5_000,
};
const otherStepMs = 10_000;

/** The step that writes the Workload, always the last of a component build. */
export const workloadStep = 'generate-workload-cr';

const durationOf = (step: string, run: { uid: string; clock: Clock }) =>
  run.clock.work(naturalMs[step] ?? otherStepMs, run.uid + step);

const start = (name: string, startedAt: string): WorkflowTask => ({
  name,
  phase: 'Running',
  startedAt,
});

const finish = (
  task: WorkflowTask,
  phase: TaskPhase,
  completedAt: string,
): WorkflowTask => ({
  ...task,
  phase,
  completedAt,
  ...(phase === 'Failed' && { message: 'Error (exit code 1)' }),
});

/** The steps of a workflow's entry point, in order; one step named after it when it has none. */
export function stepsOf({ runTemplate }: WorkflowSpec): string[] {
  const { entrypoint, templates } = (runTemplate.spec ?? {}) as ArgoSpec;
  const entry = templates?.find(template => template.name === entrypoint);
  const names = (entry?.steps ?? []).flat().flatMap(step => step.name ?? []);
  return names.length > 0 ? names : [entrypoint ?? 'main'];
}

export type Progress =
  | { outcome: 'running'; tasks: WorkflowTask[]; nextMs?: number }
  | { outcome: 'succeeded' | 'failed'; tasks: WorkflowTask[] };

/** Where a run is now, given where it was: one step further at most. */
export function advance(
  steps: readonly string[],
  tasks: readonly WorkflowTask[],
  wishes: StepWishes,
  run: { uid: string; clock: Clock },
  stamp: (time: Date) => string,
): Progress {
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
  tasks: WorkflowTask[],
  current: WorkflowTask,
  wishes: StepWishes,
  run: { uid: string; clock: Clock },
): Progress {
  if (wishes.holdStep === current.name) return { outcome: 'running', tasks };
  const end =
    Date.parse(current.startedAt ?? '') + durationOf(current.name, run);
  return {
    outcome: 'running',
    tasks,
    nextMs: Math.max(0, end - run.clock.now().getTime()),
  };
}

/** Milliseconds of a duration such as `1d12h`; undefined for what is none. */
export function durationMs(text: string | undefined): number | undefined {
  const match = /^(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/.exec(
    text ?? '',
  );
  if (!text || !match) return undefined;
  const [days, hours, minutes, seconds] = match
    .slice(1)
    .map(n => Number(n ?? 0));
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1_000;
}
