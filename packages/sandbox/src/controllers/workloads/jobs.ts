// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Controller, ownerKeys, timestamp } from '../runtime';
import { jobKind, podKind } from './kinds';
import { JobStatus } from './objects';
import { ownedBy } from './ownedBy';
import { createPod } from './podsOf';

const mostAttempts = 3;

/** Runs one pod of a job to its end, again after a failure until the back-off limit. */
export const jobController: Controller = {
  name: 'job',
  kind: jobKind,
  watches: [{ kind: podKind, keys: pod => ownerKeys(pod, jobKind) }],
  async reconcile(key, cluster) {
    const job = cluster.get(jobKind, key.namespace, key.name);
    if (!job?.spec || job.metadata.deletionTimestamp || job.spec.suspend)
      return;
    if (job.status?.conditions?.some(c => c.status === 'True')) return;
    const pods = ownedBy(cluster, podKind, job);
    const count = (phase: string) =>
      pods.filter(pod => pod.status?.phase === phase).length;
    const succeeded = count('Succeeded');
    const failed = count('Failed');
    const active = pods.length - succeeded - failed;
    const attempts = Math.min((job.spec.backoffLimit ?? 6) + 1, mostAttempts);
    const now = timestamp(cluster.clock.now());
    const say = (type: 'Normal' | 'Warning', reason: string, message: string) =>
      cluster.eventOnce(job, type, reason, message, 'job-controller');
    const base: JobStatus = {
      startTime: job.status?.startTime ?? now,
      active,
      succeeded,
      failed,
    };
    if (succeeded > 0) {
      await cluster.writeStatus(job, {
        ...base,
        completionTime: now,
        conditions: [
          { type: 'Complete', status: 'True', lastTransitionTime: now },
        ],
      });
      await say('Normal', 'Completed', 'Job completed');
      return;
    }
    if (failed >= attempts) {
      await cluster.writeStatus(job, {
        ...base,
        conditions: [
          {
            type: 'Failed',
            status: 'True',
            reason: 'BackoffLimitExceeded',
            message: 'Job has reached the specified backoff limit',
            lastTransitionTime: now,
          },
        ],
      });
      await say(
        'Warning',
        'BackoffLimitExceeded',
        'Job has reached the specified backoff limit',
      );
      return;
    }
    if (active === 0) {
      await createPod(
        job,
        `${job.metadata.name}-${failed}`,
        job.spec.template,
        cluster,
        { 'batch.kubernetes.io/job-name': job.metadata.name },
      );
    }
    await cluster.writeStatus(job, { ...base, active: Math.max(active, 1) });
  },
};
