// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import { conditions } from '../../dialects/reading/conditionHealth';
import { flag, integer, list, name, text } from '../../dialects/reading/fields';

const stateSchema = z.object({
  waiting: z.object({ reason: text, message: text }).nullish(),
  running: z.object({ startedAt: text }).nullish(),
  terminated: z
    .object({
      exitCode: integer,
      reason: text,
      message: text,
      startedAt: text,
      finishedAt: text,
    })
    .nullish(),
});

const statusesSchema = list(
  z.object({
    name,
    image: text,
    ready: flag,
    restartCount: integer,
    state: stateSchema.nullish(),
    lastState: stateSchema.nullish(),
  }),
);

/** What is read of a pod. */
export const kubePodSchema = z.object({
  metadata: z.object({
    name,
    namespace: text,
    uid: text,
    creationTimestamp: text,
    deletionTimestamp: text,
    labels: z.record(z.string(), z.string()).nullish(),
    ownerReferences: list(z.object({ kind: name, name, controller: flag })),
  }),
  spec: z
    .object({
      nodeName: text,
      restartPolicy: text,
      containers: list(z.object({ name, image: text })),
      initContainers: list(
        z.object({ name, image: text, restartPolicy: text }),
      ),
    })
    .nullish(),
  status: z
    .object({
      ...conditions,
      phase: text,
      reason: text,
      message: text,
      startTime: text,
      containerStatuses: statusesSchema,
      initContainerStatuses: statusesSchema,
    })
    .nullish(),
});

/** A pod as Kubernetes has it. */
export type KubePod = z.output<typeof kubePodSchema>;
/** What a kubelet says of one container. */
export type KubeContainerStatus = NonNullable<
  NonNullable<KubePod['status']>['containerStatuses']
>[number];
/** How a container is, or was before. */
export type KubeContainerState = z.output<typeof stateSchema>;
