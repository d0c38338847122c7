// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Runtime } from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';
import {
  conditionOf,
  conditions,
} from '../../dialects/reading/conditionHealth';
import {
  flag,
  integer,
  list,
  name,
  text,
  withoutAbsent,
} from '../../dialects/reading/fields';

const labelsSchema = z.record(z.string(), z.string()).nullish();

/** What is read of a Job. */
export const kubeJobSchema = z.object({
  metadata: z.object({
    name,
    creationTimestamp: text,
    labels: labelsSchema,
    ownerReferences: list(z.object({ kind: name, name, controller: flag })),
  }),
  spec: z.object({ suspend: flag }).nullish(),
  status: z
    .object({
      ...conditions,
      active: integer,
      succeeded: integer,
      failed: integer,
      startTime: text,
      completionTime: text,
    })
    .nullish(),
});

/** What is read of a CronJob. */
export const kubeCronJobSchema = z.object({
  metadata: z.object({ labels: labelsSchema }),
  spec: z.object({ schedule: name, timeZone: text, suspend: flag }),
  status: z.object({ lastScheduleTime: text }).nullish(),
});

/** A scheduled task as its CronJob has it; its runs are Jobs. */
export type Schedule = Omit<NonNullable<Runtime['schedule']>, 'runs'>;
/** One run. */
export type TaskRun = NonNullable<Runtime['schedule']>['runs'][number];

/** Reads a CronJob. */
export function scheduleOf({
  spec,
  status,
}: z.output<typeof kubeCronJobSchema>): Schedule {
  return withoutAbsent({
    cron: spec.schedule,
    timeZone: spec.timeZone || undefined,
    suspended: spec.suspend ?? false,
    lastRunAt: status?.lastScheduleTime || undefined,
  });
}

/** Reads a Job as a run; one of which Kubernetes says nothing yet is about to begin. */
export function taskRunOf(job: z.output<typeof kubeJobSchema>): TaskRun {
  const { metadata, spec, status } = job;
  const isTrue = (type: string) => {
    const condition = conditionOf(job, type);
    return condition?.status === 'True' ? condition : undefined;
  };
  const done = isTrue('Complete') ?? isTrue('SuccessCriteriaMet');
  const failed = isTrue('Failed') ?? isTrue('FailureTarget');
  const end = failed ?? done;
  const isHeld = !end && (spec?.suspend || isTrue('Suspended') !== undefined);
  return withoutAbsent({
    name: metadata.name,
    phase: phaseOf({ done, failed, isHeld }),
    reason: isHeld ? 'JobSuspended' : failed?.reason || undefined,
    message: failed?.message || undefined,
    startedAt: status?.startTime || metadata.creationTimestamp || undefined,
    completedAt:
      end && (status?.completionTime || end.lastTransitionTime || undefined),
  });
}

function phaseOf({
  done,
  failed,
  isHeld,
}: {
  readonly done: unknown;
  readonly failed: unknown;
  readonly isHeld: boolean;
}): TaskRun['phase'] {
  if (failed) {
    return 'failed';
  }
  if (done) {
    return 'succeeded';
  }
  return isHeld ? 'unknown' : 'running';
}
