// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Build, BuildStep } from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';
import { conditionOf, conditions } from '../../reading/conditionHealth';
import { list, name, present, text, withoutAbsent } from '../../reading/fields';
import { Owned, ownerInLabels } from '../../reading/ownership';
import { defineKind } from '../../reading/ReadableKind';
import {
  WorkflowUse,
  workflowKey,
  workflowUseOf,
  workflowUseSchema,
} from '../workflowUse';

export interface WorkflowRunContent {
  /** Present only together: a run with one of the two labels belongs to no component. */
  readonly owner?: { readonly project: string; readonly component: string };
  readonly workflow: WorkflowUse;
  readonly phase: Build['phase'];
  readonly reason?: string;
  readonly message?: string;
  readonly createdAt?: string;
  readonly startedAt?: string;
  readonly completedAt?: string;
  readonly steps: readonly BuildStep[];
  readonly image?: string;
  /** The Argo Workflow. */
  readonly run?: { readonly namespace?: string; readonly name: string };
}

const ownerLabels = {
  project: 'openchoreo.dev/project',
  component: 'openchoreo.dev/component',
};

/** Written by a build's last step: the workload it made, as JSON. */
const WORKLOAD = 'openchoreo.dev/workload';

const workloadText = z
  .string()
  .transform(value => builtImage(value))
  .nullish();

const schema = z.object({
  metadata: z.object({
    creationTimestamp: text,
    annotations: z.object({ [WORKLOAD]: workloadText }).nullish(),
    labels: z
      .object({ [ownerLabels.project]: text, [ownerLabels.component]: text })
      .nullish(),
  }),
  spec: z.object({ workflow: workflowUseSchema }),
  status: z
    .object({
      ...conditions,
      startedAt: text,
      completedAt: text,
      runReference: z.object({ namespace: text, name }).nullish(),
      tasks: list(
        z.object({
          name,
          phase: text,
          startedAt: text,
          completedAt: text,
          message: text,
        }),
      ),
    })
    .nullish(),
});

type WorkflowRun = z.output<typeof schema>;

export const workflowRunKind = defineKind({
  kind: 'WorkflowRun',
  schema,
  content: (run): WorkflowRunContent => {
    return withoutAbsent({
      owner: completeOwner(ownerInLabels(run, ownerLabels)),
      workflow: workflowUseOf(run.spec.workflow),
      ...progressOf(run),
      createdAt: present(run.metadata.creationTimestamp),
      startedAt: present(run.status?.startedAt),
      completedAt: present(run.status?.completedAt),
      steps: stepsOf(run),
      image: present(run.metadata.annotations?.[WORKLOAD]),
      run: referenceOf(run),
    });
  },
  rest: object => ({
    owner: completeOwner(ownerInLabels(object, ownerLabels)),
  }),
  owner: ({ owner }) => owner ?? {},
  indexes: {
    workflow: ({ workflow }, { namespace }) => [
      workflowKey(workflow, namespace),
    ],
  },
});

function referenceOf({ status }: WorkflowRun): WorkflowRunContent['run'] {
  const reference = status?.runReference;
  return reference
    ? withoutAbsent({
        namespace: reference.namespace || undefined,
        name: reference.name,
      })
    : undefined;
}

const builtWorkload = z.object({
  spec: z.object({ container: z.object({ image: z.string() }) }),
});

/** What is not a workload names no image. */
function builtImage(value: string): string | undefined {
  try {
    return builtWorkload.safeParse(JSON.parse(value)).data?.spec.container
      .image;
  } catch {
    return undefined;
  }
}

function completeOwner({ project, component }: Owned) {
  return project && component ? { project, component } : undefined;
}

/** The first condition that is True decides, failure before success; before any is, the run waits for something. */
const phasesByCondition = [
  ['WorkflowFailed', 'failed'],
  ['WorkflowSucceeded', 'succeeded'],
  ['WorkflowRunning', 'running'],
] as const;

function progressOf(
  run: WorkflowRun,
): Pick<WorkflowRunContent, 'phase' | 'reason' | 'message'> {
  for (const [type, phase] of phasesByCondition) {
    const condition = conditionOf(run, type);
    if (condition?.status === 'True') {
      return { phase, ...wordsOf(condition) };
    }
  }
  const completed = conditionOf(run, 'WorkflowCompleted');
  if (completed?.status === 'True') {
    return { phase: 'unknown', ...wordsOf(completed) };
  }
  return { phase: 'pending', ...wordsOf(completed) };
}

function wordsOf(
  condition: { reason?: string | null; message?: string | null } | undefined,
) {
  return {
    reason: condition?.reason || undefined,
    message: condition?.message || undefined,
  };
}

const phases: Readonly<Record<string, BuildStep['phase']>> = {
  Pending: 'pending',
  Running: 'running',
  Succeeded: 'succeeded',
  Failed: 'failed',
  Error: 'failed',
  Skipped: 'skipped',
};

/** The controller writes steps of equal rank in any order, so they are put in order of their start; unstarted last. */
function stepsOf(run: WorkflowRun): BuildStep[] {
  const steps = (run.status?.tasks ?? []).map(task =>
    withoutAbsent<BuildStep>({
      name: task.name,
      phase: (task.phase && phases[task.phase]) || 'unknown',
      startedAt: present(task.startedAt),
      completedAt: present(task.completedAt),
      message: task.message || undefined,
    }),
  );
  const startOf = (step: BuildStep) =>
    step.startedAt === undefined ? Infinity : Date.parse(step.startedAt);
  return steps.sort((one, other) => {
    const difference = startOf(one) - startOf(other);
    return Number.isNaN(difference) ? 0 : difference;
  });
}
