// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Cluster } from '../../runtime';
import { Pod } from '../podsOf';
import { statusOf, writePodStatus } from '../writePodStatus';

/** Waits for a volume that cannot be mounted; its containers are never made. */
export async function stayCreating(
  pod: Pod,
  cluster: Cluster,
): Promise<undefined> {
  const [first] = pod.spec?.containers ?? [];
  if (!first) return undefined;
  await cluster.eventOnce(
    pod,
    'Warning',
    'FailedMount',
    `MountVolume.SetUp failed for volume "config" : configmap "${first.name}-config" not found`,
    'kubelet',
  );
  const reason = statusOf(pod, first.name)?.state.waiting?.reason;
  if (reason === 'ContainerCreating' || reason === 'PodInitializing') {
    return undefined;
  }
  await writePodStatus(pod, cluster, {
    phase: 'Pending',
    of: () => ({ state: { waiting: { reason: 'ContainerCreating' } } }),
  });
  return undefined;
}

/** Its containers name a configuration that is not there. */
export async function stayUnconfigured(
  pod: Pod,
  cluster: Cluster,
): Promise<undefined> {
  const [first] = pod.spec?.containers ?? [];
  const reason = 'CreateContainerConfigError';
  if (!first || statusOf(pod, first.name)?.state.waiting?.reason === reason) {
    return undefined;
  }
  const message = `configmap "${first.name}-config" not found`;
  await writePodStatus(pod, cluster, {
    phase: 'Pending',
    of: () => ({ state: { waiting: { reason, message } } }),
  });
  await cluster.event(pod, 'Warning', 'Failed', `Error: ${message}`, 'kubelet');
  return undefined;
}
