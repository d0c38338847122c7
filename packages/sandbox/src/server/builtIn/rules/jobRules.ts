// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { FieldError } from '../../schema/FieldError';
import { invalidValue, required } from '../../schema/FieldError';
import { needed, notNegative, oneOf } from './checks';
import type { Rule, TypeRules } from './Rule';
import { below, member, objectOf, optional, pathTo } from './Rule';
import { scheduleComplaint } from './scheduleComplaint';

/** The pods of a job end, and stay so. */
const endsByItself: Rule = visit => {
  const spec = objectOf(objectOf(visit.value.template).spec);
  return ['OnFailure', 'Never'].includes(String(spec.restartPolicy))
    ? []
    : [
        required(
          `${pathTo(visit, 'template')}.spec.restartPolicy`,
          'valid values: "OnFailure", "Never"',
        ),
      ];
};

const isSchedule = (value: unknown, path: string): FieldError[] => {
  const complaint = scheduleComplaint(String(value));
  return complaint ? [invalidValue(path, value, complaint)] : [];
};

const isTimeZone = (value: unknown, path: string): FieldError[] => {
  try {
    // throws for a zone it does not know
    Intl.DateTimeFormat('en', { timeZone: String(value) });
    return [];
  } catch {
    return [invalidValue(path, value, `unknown time zone ${value}`)];
  }
};

/** What is wrong with jobs, and with those that come again and again. */
export const jobRules: TypeRules = {
  'batch.v1.CronJobSpec': [
    member('schedule', needed(), isSchedule),
    optional('timeZone', isTimeZone),
    optional('startingDeadlineSeconds', notNegative),
    optional('concurrencyPolicy', oneOf('Allow', 'Forbid', 'Replace')),
    optional('successfulJobsHistoryLimit', notNegative),
    optional('failedJobsHistoryLimit', notNegative),
    below('jobTemplate'),
  ],
  'batch.v1.JobSpec': [
    optional('parallelism', notNegative),
    optional('completions', notNegative),
    optional('activeDeadlineSeconds', notNegative),
    optional('backoffLimit', notNegative),
    optional('ttlSecondsAfterFinished', notNegative),
    optional('completionMode', oneOf('NonIndexed', 'Indexed')),
    below('template'),
    endsByItself,
  ],
};
