// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../../../client';
import { findCondition, isFalse, isTrue, NewCondition } from '../../runtime';
import { HealthStatus, InventoryEntry } from '../inventory';
import {
  RenderedReleaseSpec,
  RenderedReleaseStatus,
  WorkloadType,
} from './objects';

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
  const resources = rendered?.status?.resources ?? [];
  if (resources.length === 0) return ofNothing(rendered);
  if (workloadType === 'proxy') return bySummary(resources);
  const primary = resources.find(
    resource => resource.kind === primaryKinds[workloadType],
  );
  if (workloadType === 'cronjob') return cronJob(primary);
  if (workloadType === 'job') return job(primary);
  return byPrimary(primary, resources);
}

function ofNothing(
  rendered: KubeObject<RenderedReleaseSpec, RenderedReleaseStatus> | undefined,
): Verdict {
  const applied = findCondition(
    rendered?.status?.conditions,
    'ResourcesApplied',
  );
  const isCurrent =
    applied?.observedGeneration === rendered?.metadata.generation;
  return applied?.status === 'False' && isCurrent
    ? ['False', 'ResourceApplyFailed', applied.message]
    : [
        'False',
        'ResourcesProgressing',
        `Release "${rendered?.metadata.name}" has no resources yet`,
      ];
}

const supportingKinds = new Set(['Service', 'PersistentVolumeClaim']);

function byPrimary(
  primary: InventoryEntry | undefined,
  resources: readonly InventoryEntry[],
): Verdict {
  if (!primary) {
    return ['False', 'ResourcesProgressing', 'Primary workload not found'];
  }
  const { kind, name } = primary;
  const named = `Primary workload ${kind}/${name}`;
  switch (primary.healthStatus) {
    case 'Degraded':
      return ['False', 'ResourcesDegraded', `${named} is degraded`];
    case 'Progressing':
      return ['False', 'ResourcesProgressing', `${named} is progressing`];
    case 'Unknown':
      return ['False', 'ResourcesUnknown', `${named} status unknown`];
    case 'Suspended':
      return [
        'True',
        'ReadyWithSuspendedResources',
        `Primary workload ${kind} is suspended (scaled to 0)`,
      ];
    default: {
      const bad = resources.find(each => each.healthStatus === 'Degraded');
      if (!bad) {
        return [
          'True',
          'Ready',
          `Primary workload ${kind} and all supporting resources are ready`,
        ];
      }
      const role = supportingKinds.has(bad.kind) ? 'Supporting' : 'Operational';
      return [
        'False',
        'ResourcesDegraded',
        `${role} resource ${bad.kind}/${bad.name} is degraded`,
      ];
    }
  }
}

/** Of what has no workload of its own. */
function bySummary(resources: readonly InventoryEntry[]): Verdict {
  const worst: [HealthStatus, string, string][] = [
    ['Degraded', 'ResourcesDegraded', 'degraded'],
    ['Progressing', 'ResourcesProgressing', 'progressing'],
    ['Unknown', 'ResourcesUnknown', 'status unknown'],
  ];
  for (const [health, reason, words] of worst) {
    const count = resources.filter(r => r.healthStatus === health).length;
    if (count > 0) {
      return [
        'False',
        reason,
        `${count}/${resources.length} resources ${words}`,
      ];
    }
  }
  return ['True', 'Ready', `All ${resources.length} resources ready`];
}

function cronJob(primary: InventoryEntry | undefined): Verdict {
  if (!primary) {
    return ['False', 'ResourcesProgressing', 'Primary CronJob not found'];
  }
  const named = `CronJob ${primary.name}`;
  switch (primary.healthStatus) {
    case 'Degraded':
      return ['False', 'ResourcesDegraded', `${named} is degraded`];
    case 'Unknown':
      return ['False', 'ResourcesUnknown', `${named} status unknown`];
    case 'Suspended':
      return ['True', 'CronJobSuspended', `${named} is suspended`];
    case 'Progressing':
      return [
        'True',
        'CronJobScheduled',
        `${named} is scheduled, job execution running`,
      ];
    default:
      return ['True', 'CronJobScheduled', `${named} is scheduled and ready`];
  }
}

function job(primary: InventoryEntry | undefined): Verdict {
  if (!primary) {
    return ['False', 'ResourcesProgressing', 'Primary Job not found'];
  }
  const named = `Job ${primary.name}`;
  const { succeeded = 0, conditions = [] } = (primary.status ?? {}) as {
    succeeded?: number;
    conditions?: { type: string; status: string }[];
  };
  if (conditions.some(c => c.type === 'Failed' && c.status === 'True')) {
    return ['False', 'JobFailed', `${named} failed`];
  }
  return succeeded > 0
    ? ['True', 'JobCompleted', `${named} completed successfully`]
    : ['False', 'JobRunning', `${named} is running`];
}
