// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Cluster, Requeue } from '../../runtime';
import { recordPulled, recordStarted } from '../podEvents';
import { Pod } from '../podsOf';
import {
  isRunning,
  running,
  statusOf,
  writePodStatus,
} from '../writePodStatus';

const saidEveryMs = 60_000;

/** Runs, and its first container never says that it is ready. */
export async function failProbe(
  pod: Pod,
  cluster: Cluster,
): Promise<Requeue | undefined> {
  const { containers = [] } = pod.spec ?? {};
  const [first] = containers;
  if (!first) return undefined;
  const isKnown = isRunning(pod) && statusOf(pod, first.name)?.ready === false;
  if (!isKnown) {
    const isFirst = !isRunning(pod);
    if (isFirst) await recordPulled(pod, containers, cluster);
    await writePodStatus(pod, cluster, {
      phase: 'Running',
      of: ({ name }) => {
        const state = statusOf(pod, name)?.state;
        return {
          state: state?.running ? state : running(cluster),
          ready: name !== first.name,
        };
      },
    });
    if (isFirst) await recordStarted(pod, containers, cluster);
  }
  await cluster.event(
    pod,
    'Warning',
    'Unhealthy',
    'Readiness probe failed: HTTP probe failed with statuscode: 503',
    'kubelet',
  );
  return cluster.clock.pace === 'instant'
    ? undefined
    : { requeueAfterMs: saidEveryMs };
}
