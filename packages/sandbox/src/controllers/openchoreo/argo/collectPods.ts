// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Cluster, durationMs, keyOf, Requeue } from '../../runtime';
import { Pod } from '../../workloads/podsOf';
import { argo } from '../../workloads/step/stepNameOf';
import { expiresAt } from './expiresAt';
import { isFulfilled } from './NodeGraph';
import {
  ArgoNode,
  ArgoWorkflow,
  ArgoWorkflowSpec,
  taskResultKind,
} from './objects';

const usualDelayMs = 5_000;

/** Whether a pod is to go, by Argo's names for when. */
const strategies: Readonly<
  Record<string, (node: ArgoNode, workflow: ArgoWorkflow) => boolean>
> = {
  OnPodCompletion: node => isFulfilled(node),
  OnPodSuccess: node => isFulfilled(node) && node.phase === 'Succeeded',
  OnWorkflowCompletion: (_, { status }) => Boolean(status?.finishedAt),
  OnWorkflowSuccess: (_, { status }) => status?.phase === 'Succeeded',
};

/** Takes away the pods whose time has come; milliseconds until the next, infinite when none is to go. */
export async function collectPods(
  workflow: ArgoWorkflow,
  spec: ArgoWorkflowSpec,
  pods: readonly Pod[],
  cluster: Cluster,
): Promise<number> {
  const { strategy = '', deleteDelayDuration } = spec.podGC ?? {};
  const isDue = strategies[strategy];
  if (!isDue) return Infinity;
  const delayMs = durationMs(deleteDelayDuration) ?? usualDelayMs;
  const now = cluster.clock.now().getTime();
  let next = Infinity;
  for (const pod of pods) {
    const id = pod.metadata.annotations?.[`${argo}/node-id`] ?? '';
    const node = workflow.status?.nodes?.[id];
    if (!node?.finishedAt || !isDue(node, workflow)) continue;
    const since = strategy.startsWith('OnPod')
      ? node.finishedAt
      : workflow.status?.finishedAt ?? node.finishedAt;
    const left = Date.parse(since) + delayMs - now;
    if (left > 0) next = Math.min(next, left);
    else await cluster.delete(pod);
  }
  return next;
}

/** What remains to be done of a workflow that has ended: pods and results go, then, by its time to live, itself. */
export async function afterwards(
  workflow: ArgoWorkflow,
  pods: readonly Pod[],
  cluster: Cluster,
): Promise<Requeue | undefined> {
  const { status = {}, spec = {}, metadata } = workflow;
  for (const node of Object.values(status.nodes ?? {})) {
    const key = { namespace: metadata.namespace ?? '', name: node.id };
    if (cluster.get(taskResultKind, key.namespace, key.name)) {
      await cluster.delete({ ...taskResultKind, metadata: key });
    }
  }
  const all = { ...status.storedWorkflowTemplateSpec, ...spec };
  const collectMs = await collectPods(workflow, all, pods, cluster);
  const left = expiresAt(workflow) - cluster.clock.now().getTime();
  if (left <= 0) {
    await cluster.delete({
      apiVersion: workflow.apiVersion,
      kind: workflow.kind,
      metadata: keyOf(workflow),
    });
    return undefined;
  }
  const nextMs = Math.min(left, collectMs);
  return Number.isFinite(nextMs)
    ? { requeueAfterMs: Math.max(nextMs, 1) }
    : undefined;
}
