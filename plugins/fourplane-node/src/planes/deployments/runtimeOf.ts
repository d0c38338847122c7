// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Health, Runtime } from '@fourplane/plugin-fourplane-common';
import { worse } from '../../dialects/reading/conditionHealth';
import { withoutAbsent } from '../../dialects/reading/fields';
import { taskHealth } from './taskHealth';
import { workloadHealth } from './workloadHealth';
import {
  CronJobContent,
  JobContent,
  PodContent,
  RolloutContent,
} from './workloadKinds';

/** The objects of one deployment. Rollouts and CronJobs are by the names of their objects. */
export interface DeployedObjects {
  readonly pods: readonly PodContent[];
  readonly deployments: ReadonlyMap<string, RolloutContent>;
  readonly statefulSets: ReadonlyMap<string, RolloutContent>;
  readonly cronJobs: ReadonlyMap<string, CronJobContent>;
  readonly jobs: readonly JobContent[];
  readonly warnings: readonly NonNullable<Runtime['lastWarning']>[];
}

const MAX_RUNS = 20;

/** What a deployment's objects say together. Pure: how current they are is for whoever holds them to say. */
export function runtimeOf(
  objects: DeployedObjects,
): Omit<Runtime, 'state' | 'since' | 'problem'> {
  const { pods, deployments, statefulSets, cronJobs, jobs, warnings } = objects;
  const rollouts = [...deployments.values(), ...statefulSets.values()];
  const [schedule] = cronJobs.values();
  const runs = jobs.map(({ run }) => run).sort(newestFirst);
  const health = healthOf(objects);
  return withoutAbsent({
    health,
    replicas:
      rollouts.length > 0
        ? {
            wanted: rollouts.reduce((sum, { wanted }) => sum + wanted, 0),
            ready: rollouts.reduce((sum, { ready }) => sum + ready, 0),
          }
        : undefined,
    pods: pods.map(({ pod }) => pod).sort(newestPodFirst),
    lastWarning: [...warnings].sort(latestFirst)[0],
    schedule: schedule && {
      ...withoutAbsent({
        cron: schedule.cron,
        timeZone: schedule.timeZone,
        suspended: schedule.suspended,
        lastRunAt: schedule.lastRunAt,
      }),
      runs: runs.slice(0, MAX_RUNS),
    },
  });
}

function healthOf(objects: DeployedObjects): Health | undefined {
  const { pods, deployments, statefulSets, cronJobs, jobs } = objects;
  const rest = new Set(pods);
  const take = (isOwn: (pod: PodContent) => boolean) => {
    const own = [...rest].filter(isOwn);
    own.forEach(pod => rest.delete(pod));
    return own;
  };
  const healths = [
    ...[...deployments].map(([name, rollout]) =>
      workloadHealth(
        take(({ owner, labels }) => {
          const hash = labels['pod-template-hash'];
          return (
            owner?.kind === 'ReplicaSet' && owner.name === `${name}-${hash}`
          );
        }),
        rollout,
      ),
    ),
    ...[...statefulSets].map(([name, rollout]) =>
      workloadHealth(
        take(
          ({ owner }) => owner?.kind === 'StatefulSet' && owner.name === name,
        ),
        rollout,
      ),
    ),
    taskHealth(
      take(({ pod }) => pod.job !== undefined),
      [...cronJobs.values()],
      jobs,
    ),
    workloadHealth([...rest]),
  ].filter(health => health !== undefined);
  return healths.length > 0 ? healths.reduce(worse) : undefined;
}

type Run = JobContent['run'];

function newestFirst(one: Run, other: Run): number {
  return (other.startedAt ?? '').localeCompare(one.startedAt ?? '');
}

function newestPodFirst(
  one: Runtime['pods'][number],
  other: Runtime['pods'][number],
): number {
  return (
    (other.createdAt ?? '').localeCompare(one.createdAt ?? '') ||
    one.name.localeCompare(other.name)
  );
}

function latestFirst(
  one: NonNullable<Runtime['lastWarning']>,
  other: NonNullable<Runtime['lastWarning']>,
): number {
  return (other.at ?? '').localeCompare(one.at ?? '');
}
