// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../../client';
import { findCondition, NewCondition } from '../runtime';
import {
  HealthStatus,
  InventoryEntry,
  RenderedReleaseSpec,
  RenderedReleaseStatus,
  WorkloadType,
} from './objects';
import { isFalse, isTrue } from './reporting';

const primaryKinds: Record<WorkloadType, string> = {
  deployment: 'Deployment',
  statefulset: 'StatefulSet',
  cronjob: 'CronJob',
  job: 'Job',
  proxy: '',
};

type Verdict = [status: 'True' | 'False', reason: string, message: string];

/** How the objects of a rendered release are, as a binding's `ResourcesReady` tells it. */
export function resourcesReady(
  rendered: KubeObject<RenderedReleaseSpec, RenderedReleaseStatus> | undefined,
  workloadType: WorkloadType,
): NewCondition {
  const [status, reason, message] = verdict(rendered, workloadType);
  return (status === 'True' ? isTrue : isFalse)(
    'ResourcesReady',
    reason,
    message,
  );
}

function verdict(
  rendered: KubeObject<RenderedReleaseSpec, RenderedReleaseStatus> | undefined,
  workloadType: WorkloadType,
): Verdict {
  const applied = findCondition(
    rendered?.status?.conditions,
    'ResourcesApplied',
  );
  const isCurrent =
    applied?.observedGeneration === rendered?.metadata.generation;
  if (applied?.status === 'False' && isCurrent) {
    return ['False', 'ResourceApplyFailed', applied.message];
  }
  const resources = rendered?.status?.resources ?? [];
  if (!applied || !isCurrent) {
    return ['False', 'ResourcesProgressing', 'resources are being applied'];
  }
  const primary = resources.find(
    resource => resource.kind === primaryKinds[workloadType],
  );
  if (workloadType === 'cronjob' && primary) return cronJob(primary, resources);
  if (workloadType === 'job' && primary) return job(primary);
  return byHealth(primary, resources);
}

const ofHealth = (
  resources: readonly InventoryEntry[],
  health: HealthStatus,
): string[] =>
  resources
    .filter(resource => resource.healthStatus === health)
    .map(resource => `${resource.kind} ${resource.name}`);

function byHealth(
  primary: InventoryEntry | undefined,
  resources: readonly InventoryEntry[],
): Verdict {
  const bad: [HealthStatus, string][] = [
    ['Degraded', 'ResourcesDegraded'],
    ['Progressing', 'ResourcesProgressing'],
    ['Unknown', 'ResourcesUnknown'],
  ];
  for (const [health, reason] of bad) {
    const names = ofHealth(resources, health);
    if (names.length > 0) {
      return ['False', reason, `${health.toLowerCase()}: ${names.join(', ')}`];
    }
  }
  return primary?.healthStatus === 'Suspended'
    ? ['True', 'ReadyWithSuspendedResources', 'ready, scaled to zero or paused']
    : ['True', 'Ready', `all ${resources.length} resources are ready`];
}

function cronJob(
  primary: InventoryEntry,
  resources: readonly InventoryEntry[],
): Verdict {
  const others = resources.filter(resource => resource !== primary);
  const rest = byHealth(undefined, others);
  if (rest[0] === 'False') return rest;
  switch (primary.healthStatus) {
    case 'Suspended':
      return ['True', 'CronJobSuspended', 'the cron job is suspended'];
    case 'Healthy':
    case 'Progressing':
      return ['True', 'CronJobScheduled', 'the cron job is scheduled'];
    default:
      return byHealth(primary, [primary]);
  }
}

function job(primary: InventoryEntry): Verdict {
  const { succeeded = 0, conditions = [] } = (primary.status ?? {}) as {
    succeeded?: number;
    conditions?: { type: string; status: string; message?: string }[];
  };
  const failed = conditions.find(
    c => c.type === 'Failed' && c.status === 'True',
  );
  if (failed) return ['False', 'JobFailed', failed.message ?? 'the job failed'];
  return succeeded > 0
    ? ['True', 'JobCompleted', 'the job completed']
    : ['False', 'JobRunning', 'the job is running'];
}
