// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Build, BuildStep } from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';
import {
  Condition,
  conditionOf,
  conditions,
} from '../../reading/conditionHealth';
import { Described } from '../../reading/described';
import { present, text, withoutAbsent } from '../../reading/fields';
import {
  BuildConfiguration,
  buildConfigurationOf,
  buildConfigurationSchema,
} from '../buildConfiguration';
import { choreoKind } from '../choreoKind';
import {
  buildNotices,
  buildPhaseByReason,
  stepPhaseByReason,
} from '../conditionReasons';
import { describedBy, describedMetadata } from '../described';
import { label, labelled } from '../labels';

export interface BuildContent extends Described {
  readonly tenant: string;
  readonly project: string;
  readonly component: string;
  readonly track?: string;
  readonly branch?: string;
  readonly commit?: string;
  readonly path?: string;
  readonly buildConfiguration?: BuildConfiguration;
  readonly phase: Build['phase'];
  readonly reason?: string;
  readonly message?: string;
  readonly createdAt?: string;
  readonly completedAt?: string;
  readonly steps: readonly BuildStep[];
  /** Without the registry. */
  readonly image?: string;
}

const schema = z.object({
  metadata: describedMetadata.extend({
    creationTimestamp: text,
    labels: z.object({
      [label.organization]: labelled,
      [label.project]: labelled,
      [label.component]: labelled,
      [label.track]: text,
    }),
  }),
  spec: z
    .object({
      branch: text,
      path: text,
      gitRevision: text,
      buildConfiguration: buildConfigurationSchema.nullish(),
    })
    .nullish(),
  status: z
    .object({
      ...conditions,
      imageStatus: z.object({ image: text }).nullish(),
    })
    .nullish(),
});

type BuildObject = z.output<typeof schema>;

export const buildKind = choreoKind({
  kind: 'Build',
  namedBy: 'object',
  within: ['tenant', 'project'],
  schema,
  content: (build): BuildContent => {
    const { metadata, spec, status } = build;
    const steps = stepsOf(build);
    return withoutAbsent({
      ...describedBy(metadata),
      tenant: metadata.labels[label.organization],
      project: metadata.labels[label.project],
      component: metadata.labels[label.component],
      track: metadata.labels[label.track] || undefined,
      branch: spec?.branch || undefined,
      commit: spec?.gitRevision || undefined,
      path: spec?.path || undefined,
      buildConfiguration: buildConfigurationOf(spec?.buildConfiguration),
      ...progressOf(build, steps),
      createdAt: present(metadata.creationTimestamp),
      steps,
      image: status?.imageStatus?.image || undefined,
    });
  },
});

/** The steps by the conditions that tell of them, under the names that they have in the Argo workflow. */
const stepTypes = [
  ['clone-step', 'StepCloneSucceeded'],
  ['build-step', 'StepBuildSucceeded'],
  ['push-step', 'StepPushSucceeded'],
] as const;

function stepsOf(build: BuildObject): BuildStep[] {
  return stepTypes.flatMap(([name, type]) => {
    const condition = conditionOf(build, type);
    return condition ? [stepOf(name, condition)] : [];
  });
}

/** A transition time says when a condition became True; what happens while it is False leaves no time behind. */
function stepOf(name: string, condition: Condition): BuildStep {
  const phase = phaseIn(stepPhaseByReason, condition);
  return withoutAbsent({
    name,
    phase,
    completedAt:
      phase === 'succeeded' ? present(condition.lastTransitionTime) : undefined,
    message: condition.message || undefined,
  });
}

function progressOf(
  build: BuildObject,
  steps: readonly BuildStep[],
): Pick<BuildContent, 'phase' | 'reason' | 'message' | 'completedAt'> {
  const completed = conditionOf(build, 'Completed');
  const notice = build.status?.conditions?.find(
    ({ type, status, reason }) =>
      buildNotices.has(reason ?? '') &&
      (status === 'False' || type !== 'DeploymentApplied'),
  );
  const told = notice ?? completed;
  const phase = phaseOf(completed, steps);
  return {
    phase,
    reason: told?.reason || undefined,
    message: told?.message || undefined,
    completedAt:
      phase === 'succeeded'
        ? present(completed?.lastTransitionTime)
        : undefined,
  };
}

/** A build whose first step has not begun waits. */
function phaseOf(
  completed: Condition | undefined,
  steps: readonly BuildStep[],
): Build['phase'] {
  if (!completed) {
    return 'pending';
  }
  const phase = phaseIn(buildPhaseByReason, completed);
  return phase === 'running' && steps.every(step => step.phase === 'pending')
    ? 'pending'
    : phase;
}

/** Only success is told by a True condition: anything else under one, or success under another, is not known here. */
function phaseIn(
  phases: ReadonlyMap<string, Build['phase']>,
  { status, reason }: Condition,
): Build['phase'] {
  const phase = phases.get(reason ?? '') ?? 'unknown';
  return (phase === 'succeeded') === (status === 'True') ? phase : 'unknown';
}
