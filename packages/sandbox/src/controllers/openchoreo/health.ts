// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../../client';
import { Condition } from '../runtime';
import {
  CronJobSpec,
  CronJobStatus,
  DeploymentSpec,
  DeploymentStatus,
  PodStatus,
  StatefulSetSpec,
  StatefulSetStatus,
} from '../workloads/objects';
import { HealthStatus } from './inventory';

/** What the generations do not agree on. */
export interface HealthRules {
  /** Whether a deployment that once ran and lost all its pods is degraded; before v1.0 it is progressing. */
  lostPods: 'degraded' | 'progressing';
}

/** How a live object is, by OpenChoreo's rules. Kinds without rules are healthy as soon as they exist. */
export function healthOf(
  live: KubeObject | undefined,
  rules: HealthRules,
): HealthStatus {
  if (!live) return 'Unknown';
  switch (`${live.apiVersion}/${live.kind}`) {
    case 'apps/v1/Deployment':
      return deploymentHealth(
        live as KubeObject<DeploymentSpec, DeploymentStatus>,
        rules,
      );
    case 'apps/v1/StatefulSet':
      return statefulSetHealth(
        live as KubeObject<StatefulSetSpec, StatefulSetStatus>,
      );
    case 'batch/v1/CronJob':
      return cronJobHealth(live as KubeObject<CronJobSpec, CronJobStatus>);
    case 'v1/Pod':
      return podHealth(live as KubeObject<unknown, PodStatus>);
    default:
      return 'Healthy';
  }
}

const conditionOf = (
  conditions: readonly Condition[] | undefined,
  type: string,
) => conditions?.find(condition => condition.type === type);

function deploymentHealth(
  { metadata, spec, status = {} }: KubeObject<DeploymentSpec, DeploymentStatus>,
  { lostPods }: HealthRules,
): HealthStatus {
  const desired = spec?.replicas ?? 1;
  if (spec?.paused || desired === 0) return 'Suspended';
  if ((status.observedGeneration ?? 0) < (metadata.generation ?? 0)) {
    return 'Progressing';
  }
  const progressing = conditionOf(status.conditions, 'Progressing');
  const replicaFailure = conditionOf(status.conditions, 'ReplicaFailure');
  if (
    progressing?.reason === 'ProgressDeadlineExceeded' ||
    replicaFailure?.status === 'True'
  ) {
    return 'Degraded';
  }
  const {
    updatedReplicas: updated = 0,
    availableReplicas: available = 0,
    readyReplicas: ready = 0,
    unavailableReplicas: unavailable = 0,
    replicas = 0,
  } = status;
  if (updated === desired && available === 0) {
    return progressing?.status === 'True' &&
      (lostPods === 'progressing' ||
        progressing.reason !== 'NewReplicaSetAvailable')
      ? 'Progressing'
      : 'Degraded';
  }
  const isAvailable =
    conditionOf(status.conditions, 'Available')?.status === 'True';
  if (!isAvailable && unavailable > 0 && (ready > 0 || available > 0)) {
    return 'Degraded';
  }
  return [updated, available, ready, replicas].every(n => n === desired)
    ? 'Healthy'
    : 'Progressing';
}

function statefulSetHealth({
  metadata,
  spec,
  status = {},
}: KubeObject<StatefulSetSpec, StatefulSetStatus>): HealthStatus {
  const desired = spec?.replicas ?? 1;
  if (desired === 0) return 'Suspended';
  if ((status.observedGeneration ?? 0) < (metadata.generation ?? 0)) {
    return 'Progressing';
  }
  return status.readyReplicas === desired && status.updatedReplicas === desired
    ? 'Healthy'
    : 'Progressing';
}

function cronJobHealth({
  spec,
  status = {},
}: KubeObject<CronJobSpec, CronJobStatus>): HealthStatus {
  if (spec?.suspend) return 'Suspended';
  if (status.active?.length) return 'Progressing';
  return status.lastScheduleTime ? 'Healthy' : 'Progressing';
}

function podHealth({
  status = {},
}: KubeObject<unknown, PodStatus>): HealthStatus {
  if (status.phase === 'Succeeded') return 'Healthy';
  if (status.phase === 'Failed') return 'Degraded';
  const isWaiting = status.containerStatuses?.some(
    container =>
      container.state.waiting &&
      container.state.waiting.reason !== 'ContainerCreating',
  );
  if (isWaiting) return 'Degraded';
  return status.conditions?.some(c => c.type === 'Ready' && c.status === 'True')
    ? 'Healthy'
    : 'Progressing';
}
