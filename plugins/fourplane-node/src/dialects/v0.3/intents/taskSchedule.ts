// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { IntentIssue, ModelRef } from '@fourplane/plugin-fourplane-common';
import { WriteStep } from '../../Dialect';
import { issueAt } from '../../writing/plan';
import { valueAt } from '../../writing/valueAt';
import {
  change,
  creation,
  liveObject,
  PlanInput,
} from '../../writing/intentRule';
import { scheduledTaskClassKind } from '../kinds/componentClass';
import { scheduledTaskKind } from '../kinds/running';
import { RunningKinds } from '../runningKinds';
import { fieldsOf, metadataOf } from './manifest';

const kind = scheduledTaskClassKind.kind;
const fields = { 'spec.cronJobTemplate.schedule': 'workload.schedule' };

/** Five fields, or one word such as `@hourly`. */
const CRON = /^(@[a-z]+|\S+(\s+\S+){4})$/;

/** The least that a class of scheduled tasks says, where there is none to begin with. */
const usualTemplate = {
  concurrencyPolicy: 'Forbid',
  jobTemplate: {
    spec: {
      template: {
        spec: { restartPolicy: 'OnFailure', containers: [{ name: 'main' }] },
      },
    },
  },
};

/** A class holds the schedule, so a task with one of its own has a class of its own. */
export function ownClassName({ name }: Pick<ModelRef, 'name'>): string {
  return `${name}-schedule`;
}

export function scheduleIssues(
  schedule: string | undefined,
  { running }: RunningKinds,
): IntentIssue[] {
  if (schedule === undefined) {
    return [];
  }
  if (running !== scheduledTaskKind) {
    return [
      issueAt(
        'workload.schedule',
        `A ${running.kind} has none`,
        'Leave it out',
      ),
    ];
  }
  return CRON.test(schedule)
    ? []
    : [issueAt('workload.schedule', `"${schedule}" is no cron expression`)];
}

/** Makes a component's own class, from another one where there is one, or gives it another schedule. */
export function scheduleSteps(
  component: ModelRef,
  schedule: string,
  baseClass: string,
  context: PlanInput,
): WriteStep[] {
  const { tenant } = component;
  const name = ownClassName(component);
  const own = liveObject(context, kind, tenant, name);
  if (own) {
    return change(own, { spec: { cronJobTemplate: { schedule } } }, fields);
  }
  const base = liveObject(context, kind, tenant, baseClass);
  return creation(
    context,
    kind,
    {
      metadata: metadataOf({ ...component, name }, {}, component.name),
      spec: {
        cronJobTemplate: {
          ...(base
            ? fieldsOf(valueAt(base.object, 'spec.cronJobTemplate'))
            : usualTemplate),
          schedule,
        },
      },
    },
    fields,
  );
}
