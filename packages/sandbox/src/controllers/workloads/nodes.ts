// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { SandboxClient } from '../../client';
import { Clock, timestamp } from '../runtime';

/** The machines pods are bound to. */
export const nodeNames = ['sandbox-node-1', 'sandbox-node-2'] as const;

/** Registers the simulated nodes, as kubelets do when they start. */
export async function registerNodes(
  client: SandboxClient,
  clock: Clock,
): Promise<void> {
  const now = timestamp(clock.now());
  const resources = { cpu: '8', memory: '16Gi', pods: '110' };
  for (const name of nodeNames) {
    await client.apply({
      apiVersion: 'v1',
      kind: 'Node',
      metadata: { name, labels: { 'kubernetes.io/hostname': name } },
    });
    await client.mergePatch(
      'v1',
      'Node',
      undefined,
      name,
      {
        status: {
          capacity: resources,
          allocatable: resources,
          nodeInfo: { kubeletVersion: 'v1.36.2', operatingSystem: 'linux' },
          conditions: [
            {
              type: 'Ready',
              status: 'True',
              reason: 'KubeletReady',
              message: 'simulated',
              lastHeartbeatTime: now,
              lastTransitionTime: now,
            },
          ],
        },
      },
      { subresource: 'status' },
    );
  }
}
