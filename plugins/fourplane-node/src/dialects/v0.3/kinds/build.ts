// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Build, BuildStep } from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';
import {
  Condition,
  Conditioned,
  conditionOf,
  conditions,
} from '../../reading/conditionHealth';
import { name, present, text, withoutAbsent } from '../../reading/fields';
import { ownerInSpec } from '../../reading/ownership';
import { defineKind } from '../../reading/ReadableKind';
import { templateParametersOf, templateUse } from '../templateParameters';

/** How far a build has come, from its conditions. */
export type BuildProgress = Pick<
  Build,
  'phase' | 'reason' | 'message' | 'startedAt' | 'completedAt' | 'steps'
>;

export interface BuildContent {
  readonly project: string;
  readonly component: string;
  readonly template?: string;
  readonly parameters?: Build['parameters'];
  readonly revision?: Build['revision'];
  readonly image?: string;
  readonly createdAt?: string;
  readonly progress: BuildProgress;
}

export const buildKind = defineKind({
  kind: 'Build',
  schema: z.object({
    metadata: z.object({ creationTimestamp: text }),
    spec: z.object({
      owner: z.object({ projectName: name, componentName: name }),
      repository: z
        .object({
          revision: z.object({ branch: text, commit: text }).nullish(),
        })
        .nullish(),
      templateRef: templateUse.nullish(),
    }),
    status: z
      .object({
        ...conditions,
        imageStatus: z.object({ image: text }).nullish(),
      })
      .nullish(),
  }),
  content: (build): BuildContent => {
    const { metadata, spec, status } = build;
    const { branch, commit } = spec.repository?.revision ?? {};
    return withoutAbsent({
      project: spec.owner.projectName,
      component: spec.owner.componentName,
      template: spec.templateRef?.name || undefined,
      parameters: templateParametersOf(spec.templateRef),
      revision:
        branch || commit
          ? withoutAbsent({
              branch: branch || undefined,
              commit: commit || undefined,
            })
          : undefined,
      image: status?.imageStatus?.image || undefined,
      createdAt: present(metadata.creationTimestamp),
      progress: progressOf(build),
    });
  },
  rest: ownerInSpec,
  owner: ({ project, component }) => ({ project, component }),
});

type Reported = Pick<Conditioned, 'status'>;

/** The conditions in the order in which the controller sets them. */
const stepTypes = [
  'BuildInitiated',
  'BuildTriggered',
  'BuildCompleted',
  'WorkloadUpdated',
] as const;

/** What a reason means on a condition that is not True; any other is `unknown`. */
const phasesByReason: ReadonlyMap<string, BuildStep['phase']> = new Map([
  ['BuildInProgress', 'running'],
  ['BuildFailed', 'failed'],
  // The controller tries again.
  ['WorkloadUpdateFailed', 'running'],
]);

function phaseOf(condition: Condition | undefined): BuildStep['phase'] {
  if (!condition) {
    return 'pending';
  }
  return condition.status === 'True'
    ? 'succeeded'
    : phasesByReason.get(condition.reason ?? '') ?? 'unknown';
}

/**
 * A build has succeeded when its Workload has the image, since only then it can be deployed; with the image alone it is
 * still running. Before Argo has it, it is pending.
 */
function progressOf(build: Reported): BuildProgress {
  const [initiated, triggered, completed, updated] = stepTypes.map(type =>
    conditionOf(build, type),
  );
  const latest = updated ?? completed ?? triggered ?? initiated;
  const phase = overallPhase(completed, updated);
  return withoutAbsent({
    phase,
    reason: latest?.reason || undefined,
    message: latest?.message || undefined,
    startedAt: timeOf(triggered),
    completedAt:
      phase === 'succeeded' || phase === 'failed' ? timeOf(latest) : undefined,
    steps: stepsOf(build, phase),
  });
}

function overallPhase(
  completed: Condition | undefined,
  updated: Condition | undefined,
): BuildStep['phase'] {
  const built = phaseOf(completed);
  if (built !== 'succeeded') {
    return built;
  }
  const put = phaseOf(updated);
  return put === 'pending' ? 'running' : put;
}

/** A step begins when the one before it has ended; after a failure no other begins. */
function stepsOf(build: Reported, phase: BuildStep['phase']): BuildStep[] {
  const found = stepTypes.map(type => conditionOf(build, type));
  return stepTypes.map((step, index) => {
    const condition = found[index];
    const own = phaseOf(condition);
    const before = found[index - 1];
    const ended = own === 'succeeded' || own === 'failed';
    return withoutAbsent<BuildStep>({
      name: step,
      phase: own === 'pending' && phase === 'failed' ? 'skipped' : own,
      startedAt:
        condition && before?.status === 'True' ? timeOf(before) : undefined,
      completedAt: ended ? timeOf(condition) : undefined,
      message: condition?.message || undefined,
    });
  });
}

function timeOf(condition: Condition | undefined): string | undefined {
  return condition?.lastTransitionTime || undefined;
}
