// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Health } from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';
import {
  conditionOf,
  conditions,
} from '../../dialects/reading/conditionHealth';
import {
  integer,
  lifeCycleMetadata,
  list,
  text,
  withoutAbsent,
} from '../../dialects/reading/fields';
import { parseTolerantly } from '../../dialects/reading/parseTolerantly';
import { KubeObject } from '../../kube/KubeObject';
import { kubePodSchema } from './kubePod';
import { podHealth } from './podHealth';
import { kubeRolloutSchema, rolloutOf } from './rolloutOf';
import { taskHealth } from './taskHealth';
import {
  kubeCronJobSchema,
  kubeJobSchema,
  scheduleOf,
  taskRunOf,
} from './taskRunOf';

const UNREADABLE: Health = {
  state: 'unknown',
  reason: 'Unreadable',
  message: 'It is not as Kubernetes describes such an object.',
};

const anySchema = z.object({
  metadata: z.object(lifeCycleMetadata),
  status: z
    .object({
      ...conditions,
      phase: text,
      // Of a route: what each gateway says of it.
      parents: list(z.object(conditions)),
    })
    .nullish(),
});

const replicaSetSchema = z.object({
  metadata: z.object(lifeCycleMetadata),
  spec: z.object({ replicas: integer }).nullish(),
  status: z
    .object({ ...conditions, readyReplicas: integer, replicas: integer })
    .nullish(),
});

const readers: Readonly<Record<string, (object: KubeObject) => Health>> = {
  'v1/Pod': reading(kubePodSchema, podHealth),
  'apps/v1/Deployment': reading(
    kubeRolloutSchema,
    object => rolloutOf(object).health,
  ),
  'apps/v1/StatefulSet': reading(
    kubeRolloutSchema,
    object => rolloutOf(object).health,
  ),
  'apps/v1/ReplicaSet': reading(replicaSetSchema, replicaSetHealth),
  'batch/v1/CronJob': reading(kubeCronJobSchema, cronJob =>
    scheduleOf(cronJob).suspended
      ? { state: 'suspended', reason: 'CronJobSuspended' }
      : { state: 'ready' },
  ),
  'batch/v1/Job': reading(
    kubeJobSchema,
    job =>
      taskHealth([], [], [{ labels: {}, run: taskRunOf(job) }]) ?? {
        state: 'progressing',
        reason: 'JobRunning',
      },
  ),
  'v1/PersistentVolumeClaim': reading(anySchema, claimHealth),
};

const anyHealth = reading(anySchema, object => {
  const gone = leaving(object);
  if (gone) {
    return gone;
  }
  const own = conditionOf(object, 'Ready') ?? conditionOf(object, 'Available');
  const parents = (object.status?.parents ?? []).flatMap(status =>
    ['Accepted', 'ResolvedRefs'].map(type => conditionOf({ status }, type)),
  );
  const said = [own, ...parents].filter(each => each !== undefined);
  const bad = said.find(({ status }) => status !== 'True');
  return bad
    ? withoutAbsent<Health>({
        state: bad.status === 'False' ? 'degraded' : 'unknown',
        reason: bad.reason || `Not${bad.type}`,
        message: bad.message || undefined,
        since: bad.lastTransitionTime || undefined,
      })
    : { state: 'ready' };
});

/**
 * How any Kubernetes object is doing by its own status. Of what has none that is known here, to be there is all that is
 * asked.
 */
export function objectHealth(
  { group, version, kind }: { group: string; version: string; kind: string },
  object: KubeObject,
): Health {
  const key = [...(group ? [group] : []), version, kind].join('/');
  const reader = Object.hasOwn(readers, key) ? readers[key] : anyHealth;
  return reader(object);
}

function reading<T>(
  schema: z.ZodType<T>,
  read: (parsed: T) => Health,
): (object: KubeObject) => Health {
  return object => {
    const { data } = parseTolerantly(schema, object);
    return data === undefined ? UNREADABLE : read(data);
  };
}

function replicaSetHealth(object: z.output<typeof replicaSetSchema>): Health {
  const { spec, status } = object;
  const wanted = spec?.replicas ?? 1;
  const failure = conditionOf(object, 'ReplicaFailure');
  if (failure?.status === 'True') {
    return withoutAbsent<Health>({
      state: 'failed',
      reason: failure.reason || 'ReplicaFailure',
      message: failure.message || undefined,
    });
  }
  const ready = status?.readyReplicas ?? 0;
  if (wanted === 0) {
    return { state: 'suspended', reason: 'ScaledToZero' };
  }
  return (
    leaving(object) ??
    (ready >= wanted
      ? { state: 'ready' }
      : {
          state: 'progressing',
          reason: 'PodsNotAvailable',
          message: `${ready} of ${wanted} pods are ready.`,
        })
  );
}

function claimHealth(object: z.output<typeof anySchema>): Health {
  const phase = object.status?.phase;
  switch (phase) {
    case 'Bound':
      return leaving(object) ?? { state: 'ready', reason: phase };
    case 'Pending':
      return { state: 'progressing', reason: phase };
    case 'Lost':
      return { state: 'failed', reason: phase };
    default:
      return { state: 'unknown', reason: phase || 'NotReported' };
  }
}

function leaving({
  metadata,
}: {
  metadata: { deletionTimestamp?: string | null };
}): Health | undefined {
  return metadata.deletionTimestamp
    ? {
        state: 'progressing',
        reason: 'Terminating',
        since: metadata.deletionTimestamp,
      }
    : undefined;
}
