// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { NodeGraph } from './NodeGraph';
import { ArgoNode, NodeType } from './objects';

const executables: ReadonlySet<NodeType> = new Set<NodeType>([
  'Pod',
  'Container',
  'Suspend',
]);

interface Sum {
  done: number;
  total: number;
  cpu: number;
  memory: number;
  hasDuration: boolean;
}

function sum(nodes: readonly ArgoNode[]): Sum {
  const result: Sum = {
    done: 0,
    total: 0,
    cpu: 0,
    memory: 0,
    hasDuration: false,
  };
  for (const node of nodes) {
    const [done, total] = (node.progress ?? '0/1').split('/').map(Number);
    result.done += done;
    result.total += total;
    result.cpu += node.resourcesDuration?.cpu ?? 0;
    result.memory += node.resourcesDuration?.memory ?? 0;
    result.hasDuration ||= node.resourcesDuration !== undefined;
  }
  return result;
}

const asFields = ({ done, total, cpu, memory, hasDuration }: Sum) => ({
  progress: `${done}/${total}`,
  ...(hasDuration && { resourcesDuration: { cpu, memory } }),
});

/** All executable nodes that come after a node or are in it. */
function below(node: ArgoNode, graph: NodeGraph): ArgoNode[] {
  const seen = new Set<string>();
  const found: ArgoNode[] = [];
  const waiting = graph.childrenOf(node);
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    if (seen.has(next.id)) continue;
    seen.add(next.id);
    if (executables.has(next.type)) found.push(next);
    waiting.push(...graph.childrenOf(next));
  }
  return found;
}

/** Writes how far every node is, as Argo counts: a group has what comes after it in it, too. Returns the workflow's own. */
export function countProgress(graph: NodeGraph): ReturnType<typeof asFields> {
  const all = graph.all();
  for (const node of all) {
    if (executables.has(node.type)) {
      node.progress = node.phase === 'Succeeded' ? '1/1' : '0/1';
    }
  }
  for (const node of all) {
    if (executables.has(node.type)) continue;
    const within = below(node, graph);
    if (within.length === 0) continue;
    const { progress, resourcesDuration } = asFields(sum(within));
    node.progress = progress;
    if (node.finishedAt && resourcesDuration && node.type !== 'Skipped') {
      node.resourcesDuration = resourcesDuration;
    }
  }
  return asFields(sum(all.filter(({ type }) => executables.has(type))));
}
