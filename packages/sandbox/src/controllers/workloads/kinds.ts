// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Kind } from '../runtime';
import {
  CronJobSpec,
  CronJobStatus,
  DeploymentSpec,
  DeploymentStatus,
  JobSpec,
  JobStatus,
  PodSpec,
  PodStatus,
  ReplicaSetSpec,
  ReplicaSetStatus,
  StatefulSetSpec,
  StatefulSetStatus,
} from './objects';

const kind = <S = unknown, T = unknown>(
  apiVersion: string,
  name: string,
): Kind<S, T> => ({ apiVersion, kind: name });

export const namespaceKind = kind('v1', 'Namespace');
export const nodeKind = kind('v1', 'Node');
export const podKind = kind<PodSpec, PodStatus>('v1', 'Pod');
export const deploymentKind = kind<DeploymentSpec, DeploymentStatus>(
  'apps/v1',
  'Deployment',
);
export const replicaSetKind = kind<ReplicaSetSpec, ReplicaSetStatus>(
  'apps/v1',
  'ReplicaSet',
);
export const statefulSetKind = kind<StatefulSetSpec, StatefulSetStatus>(
  'apps/v1',
  'StatefulSet',
);
export const jobKind = kind<JobSpec, JobStatus>('batch/v1', 'Job');
export const cronJobKind = kind<CronJobSpec, CronJobStatus>(
  'batch/v1',
  'CronJob',
);
