// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../../client';
import {
  Cluster,
  Controller,
  ownerKeys,
  ownerReference,
  Requeue,
  timestamp,
} from '../runtime';
import { cronJobKind, jobKind } from './kinds';
import { CronJobSpec, CronJobStatus, JobSpec, JobStatus } from './objects';
import { ownedBy } from './ownedBy';
import { nextRun } from './schedule';

type CronJob = KubeObject<CronJobSpec, CronJobStatus>;
type Job = KubeObject<JobSpec, JobStatus>;

/** Starts a job whenever the schedule names the minute, in its time zone, and keeps the last few. */
export const cronJobController: Controller = {
  name: 'cron-job',
  kind: cronJobKind,
  watches: [{ kind: jobKind, keys: job => ownerKeys(job, cronJobKind) }],
  async reconcile(key, cluster) {
    const cronJob = cluster.get(cronJobKind, key.namespace, key.name);
    if (!cronJob?.spec || cronJob.metadata.deletionTimestamp) return undefined;
    return tick(cronJob, cronJob.spec, cluster);
  },
};

const hasEnded = (job: Job, type: 'Complete' | 'Failed') =>
  job.status?.conditions?.some(c => c.type === type && c.status === 'True') ??
  false;

async function tick(
  cronJob: CronJob,
  spec: CronJobSpec,
  cluster: Cluster,
): Promise<Requeue | undefined> {
  const now = cluster.clock.now();
  const jobs = ownedBy(cluster, jobKind, cronJob);
  const { lastScheduleTime } = cronJob.status ?? {};
  const since =
    lastScheduleTime ?? cronJob.metadata.creationTimestamp ?? timestamp(now);
  const due = nextRun(spec.schedule, new Date(since), spec.timeZone);
  const isDue = due !== undefined && due <= now && !spec.suspend;
  if (isDue) await startJob(cronJob, spec, due, cluster);
  await recordEnded(cronJob, jobs, cluster);
  await prune(jobs, spec, cluster);
  const active = jobs.filter(
    job => !hasEnded(job, 'Complete') && !hasEnded(job, 'Failed'),
  );
  const completions = jobs.flatMap(job => job.status?.completionTime ?? []);
  await cluster.writeStatus(cronJob, {
    ...cronJob.status,
    active: active.map(({ kind, metadata }) => ({
      kind,
      name: metadata.name,
      namespace: metadata.namespace,
      uid: metadata.uid,
    })),
    ...(isDue && { lastScheduleTime: timestamp(due) }),
    ...(completions.length > 0 && {
      lastSuccessfulTime: completions.sort()[completions.length - 1],
    }),
  });
  const next = nextRun(spec.schedule, isDue ? due : now, spec.timeZone);
  return next && !spec.suspend
    ? { requeueAfterMs: Math.max(next.getTime() - now.getTime(), 1) }
    : undefined;
}

const say = (
  cronJob: CronJob,
  reason: string,
  message: string,
  cluster: Cluster,
): Promise<void> =>
  cluster.eventOnce(cronJob, 'Normal', reason, message, 'cronjob-controller');

async function startJob(
  cronJob: CronJob,
  spec: CronJobSpec,
  due: Date,
  cluster: Cluster,
): Promise<void> {
  // the minute in the name keeps a repeated reconcile from starting it twice
  const minute = Math.floor(due.getTime() / 60_000);
  const name = `${cronJob.metadata.name.slice(0, 52)}-${minute}`;
  await cluster.createIfAbsent({
    ...jobKind,
    metadata: {
      name,
      namespace: cronJob.metadata.namespace,
      labels: spec.jobTemplate.metadata?.labels,
      ownerReferences: [ownerReference(cronJob)],
    },
    spec: spec.jobTemplate.spec,
  });
  await say(cronJob, 'SuccessfulCreate', `Created job ${name}`, cluster);
}

/** What ended while the cron job still had it as active. */
async function recordEnded(
  cronJob: CronJob,
  jobs: readonly Job[],
  cluster: Cluster,
): Promise<void> {
  const active = new Set(cronJob.status?.active?.map(({ name }) => name));
  for (const job of jobs) {
    const { name } = job.metadata;
    const [status] = (['Complete', 'Failed'] as const).filter(type =>
      hasEnded(job, type),
    );
    if (!status || !active.has(name)) continue;
    await say(
      cronJob,
      'SawCompletedJob',
      `Saw completed job: ${name}, condition: ${status}`,
      cluster,
    );
  }
}

async function prune(
  jobs: readonly Job[],
  spec: CronJobSpec,
  cluster: Cluster,
): Promise<void> {
  const kept = [
    ['Complete', spec.successfulJobsHistoryLimit ?? 3],
    ['Failed', spec.failedJobsHistoryLimit ?? 1],
  ] as const;
  for (const [type, limit] of kept) {
    const ended = jobs
      .filter(job => hasEnded(job, type))
      .sort((a, b) => (a.metadata.name < b.metadata.name ? 1 : -1));
    for (const job of ended.slice(limit)) await cluster.delete(job);
  }
}
