// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Cluster } from '../runtime';
import { Container } from './objects';
import { Pod } from './podsOf';

/** What a kubelet says when it has the images. */
export async function recordPulled(
  pod: Pod,
  containers: readonly Container[],
  cluster: Cluster,
): Promise<void> {
  for (const { image } of containers) {
    await cluster.event(
      pod,
      'Normal',
      'Pulled',
      `Container image "${image}" already present on machine`,
      'kubelet',
    );
  }
}

/** What a kubelet says when containers run. */
export async function recordStarted(
  pod: Pod,
  containers: readonly Container[],
  cluster: Cluster,
): Promise<void> {
  for (const { name } of containers) {
    const said = [
      ['Created', `Created container: ${name}`],
      ['Started', `Started container ${name}`],
    ] as const;
    for (const [reason, message] of said) {
      await cluster.event(pod, 'Normal', reason, message, 'kubelet');
    }
  }
}
