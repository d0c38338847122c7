// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Cluster, timestamp } from '../../runtime';
import { Pod } from '../podsOf';
import { statusOf, writePodStatus } from '../writePodStatus';
import { backOffMs, goDuration } from './backOff';
import { crash } from './crash';

const restarts = 2;

/** Its first init container fails and is waited for; a pod without any crashes instead. */
export async function failPreparation(
  pod: Pod,
  cluster: Cluster,
): Promise<{ requeueAfterMs: number } | undefined> {
  const [first] = pod.spec?.initContainers ?? [];
  if (!first) return crash(pod, cluster, 'Error');
  const reason = 'CrashLoopBackOff';
  if (statusOf(pod, first.name)?.state.waiting?.reason === reason) {
    return undefined;
  }
  const { name, namespace, uid } = pod.metadata;
  const which = `${name}_${namespace}(${uid})`;
  const now = timestamp(cluster.clock.now());
  await writePodStatus(pod, cluster, {
    phase: 'Pending',
    of: () => ({ state: { waiting: { reason: 'PodInitializing' } } }),
    ofInit: each =>
      each.name !== first.name
        ? { state: { waiting: { reason: 'PodInitializing' } } }
        : {
            restartCount: restarts,
            state: {
              waiting: {
                reason,
                message: `back-off ${goDuration(
                  backOffMs(restarts),
                )} restarting failed container=${first.name} pod=${which}`,
              },
            },
            lastState: {
              terminated: {
                exitCode: 1,
                reason: 'Error',
                startedAt: pod.status?.startTime ?? now,
                finishedAt: now,
              },
            },
          },
  });
  await cluster.event(
    pod,
    'Warning',
    'BackOff',
    `Back-off restarting failed container ${first.name} in pod ${which}`,
    'kubelet',
  );
  return undefined;
}
