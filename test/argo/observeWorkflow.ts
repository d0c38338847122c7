// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { setTimeout as pause } from 'node:timers/promises';
import type { KubeObject, SandboxClient } from '@fourplane/sandbox/client';

/** A node of a workflow's status, as far as it is looked at here. */
export interface ObservedNode {
  readonly id: string;
  readonly type: string;
  readonly phase?: string;
  readonly displayName: string;
  readonly message?: string;
  readonly hostNodeName?: string;
  readonly finishedAt?: string | null;
  readonly [field: string]: unknown;
}

interface WorkflowStatus {
  readonly phase?: string;
  readonly message?: string;
  readonly progress?: string;
  readonly conditions?: readonly object[];
  /** Null, too, until then. */
  readonly finishedAt?: string | null;
  readonly nodes?: Record<string, ObservedNode>;
}

export type Workflow = KubeObject<object, WorkflowStatus>;

/** What a workflow led to. */
export interface Observation {
  readonly workflow: Workflow;
  /** Its pods that are there at that time, in the order of their names. */
  readonly pods: readonly KubeObject[];
}

const kind = ['argoproj.io/v1alpha1', 'Workflow'] as const;
const then = 'test.fourplane.dev/then';
const until = 'test.fourplane.dev/until';

const isOfStep = ({ metadata }: KubeObject, step: string) =>
  metadata.annotations?.['workflows.argoproj.io/node-name']?.endsWith(
    `.${step}`,
  );

const nodesOf = ({ status }: KubeObject) =>
  Object.values((status as WorkflowStatus | undefined)?.nodes ?? {});

const isHeld = (object: KubeObject) =>
  nodesOf(object).some(
    node => node.displayName === 'build-image' && node.phase === 'Running',
  );

/** What a workflow waits for, by its annotation, where it is not to end. */
const awaited: Record<string, (object: KubeObject) => boolean> = {
  held: object =>
    isHeld(object) &&
    nodesOf(object).some(
      node => node.displayName === 'unit-tests' && node.phase === 'Succeeded',
    ),
  'pod deleted': object =>
    nodesOf(object).some(
      node => node.phase === 'Running' && node.message === 'pod deleted',
    ),
  Suspend: object =>
    nodesOf(object).some(
      node => node.type === 'Suspend' && node.phase === 'Running',
    ),
  Pending: object =>
    nodesOf(object).some(
      node =>
        node.phase === 'Pending' && node.message?.startsWith('Unschedulable'),
    ),
  ImagePullBackOff: object =>
    nodesOf(object).some(node => node.message?.startsWith('ImagePullBackOff')),
};

async function interfere(
  client: SandboxClient,
  workflow: KubeObject,
  what: string,
  patienceMs: number,
): Promise<void> {
  const { namespace = '', name } = workflow.metadata;
  const held = await client.waitFor(...kind, namespace, name, isHeld);
  const [verb, object] = what.split('=');
  if (verb === 'shutdown') {
    await client.mergePatch(...kind, namespace, name, {
      spec: { shutdown: object },
    });
    await client.waitFor(...kind, namespace, name, each => !isHeld(each));
    await terminateContainers(client, held);
    return;
  }
  await pause(patienceMs);
  const pods = await podsOf(client, held);
  for (const pod of pods.filter(each => isOfStep(each, object))) {
    await client.delete('v1', 'Pod', namespace, pod.metadata.name, {
      gracePeriodSeconds: 0,
    });
  }
}

/** What Argo does by running a command in the pod, which the simulated nodes do not let real programs do. */
async function terminateContainers(
  client: SandboxClient,
  workflow: KubeObject,
): Promise<void> {
  for (const { metadata } of await podsOf(client, workflow)) {
    const signal = { 'sandbox.fourplane.dev/signal': 'SIGTERM' };
    await client.mergePatch('v1', 'Pod', metadata.namespace, metadata.name, {
      metadata: { annotations: signal },
    });
  }
}

async function podsOf(
  client: SandboxClient,
  { metadata }: KubeObject,
): Promise<KubeObject[]> {
  const pods = await client.list('v1', 'Pod', {
    namespace: metadata.namespace,
    labelSelector: `workflows.argoproj.io/workflow=${metadata.name}`,
  });
  return pods.sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));
}

export interface ObserveOptions {
  /** Before a pod is deleted: the real Argo makes one again that is gone within ten seconds of its step's begin. */
  readonly patienceMs?: number;
}

/** Applies a workflow, does to it what its annotations say, and waits until it has ended or is as they say. */
export async function observeWorkflow(
  client: SandboxClient,
  manifest: string,
  options: ObserveOptions = {},
): Promise<Observation> {
  const [workflow] = await client.apply(manifest);
  const { namespace = '', name, annotations = {} } = workflow.metadata;
  if (annotations[then])
    await interfere(
      client,
      workflow,
      annotations[then],
      options.patienceMs ?? 0,
    );
  const isThere = awaited[annotations[until] ?? ''];
  const found = (await client.waitFor(
    ...kind,
    namespace,
    name,
    object =>
      isThere
        ? isThere(object)
        : Boolean((object.status as WorkflowStatus | undefined)?.finishedAt),
    // real controllers wait for minutes before they believe that a pod is gone
    { timeoutMs: 600_000 },
  )) as Workflow; // of the kind that was asked for
  return { workflow: found, pods: await podsOf(client, found) };
}
