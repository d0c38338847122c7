// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Pod, Runtime } from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';
import { name, text, withoutAbsent } from '../../dialects/reading/fields';
import { keyOf } from '../../dialects/reading/keys';
import {
  defineKind,
  Projection,
  ReadableKind,
} from '../../dialects/reading/ReadableKind';
import { KubeObject } from '../../kube/KubeObject';
import { kubePodSchema } from './kubePod';
import { Labels } from './labels';
import { ownerOf, podOf } from './podOf';
import { kubeRolloutSchema, Rollout, rolloutOf } from './rolloutOf';
import {
  kubeCronJobSchema,
  kubeJobSchema,
  Schedule,
  scheduleOf,
  TaskRun,
  taskRunOf,
} from './taskRunOf';

/** What is kept of a pod. */
export interface PodContent {
  readonly labels: Labels;
  /** What keeps it: a ReplicaSet, a StatefulSet, a Job. */
  readonly owner?: { readonly kind: string; readonly name: string };
  readonly uid?: string;
  readonly pod: Pod;
}

/** What is kept of a Deployment or StatefulSet. */
export interface RolloutContent extends Rollout {
  readonly labels: Labels;
}

/** What is kept of a CronJob. */
export interface CronJobContent extends Schedule {
  readonly labels: Labels;
}

/** What is kept of a Job. */
export interface JobContent {
  readonly labels: Labels;
  readonly cronJob?: string;
  readonly run: TaskRun;
}

/** What is kept of a warning. */
export interface WarningContent {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly warning: NonNullable<Runtime['lastWarning']>;
}

export const podKind = defineKind({
  apiVersion: 'v1',
  kind: 'Pod',
  schema: kubePodSchema,
  content: (pod): PodContent =>
    withoutAbsent({
      labels: pod.metadata.labels ?? {},
      owner: ownerOf(pod),
      uid: pod.metadata.uid || undefined,
      pod: podOf(pod),
    }),
});

const rolloutKind = (kind: string) =>
  defineKind({
    apiVersion: 'apps/v1',
    kind,
    schema: kubeRolloutSchema,
    content: (object): RolloutContent => ({
      labels: object.metadata.labels ?? {},
      ...rolloutOf(object),
    }),
  });

export const deploymentKind = rolloutKind('Deployment');
export const statefulSetKind = rolloutKind('StatefulSet');

export const cronJobKind = defineKind({
  apiVersion: 'batch/v1',
  kind: 'CronJob',
  schema: kubeCronJobSchema,
  content: (cronJob): CronJobContent => ({
    labels: cronJob.metadata.labels ?? {},
    ...scheduleOf(cronJob),
  }),
});

export const jobKind = defineKind({
  apiVersion: 'batch/v1',
  kind: 'Job',
  schema: kubeJobSchema,
  content: (job): JobContent =>
    withoutAbsent({
      labels: job.metadata.labels ?? {},
      cronJob: job.metadata.ownerReferences?.find(
        ({ kind, controller }) => controller && kind === 'CronJob',
      )?.name,
      run: taskRunOf(job),
    }),
});

export const warningKind = defineKind({
  apiVersion: 'v1',
  kind: 'Event',
  schema: z.object({
    involvedObject: z.object({ kind: name, namespace: text, name }),
    reason: text,
    message: text,
    lastTimestamp: text,
    eventTime: text,
    firstTimestamp: text,
    series: z.object({ lastObservedTime: text }).nullish(),
  }),
  content: (event): WarningContent => {
    const { kind, namespace, name: object } = event.involvedObject;
    return {
      kind,
      namespace: namespace ?? '',
      name: object,
      warning: withoutAbsent({
        at:
          event.series?.lastObservedTime ||
          event.lastTimestamp ||
          event.eventTime ||
          event.firstTimestamp ||
          undefined,
        reason: event.reason || 'Warning',
        message: event.message ?? '',
        object: `${kind} ${object}`,
      }),
    };
  },
  indexes: {
    about: ({ kind, namespace, name: object }) => [
      keyOf(namespace, kind, object),
    ],
  },
});

/** What a store or a change holds of an object of the kind: it was made by the kind's own `project`, and is typed as any object. */
export function contentIn<T>(
  _: ReadableKind<T>,
  object: KubeObject,
): T | undefined {
  return (object as Projection<T>).content;
}
