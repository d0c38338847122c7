// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/*
 * What a kube-controller-manager, a scheduler and kubelets would do for the workloads of rendered
 * releases: roll-outs, pods that start, run, end or fail as their annotation says, jobs and schedules.
 */

import { Controller } from '../runtime';
import { cronJobController } from './cronJobs';
import { deploymentController } from './deployments';
import { jobController } from './jobs';
import { podController } from './pods';
import { replicaSetController } from './replicaSets';
import { statefulSetController } from './statefulSets';

export { startNodes } from './nodes';
export { workloadIndexes } from './ownedBy';

export const workloadControllers: readonly Controller[] = [
  deploymentController,
  replicaSetController,
  statefulSetController,
  jobController,
  cronJobController,
];

export const nodeControllers: readonly Controller[] = [podController];
