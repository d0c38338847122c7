// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { setTimeout as sleep } from 'node:timers/promises';
import { KubeObject, SandboxClient } from '@fourplane/sandbox';
import { nextPodStep, Pod } from './nextPodStep';
import { workflowStepResults } from './workflowStep';

const nodeName = 'fourplane-node';
const againMs = 200;

export interface MachinesOptions {
  readonly client: SandboxClient;
  /** Lines for people: what a machine could not do. */
  readonly logger: (line: string) => void;
}

export interface Machines {
  stop(): Promise<void>;
}

/**
 * Stands in for a scheduler and a node: every pod is bound, runs and, where it is to end, ends well; a step of an
 * Argo workflow reports its outputs first, as Argo's executor does. Speaks only the Kubernetes API.
 */
export async function startMachines(
  options: MachinesOptions,
): Promise<Machines> {
  await registerNode(options.client);
  const controller = new AbortController();
  const running = runPods(options, controller.signal);
  return {
    async stop() {
      controller.abort();
      await running;
    },
  };
}

async function registerNode(client: SandboxClient): Promise<void> {
  const resources = { cpu: '64', memory: '256Gi', pods: '500' };
  await client.apply({
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name: nodeName,
      labels: { 'kubernetes.io/hostname': nodeName },
    },
  });
  const now = timestamp();
  await client.mergePatch(
    'v1',
    'Node',
    undefined,
    nodeName,
    {
      status: {
        capacity: resources,
        allocatable: resources,
        addresses: [{ type: 'InternalIP', address: '127.0.0.1' }],
        conditions: [
          {
            type: 'Ready',
            status: 'True',
            reason: 'KubeletReady',
            message: 'a stand-in for tests',
            lastHeartbeatTime: now,
            lastTransitionTime: now,
          },
        ],
      },
    },
    { subresource: 'status' },
  );
}

/** Lists and watches until it is stopped; a broken watch is begun anew from a list. */
async function runPods(
  { client, logger }: MachinesOptions,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    try {
      const { items, resourceVersion } = await client.listWithVersion(
        'v1',
        'Pod',
        {},
        signal,
      );
      for (const item of items) {
        await handle(item, client, logger);
      }
      for await (const event of client.watch('v1', 'Pod', {
        resourceVersion,
        signal,
      })) {
        if (event.type === 'ADDED' || event.type === 'MODIFIED') {
          await handle(event.object, client, logger);
        }
      }
    } catch (error) {
      if (!signal.aborted) {
        logger(`machines: ${error}; looking again`);
        await sleep(againMs);
      }
    }
  }
}

async function handle(
  object: KubeObject,
  client: SandboxClient,
  logger: (line: string) => void,
): Promise<void> {
  // the API server has validated it
  const pod = object as Pod;
  try {
    await act(pod, client);
  } catch (error) {
    // a conflict or a pod that is gone by now: its next event tells
    logger(
      `machines: pod ${pod.metadata.namespace}/${pod.metadata.name}: ${error}`,
    );
  }
}

async function act(pod: Pod, client: SandboxClient): Promise<void> {
  const { namespace = '', name } = pod.metadata;
  const step = nextPodStep(pod, timestamp());
  switch (step.kind) {
    case 'bind':
      await client.bindPod(namespace, name, nodeName);
      break;
    case 'remove':
      await client.delete('v1', 'Pod', namespace, name, {
        gracePeriodSeconds: 0,
      });
      break;
    case 'finish':
      // Argo takes a pod that ended without its outputs for one that has none
      await client.apply(workflowStepResults(pod));
      await writeStatus(pod, step.status, client);
      break;
    case 'run':
      await writeStatus(pod, step.status, client);
      break;
    default:
  }
}

async function writeStatus(pod: Pod, status: object, client: SandboxClient) {
  const { namespace, name } = pod.metadata;
  await client.mergePatch(
    'v1',
    'Pod',
    namespace,
    name,
    { status },
    { subresource: 'status' },
  );
}

/** Kubernetes' times have whole seconds. */
function timestamp(): string {
  return new Date().toISOString().replace(/\.\d+Z$/, 'Z');
}
