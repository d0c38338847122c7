// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Health } from '@fourplane/plugin-fourplane-common';
import { withoutAbsent } from '../../dialects/reading/fields';
import { worstOf } from './workloadHealth';
import { CronJobContent, JobContent, PodContent } from './workloadKinds';

/**
 * How a scheduled task, or a job that runs once, is doing: held back, as its pods that run now, else as its last run
 * ended. A task that waits for its first run is as it should be.
 */
export function taskHealth(
  pods: readonly PodContent[],
  cronJobs: readonly CronJobContent[],
  jobs: readonly JobContent[],
): Health | undefined {
  const runs = jobs
    .map(({ run }) => run)
    .sort((one, other) =>
      (other.startedAt ?? '').localeCompare(one.startedAt ?? ''),
    );
  const running = new Set(
    runs.filter(({ phase }) => phase === 'running').map(({ name }) => name),
  );
  const live = pods
    .map(({ pod }) => pod)
    .filter(({ phase, job = '' }) =>
      runs.length === 0
        ? true
        : running.has(job) && phase !== 'Succeeded' && phase !== 'Failed',
    );
  const said = worstOf(live);
  if (said && said.state !== 'ready' && said.state !== 'progressing') {
    return said;
  }
  if (cronJobs.length > 0 && cronJobs.every(({ suspended }) => suspended)) {
    return { state: 'suspended', reason: 'CronJobSuspended' };
  }
  const last = runs.find(({ phase }) => phase !== 'running');
  if (last?.phase === 'failed') {
    return withoutAbsent<Health>({
      state: cronJobs.length > 0 ? 'degraded' : 'failed',
      reason: last.reason ?? 'JobFailed',
      message: `Run ${last.name} failed${
        last.message ? `: ${last.message}` : ''
      }.`,
      since: last.completedAt,
    });
  }
  if (cronJobs.length > 0) {
    return last?.phase === 'succeeded'
      ? withoutAbsent<Health>({ state: 'ready', since: last.completedAt })
      : { state: 'ready', reason: 'CronJobScheduled' };
  }
  if (said) {
    return said;
  }
  return last && onceHealth(last);
}

function onceHealth({ phase, reason, completedAt }: JobContent['run']): Health {
  return phase === 'succeeded'
    ? withoutAbsent<Health>({
        state: 'ready',
        reason: 'Completed',
        since: completedAt,
      })
    : { state: 'suspended', reason: reason ?? 'JobSuspended' };
}
