// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Health } from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';
import {
  Conditioned,
  conditionedStatus,
  conditionOf,
} from '../../dialects/reading/conditionHealth';
import {
  flag,
  integer,
  lifeCycleMetadata,
  text,
  withoutAbsent,
} from '../../dialects/reading/fields';

const labelsSchema = z.record(z.string(), z.string()).nullish();

/** What is read of a Deployment or a StatefulSet. */
export const kubeRolloutSchema = z.object({
  kind: text,
  metadata: z.object({ ...lifeCycleMetadata, labels: labelsSchema }),
  spec: z.object({ replicas: integer, paused: flag }).nullish(),
  status: z
    .object({
      ...conditionedStatus,
      replicas: integer,
      updatedReplicas: integer,
      readyReplicas: integer,
      availableReplicas: integer,
      updateRevision: text,
    })
    .nullish(),
});
type KubeRollout = z.output<typeof kubeRolloutSchema>;

/** How many pods a Deployment or StatefulSet wants and has, and of which revision they are to be. */
export interface Rollout {
  readonly wanted: number;
  readonly ready: number;
  /** The ReplicaSet of the wanted revision, where the Deployment names it. */
  readonly replicaSet?: string;
  /** The `controller-revision-hash` of the wanted revision, of a StatefulSet. */
  readonly revision?: string;
  /** What it says itself, whatever its pods say. */
  readonly health: Health;
}

/** Reads a Deployment or StatefulSet. */
export function rolloutOf(object: KubeRollout): Rollout {
  const { spec, status } = object;
  return withoutAbsent({
    wanted: spec?.replicas ?? 1,
    ready: status?.readyReplicas ?? 0,
    replicaSet: namedReplicaSet(object),
    revision: status?.updateRevision || undefined,
    health: rolloutHealth(object),
  });
}

/** The condition names it in quotes in every one of its messages; nothing else of a Deployment does. */
function namedReplicaSet(object: Conditioned): string | undefined {
  const message = conditionOf(object, 'Progressing')?.message;
  return /replica ?set "([^"]+)"/i.exec(message ?? '')?.[1];
}

function rolloutHealth(object: KubeRollout): Health {
  const { metadata, spec, status } = object;
  const wanted = spec?.replicas ?? 1;
  const failure = conditionOf(object, 'ReplicaFailure');
  const progress = conditionOf(object, 'Progressing');
  if (metadata.deletionTimestamp) {
    return {
      state: 'progressing',
      reason: 'Terminating',
      since: metadata.deletionTimestamp,
    };
  }
  if ((status?.observedGeneration ?? 0) < (metadata.generation ?? 0)) {
    return {
      state: 'progressing',
      reason: 'ObservedGenerationBehind',
      message: 'Kubernetes has not acted on the latest change yet.',
    };
  }
  if (failure?.status === 'True') {
    return said('failed', failure);
  }
  if (progress?.status === 'False' && progress.reason !== 'DeploymentPaused') {
    return said('degraded', progress);
  }
  if (wanted === 0) {
    return { state: 'suspended', reason: 'ScaledToZero' };
  }
  const updated = status?.updatedReplicas ?? 0;
  const available = status?.availableReplicas ?? status?.readyReplicas ?? 0;
  const isDone =
    updated >= wanted &&
    available >= wanted &&
    (status?.replicas ?? 0) <= wanted;
  if (isDone) {
    return { state: 'ready' };
  }
  if (spec?.paused && updated < wanted) {
    return {
      state: 'suspended',
      reason: 'DeploymentPaused',
      message: 'Its rollout is paused.',
    };
  }
  return {
    state: 'progressing',
    reason: updated < wanted ? 'RolloutInProgress' : 'PodsNotAvailable',
    message: `${updated} of ${wanted} pods are of the wanted revision, ${available} are available.`,
  };
}

function said(
  state: Health['state'],
  {
    reason,
    message,
    lastTransitionTime,
  }: NonNullable<ReturnType<typeof conditionOf>>,
): Health {
  return withoutAbsent<Health>({
    state,
    reason: reason || undefined,
    message: message || undefined,
    since: lastTransitionTime || undefined,
  });
}
