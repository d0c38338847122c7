// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { SandboxClient } from '../../client';
import { Clock, timestamp } from '../runtime';
import { Kubelet } from './kubelet/Kubelet';

/** Where the simulated nodes answer. */
export const nodeAddress = '127.0.0.1';

/** The machines pods are bound to. */
export const nodeNames = ['sandbox-node-1', 'sandbox-node-2'] as const;

export interface NodesOptions {
  client: SandboxClient;
  clock: Clock;
  logger?(line: string): void;
}

/** Starts what answers for the simulated nodes, and registers them, as kubelets do. Nothing runs when it rejects. */
export async function startNodes({
  client,
  clock,
  logger = () => {},
}: NodesOptions): Promise<{ stop(): Promise<void> }> {
  const kubelet = await Kubelet.start({ client, logger });
  try {
    await registerNodes(client, clock, kubelet.port);
  } catch (error) {
    await kubelet.stop();
    throw error;
  }
  return { stop: () => kubelet.stop() };
}

async function registerNodes(
  client: SandboxClient,
  clock: Clock,
  kubeletPort: number,
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
          addresses: [
            { type: 'InternalIP', address: nodeAddress },
            { type: 'Hostname', address: name },
          ],
          daemonEndpoints: { kubeletEndpoint: { Port: kubeletPort } },
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
