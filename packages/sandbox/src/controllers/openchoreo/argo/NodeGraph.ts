// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { fnv32a } from '../names';
import { ArgoNode, NodePhase, NodeType } from './objects';

const over: ReadonlySet<NodePhase> = new Set<NodePhase>([
  'Succeeded',
  'Failed',
  'Error',
  'Skipped',
  'Omitted',
]);

export const hasFailed = ({ phase }: ArgoNode): boolean =>
  phase === 'Failed' || phase === 'Error';

/** Ended, though its executor may still have something to say. */
export const isOver = ({ phase }: ArgoNode): boolean => over.has(phase);

/** Ended, and nothing more will be heard of it. */
export const isFulfilled = ({ phase, taskResultSynced }: ArgoNode): boolean =>
  over.has(phase) && taskResultSynced !== false;

/** The nodes of a workflow while they are worked on. */
export class NodeGraph {
  /** Takes a copy of the nodes there are. */
  static create(
    workflow: string,
    nodes: Readonly<Record<string, ArgoNode>> | undefined,
    now: string,
  ): NodeGraph {
    return new NodeGraph(
      workflow,
      new Map(structuredClone(Object.entries(nodes ?? {}))),
      now,
    );
  }

  private constructor(
    private readonly workflow: string,
    private readonly nodes: Map<string, ArgoNode>,
    private readonly now: string,
  ) {}

  idOf(name: string): string {
    return name === this.workflow ? name : `${this.workflow}-${fnv32a(name)}`;
  }

  named(name: string): ArgoNode | undefined {
    return this.nodes.get(this.idOf(name));
  }

  get(id: string): ArgoNode | undefined {
    return this.nodes.get(id);
  }

  all(): ArgoNode[] {
    return [...this.nodes.values()];
  }

  add(
    name: string,
    type: NodeType,
    phase: NodePhase,
    more: Partial<ArgoNode> = {},
  ): ArgoNode {
    const id = this.idOf(name);
    const node: ArgoNode = {
      id,
      name,
      displayName: displayNameOf(name, this.get(more.boundaryID ?? '')?.name),
      type,
      phase,
      startedAt: this.now,
      ...(over.has(phase) && { finishedAt: this.now }),
      ...more,
    };
    this.nodes.set(id, node);
    return node;
  }

  /** Nothing is done to a node that has ended already. */
  end(node: ArgoNode, phase: NodePhase, message?: string): void {
    if (over.has(node.phase)) return;
    node.phase = phase;
    node.finishedAt ??= this.now;
    if (message) node.message = message;
  }

  link(parent: ArgoNode, child: ArgoNode): void {
    const children = (parent.children ??= []);
    if (!children.includes(child.id)) children.push(child.id);
  }

  childrenOf({ children = [] }: ArgoNode): ArgoNode[] {
    return children.flatMap(id => this.nodes.get(id) ?? []);
  }

  /** The nodes after which something that follows this one comes. */
  outboundOf(node: ArgoNode): ArgoNode[] {
    switch (node.type) {
      case 'Steps':
      case 'DAG':
        return (node.outboundNodes ?? []).flatMap(id => this.get(id) ?? []);
      case 'Retry': {
        const attempts = this.childrenOf(node).filter(
          each => each.nodeFlag?.retried,
        );
        const last = attempts.at(-1);
        return last ? this.outboundOf(last) : [node];
      }
      case 'Pod': {
        const containers = this.childrenOf(node).filter(
          each => each.type === 'Container',
        );
        return containers.length > 0
          ? this.lastContainersOf(containers)
          : [node];
      }
      default:
        return [node];
    }
  }

  private lastContainersOf(containers: readonly ArgoNode[]): ArgoNode[] {
    return containers.flatMap(container => {
      const after = this.childrenOf(container).filter(
        each => each.type === 'Container',
      );
      return after.length > 0 ? this.lastContainersOf(after) : [container];
    });
  }
}

/** Of `run[0].build(1)` in `run` the `build(1)`; of a group its `[0]`. */
function displayNameOf(name: string, boundary: string | undefined): string {
  if (boundary === undefined || !name.startsWith(boundary)) {
    return name.endsWith('.onExit') || boundary === undefined
      ? name
      : name.slice(name.lastIndexOf('.') + 1);
  }
  const inner = name.slice(boundary.length);
  return /^\[\d+\]$/.test(inner) ? inner : inner.replace(/^(\[\d+\])?\./, '');
}
