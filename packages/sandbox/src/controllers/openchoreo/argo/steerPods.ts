// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ignoreNotFound } from '../../../client';
import { Cluster } from '../../runtime';
import { sandboxAnnotation } from '../../sandboxAnnotation';
import { Pod } from '../../workloads/podsOf';
import { ArgoNode, ArgoWorkflow, ArgoWorkflowStatus } from './objects';
import { askedOf } from './wishes';

/** Ends the pods of nodes: those that run by a signal, the others by taking them away. */
export async function terminatePods(
  nodes: readonly ArgoNode[],
  pods: ReadonlyMap<string, Pod>,
  cluster: Cluster,
): Promise<void> {
  for (const { id } of nodes) {
    const pod = pods.get(id);
    if (!pod) continue;
    if (pod.status?.phase === 'Running') {
      const annotations = { [sandboxAnnotation.signal]: 'SIGTERM' };
      if (pod.metadata.annotations?.[sandboxAnnotation.signal]) continue;
      await cluster
        .patch(pod, { metadata: { annotations } })
        .catch(ignoreNotFound);
    } else {
      await cluster.delete(pod);
    }
  }
}

/** Lets a step that was held go on once its workflow does not ask for that any more. */
export async function tellWishes(
  workflow: ArgoWorkflow,
  { nodes = {} }: ArgoWorkflowStatus,
  pods: ReadonlyMap<string, Pod>,
  cluster: Cluster,
): Promise<void> {
  for (const node of Object.values(nodes)) {
    const pod = pods.get(node.id);
    if (!pod || node.finishedAt) continue;
    const before = pod.metadata.annotations ?? {};
    const mark = before[sandboxAnnotation.asked]?.split(' ') ?? [];
    const wishes = askedOf(workflow, node);
    const annotations = Object.fromEntries([
      ...Object.entries(wishes).filter(
        ([name, value]) => before[name] !== value,
      ),
      ...mark
        .filter(
          name => wishes[name] === undefined && before[name] !== undefined,
        )
        .map(name => [name, null]),
    ]);
    if (Object.keys(annotations).length > 0) {
      await cluster
        .patch(pod, { metadata: { annotations } })
        .catch(ignoreNotFound);
    }
  }
}
