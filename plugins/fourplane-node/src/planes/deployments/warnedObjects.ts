// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { DeployedObjects } from './runtimeOf';

/** Kind and name of everything about which a warning concerns the deployment. */
export function warnedObjects(
  objects: Omit<DeployedObjects, 'warnings'>,
): readonly (readonly [kind: string, name: string])[] {
  const { pods, deployments, statefulSets, cronJobs, jobs } = objects;
  const named = (kind: string, names: Iterable<string | undefined>) =>
    [...new Set(names)].flatMap(name =>
      name === undefined ? [] : [[kind, name] as const],
    );
  return [
    ...named('Deployment', deployments.keys()),
    ...named('ReplicaSet', [
      ...[...deployments.values()].map(({ replicaSet }) => replicaSet),
      ...pods.map(({ owner }) =>
        owner?.kind === 'ReplicaSet' ? owner.name : undefined,
      ),
    ]),
    ...named('StatefulSet', statefulSets.keys()),
    ...named('CronJob', cronJobs.keys()),
    ...named(
      'Job',
      jobs.map(({ run }) => run.name),
    ),
    ...named(
      'Pod',
      pods.map(({ pod }) => pod.name),
    ),
  ];
}
