// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../../client';
import {
  Cluster,
  Condition,
  Controller,
  NewCondition,
  ownerKeys,
  ownerReference,
  Requeue,
  timestamp,
  withCondition,
} from '../runtime';
import { releaseHash } from '../openchoreo/names';
import { deploymentKind, podKind, replicaSetKind } from './kinds';
import {
  DeploymentSpec,
  DeploymentStatus,
  ReplicaSetSpec,
  ReplicaSetStatus,
} from './objects';
import { ownedBy } from './ownedBy';
import { hasPodStarted } from './podsOf';

const hashLabel = 'pod-template-hash';
const keptRevisions = 3;
const defaultDeadlineSeconds = 600;

type Deployment = KubeObject<DeploymentSpec, DeploymentStatus>;
type ReplicaSet = KubeObject<ReplicaSetSpec, ReplicaSetStatus>;

const deadlineMs = (spec: DeploymentSpec) =>
  (spec.progressDeadlineSeconds ?? defaultDeadlineSeconds) * 1_000;

/** Rolls a deployment out through replica sets: the new one first, the old ones down once it is available. */
export const deploymentController: Controller = {
  name: 'deployment',
  kind: deploymentKind,
  watches: [
    { kind: replicaSetKind, keys: set => ownerKeys(set, deploymentKind) },
    // a restart shows in the pod only, not in the counts of its replica set
    {
      kind: podKind,
      keys: (pod, cluster) =>
        ownerKeys(pod, replicaSetKind).flatMap(({ namespace, name }) => {
          const set = cluster.get(replicaSetKind, namespace, name);
          return set ? ownerKeys(set, deploymentKind) : [];
        }),
    },
  ],
  async reconcile(key, cluster) {
    const deployment = cluster.get(deploymentKind, key.namespace, key.name);
    if (!deployment?.spec || deployment.metadata.deletionTimestamp) {
      return undefined;
    }
    return rollOut(deployment, deployment.spec, cluster);
  },
};

async function rollOut(
  deployment: Deployment,
  spec: DeploymentSpec,
  cluster: Cluster,
): Promise<Requeue | undefined> {
  const desired = spec.replicas ?? 1;
  const hash = releaseHash(spec.template);
  const name = `${deployment.metadata.name}-${hash}`;
  const sets = ownedBy(cluster, replicaSetKind, deployment);
  const current = sets.find(set => set.metadata.name === name);
  const old = sets.filter(set => set !== current);
  if (!spec.paused) {
    if (!current) await createSet(deployment, spec, name, hash, cluster);
    else if ((current.spec?.replicas ?? 0) !== desired) {
      await cluster.patch(current, { spec: { replicas: desired } });
      await recordScaling(deployment, current, desired, cluster);
    }
    const available = current?.status?.availableReplicas ?? 0;
    if (current && available >= desired) {
      await retire(deployment, old, cluster);
    }
  }
  return writeStatus(deployment, spec, desired, current, old, cluster);
}

async function createSet(
  deployment: Deployment,
  spec: DeploymentSpec,
  name: string,
  hash: string,
  cluster: Cluster,
): Promise<void> {
  const labels = { ...spec.template.metadata?.labels, [hashLabel]: hash };
  await cluster.createIfAbsent({
    ...replicaSetKind,
    metadata: {
      name,
      namespace: deployment.metadata.namespace,
      labels,
      ownerReferences: [ownerReference(deployment)],
    },
    spec: {
      replicas: spec.replicas ?? 1,
      selector: {
        matchLabels: { ...spec.selector.matchLabels, [hashLabel]: hash },
      },
      template: {
        ...spec.template,
        metadata: { ...spec.template.metadata, labels },
      },
    },
  });
  const replicas = spec.replicas ?? 1;
  await cluster.eventOnce(
    deployment,
    'Normal',
    'ScalingReplicaSet',
    `Scaled up replica set ${name} from 0 to ${replicas}`,
    'deployment-controller',
  );
}

async function recordScaling(
  deployment: Deployment,
  { metadata, spec }: ReplicaSet,
  desired: number,
  cluster: Cluster,
): Promise<void> {
  const before = spec?.replicas ?? 0;
  const way = before < desired ? 'up' : 'down';
  await cluster.event(
    deployment,
    'Normal',
    'ScalingReplicaSet',
    `Scaled ${way} replica set ${metadata.name} from ${before} to ${desired}`,
    'deployment-controller',
  );
}

async function retire(
  deployment: Deployment,
  old: readonly ReplicaSet[],
  cluster: Cluster,
): Promise<void> {
  const newestFirst = [...old].sort((a, b) =>
    (a.metadata.creationTimestamp ?? '') < (b.metadata.creationTimestamp ?? '')
      ? 1
      : -1,
  );
  for (const [index, set] of newestFirst.entries()) {
    if ((set.spec?.replicas ?? 0) > 0) {
      await cluster.patch(set, { spec: { replicas: 0 } });
      await recordScaling(deployment, set, 0, cluster);
    } else if (index >= keptRevisions) {
      await cluster.delete(set);
    }
  }
}

async function writeStatus(
  deployment: Deployment,
  spec: DeploymentSpec,
  desired: number,
  current: ReplicaSet | undefined,
  old: readonly ReplicaSet[],
  cluster: Cluster,
): Promise<Requeue | undefined> {
  const sets = current ? [current, ...old] : old;
  const total = (field: keyof ReplicaSetStatus) =>
    sets.reduce((sum, set) => sum + (set.status?.[field] ?? 0), 0);
  const available = total('availableReplicas');
  const updated = current?.status?.replicas ?? 0;
  const now = cluster.clock.now();
  const isAvailable = available >= desired;
  const conditions: NewCondition[] = [
    isAvailable
      ? {
          type: 'Available',
          status: 'True',
          reason: 'MinimumReplicasAvailable',
          message: 'Deployment has minimum availability.',
        }
      : {
          type: 'Available',
          status: 'False',
          reason: 'MinimumReplicasUnavailable',
          message: 'Deployment does not have minimum availability.',
        },
    progressOf(deployment, spec, desired, current, cluster),
  ];
  await cluster.writeStatus(deployment, {
    observedGeneration: deployment.metadata.generation,
    replicas: total('replicas'),
    updatedReplicas: updated,
    readyReplicas: total('readyReplicas'),
    availableReplicas: available,
    unavailableReplicas: Math.max(0, desired - available),
    conditions: conditions.reduce<Condition[]>(
      (all, condition) => withCondition(all, condition, undefined, now),
      deployment.status?.conditions ?? [],
    ),
  });
  const progressing = conditions[1];
  return progressing.reason === 'ReplicaSetUpdated'
    ? { requeueAfterMs: deadlineMs(spec) }
    : undefined;
}

function progressOf(
  deployment: Deployment,
  spec: DeploymentSpec,
  desired: number,
  current: ReplicaSet | undefined,
  cluster: Cluster,
): NewCondition {
  const progressing = (
    status: NewCondition['status'],
    reason: string,
    message: string,
  ): NewCondition => ({ type: 'Progressing', status, reason, message });
  if (!current) {
    return progressing(
      'True',
      'NewReplicaSetCreated',
      'Created new replica set',
    );
  }
  const { name } = current.metadata;
  const done = progressing(
    'True',
    'NewReplicaSetAvailable',
    `ReplicaSet "${name}" has successfully progressed.`,
  );
  const before = deployment.status?.conditions?.find(
    condition => condition.type === 'Progressing',
  );
  // a finished roll-out stays finished, whatever its pods do later
  if (before?.reason === done.reason && before.message === done.message) {
    return done;
  }
  const started = ownedBy(cluster, podKind, current).filter(hasPodStarted);
  if (started.length >= desired) return done;
  const age =
    cluster.clock.now().getTime() -
    Date.parse(current.metadata.creationTimestamp ?? timestamp(new Date(0)));
  return age >= deadlineMs(spec)
    ? progressing(
        'False',
        'ProgressDeadlineExceeded',
        `ReplicaSet "${name}" has timed out progressing.`,
      )
    : progressing(
        'True',
        'ReplicaSetUpdated',
        `ReplicaSet "${name}" is progressing.`,
      );
}
