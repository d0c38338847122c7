// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Cluster, Requeue } from '../../runtime';
import { Pod } from '../podsOf';
import { running, statusOf, writePodStatus } from '../writePodStatus';
import { backOffMs } from './backOff';

const component = 'kubelet';

/** An image no registry has: tried, refused, backed off from, and tried again for ever. */
export async function failPull(
  pod: Pod,
  cluster: Cluster,
): Promise<Requeue | undefined> {
  const container = (pod.spec?.containers ?? []).find(
    ({ name }) => name !== 'wait',
  );
  if (!container) return undefined;
  const { image, name } = container;
  const waiting = statusOf(pod, name)?.state.waiting?.reason;
  const pull = `failed to pull and unpack image "${image}": failed to resolve reference "${image}": ${image}: not found`;
  const error = `Failed to pull image "${image}": ${pull}`;
  const show = (reason: string, message: string) =>
    writePodStatus(pod, cluster, {
      phase: 'Pending',
      of: each => {
        if (each.name === name)
          return { state: { waiting: { reason, message } } };
        const state = statusOf(pod, each.name)?.state;
        return { state: state?.running ? state : running(cluster) };
      },
    });
  const say = (type: 'Normal' | 'Warning', reason: string, message: string) =>
    cluster.event(pod, type, reason, message, component);

  if (waiting !== 'ErrImagePull' && waiting !== 'ImagePullBackOff') {
    await show('ErrImagePull', pull);
    await say('Normal', 'Pulling', `Pulling image "${image}"`);
    await say('Warning', 'Failed', error);
    await say('Warning', 'Failed', 'Error: ErrImagePull');
    return undefined;
  }
  const isFirst = waiting === 'ErrImagePull';
  if (isFirst) {
    await show(
      'ImagePullBackOff',
      `Back-off pulling image "${image}": ErrImagePull: ${pull}`,
    );
    await say('Normal', 'BackOff', `Back-off pulling image "${image}"`);
    await say('Warning', 'Failed', 'Error: ImagePullBackOff');
  }
  if (cluster.clock.pace === 'instant') return undefined;
  if (isFirst) return undefined;
  return retryLater(pod, cluster, say, { image, error });
}

/** Tries again, each time later, as the events count it. */
async function retryLater(
  pod: Pod,
  cluster: Cluster,
  say: (
    type: 'Normal' | 'Warning',
    reason: string,
    message: string,
  ) => Promise<void>,
  { image, error }: { image: string; error: string },
): Promise<Requeue> {
  const age =
    cluster.clock.now().getTime() - Date.parse(pod.status?.startTime ?? '');
  let due = 0;
  let tries = 0;
  while (due <= age) {
    due += backOffMs(tries);
    tries += 1;
  }
  if (tries > 1) {
    await say('Normal', 'Pulling', `Pulling image "${image}"`);
    await say('Warning', 'Failed', error);
    await say('Normal', 'BackOff', `Back-off pulling image "${image}"`);
  }
  return { requeueAfterMs: Math.max(due - age, 1_000) };
}
