// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../../client';
import { Cluster, ownerReference } from '../runtime';
import { podKind } from './kinds';
import { PodSpec, PodStatus, PodTemplate } from './objects';

export type Pod = KubeObject<PodSpec, PodStatus>;

export const isPodReady = ({ status }: Pod): boolean =>
  status?.conditions?.some(c => c.type === 'Ready' && c.status === 'True') ??
  false;

/** Once started: ready now, or restarted since. */
export const hasPodStarted = (pod: Pod): boolean =>
  isPodReady(pod) ||
  (pod.status?.containerStatuses ?? []).some(c => c.restartCount > 0);

/** A pod of a template, controlled by the owner. Creating one that exists changes nothing. */
export async function createPod(
  owner: KubeObject,
  name: string,
  template: PodTemplate,
  cluster: Cluster,
  labels: Record<string, string> = {},
): Promise<void> {
  await cluster.createIfAbsent({
    ...podKind,
    metadata: {
      name,
      namespace: owner.metadata.namespace,
      labels: { ...template.metadata?.labels, ...labels },
      annotations: template.metadata?.annotations,
      ownerReferences: [ownerReference(owner)],
    },
    spec: template.spec,
  });
  await cluster.eventOnce(
    owner,
    'Normal',
    'SuccessfulCreate',
    `Created pod: ${name}`,
    `${owner.kind.toLowerCase()}-controller`,
  );
}
