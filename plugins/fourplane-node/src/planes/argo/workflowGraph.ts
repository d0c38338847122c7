// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { BuildGraph, BuildNode } from '@fourplane/plugin-fourplane-common';
import { withoutAbsent } from '../../dialects/reading/fields';
import { ArgoNode, ArgoWorkflow, isOver } from './ArgoWorkflow';
import { PlannedNode, plannedNodes } from './plannedNodes';
import { valuesOf } from './values';

/** The graph of a Workflow: what has run, and what its templates say is still to come. */
export function workflowGraph(
  workflow: ArgoWorkflow,
): Pick<BuildGraph, 'nodes' | 'parameters'> {
  const nodes = [...workflow.nodes.values()];
  const structure = structureOf(nodes);
  const planned = plannedNodes(workflow);
  const known = [
    ...nodes.map(node => begunNode(node, structure, workflow)),
    ...planned.map(node => plannedNode(node, workflow)),
  ];
  return {
    nodes: known.length > 0 ? inOrder(known) : [bareRun(workflow)],
    parameters: valuesOf(workflow.arguments),
  };
}

/** How nodes hang together. */
interface Structure {
  /** What contains a node. */
  readonly inside: ReadonlyMap<string, string>;
  readonly parents: ReadonlyMap<string, readonly string[]>;
  /** The attempts of a retry, in their order. */
  readonly attempts: ReadonlyMap<string, readonly string[]>;
  readonly containerSets: ReadonlySet<string>;
}

function structureOf(nodes: readonly ArgoNode[]): Structure {
  const byId = new Map(nodes.map(node => [node.id, node]));
  const attempts = new Map<string, string[]>();
  const inside = new Map<string, string>();
  for (const node of nodes) {
    if (node.boundaryID && byId.has(node.boundaryID)) {
      inside.set(node.id, node.boundaryID);
    }
  }
  for (const retry of nodes.filter(({ type }) => type === 'Retry')) {
    const own = (retry.children ?? []).filter(child =>
      byId.get(child)?.name.startsWith(`${retry.name}(`),
    );
    attempts.set(retry.id, own);
    own.forEach(child => inside.set(child, retry.id));
  }
  const parents = new Map<string, string[]>();
  const follow = (child: string, parent: string) => {
    const known = parents.get(child) ?? [];
    if (!known.includes(parent)) {
      parents.set(child, [...known, parent]);
    }
  };
  for (const node of nodes) {
    for (const child of node.children ?? []) {
      const level = inside.get(child);
      const parent = ancestorAt(node.id, level, inside);
      if (parent !== undefined && parent !== level && parent !== child) {
        follow(child, parent);
      }
    }
  }
  for (const own of attempts.values()) {
    own.slice(1).forEach((attempt, index) => follow(attempt, own[index]));
  }
  for (const root of nodes) {
    const isMain = byId.get(root.name.split('.')[0])?.id;
    if (!inside.has(root.id) && root.nodeFlag?.hooked && isMain) {
      follow(root.id, isMain);
    }
  }
  const containerSets = new Set(
    nodes.flatMap(({ type, boundaryID }) =>
      type === 'Container' && boundaryID ? [boundaryID] : [],
    ),
  );
  return { inside, parents, attempts, containerSets };
}

/** A node itself, or what contains it on the given level; what leads out of a container leads out of all in it. */
function ancestorAt(
  id: string,
  level: string | undefined,
  inside: ReadonlyMap<string, string>,
): string | undefined {
  let current: string | undefined = id;
  for (let depth = 0; current !== undefined && depth < 100; depth++) {
    if (inside.get(current) === level) {
      return current;
    }
    current = inside.get(current);
  }
  return undefined;
}

const phases: Readonly<Record<string, BuildNode['phase']>> = {
  Pending: 'pending',
  Running: 'running',
  Succeeded: 'succeeded',
  Skipped: 'skipped',
  Omitted: 'skipped',
  Failed: 'failed',
  Error: 'failed',
};

const types: Readonly<Record<string, BuildNode['type']>> = {
  Pod: 'pod',
  Container: 'container',
  Steps: 'steps',
  StepGroup: 'stepGroup',
  TaskGroup: 'stepGroup',
  DAG: 'dag',
  Retry: 'retry',
  Suspend: 'suspend',
  Skipped: 'skipped',
};

function begunNode(
  node: ArgoNode,
  structure: Structure,
  workflow: ArgoWorkflow,
): BuildNode {
  const { id, name, displayName = name } = node;
  const inside = structure.inside.get(id);
  const own = structure.attempts.get(id);
  const siblings = inside ? structure.attempts.get(inside) : undefined;
  const place = siblings?.indexOf(id) ?? -1;
  const type = structure.containerSets.has(id)
    ? 'containerSet'
    : types[node.type ?? ''] ?? 'other';
  const isCached = node.memoizationStatus?.hit === true;
  return withoutAbsent<BuildNode>({
    id,
    name: displayName,
    type,
    phase: phases[node.phase ?? ''] ?? 'unknown',
    message: messageOf(node, workflow, isCached),
    startedAt: node.startedAt || undefined,
    completedAt: node.finishedAt || undefined,
    parents: [...(structure.parents.get(id) ?? [])],
    inside,
    attempt: place >= 0 ? place + 1 : undefined,
    attempts: place >= 0 ? siblings?.length : own?.length,
    inputs: valuesOf(node.inputs),
    outputs: valuesOf(node.outputs),
    exitCode: exitCodeOf(node),
    hasLog: (type === 'pod' || type === 'container') && !isCached,
  });
}

function messageOf(
  node: ArgoNode,
  { shutdown, name, message }: ArgoWorkflow,
  isCached: boolean,
): string | undefined {
  if (isCached) {
    return node.message || 'Taken from the cache of an earlier run';
  }
  if (node.message) {
    return node.message;
  }
  if (shutdown && node.phase === 'Running') {
    return `Being stopped (${shutdown})`;
  }
  return node.id === name ? message || undefined : undefined;
}

/** Of a container of a set it stands only in the message. */
function exitCodeOf({ type, outputs, message }: ArgoNode): number | undefined {
  const said =
    type === 'Container'
      ? /\(exit code (\d+)\)/.exec(message ?? '')?.[1]
      : outputs?.exitCode;
  const code = said ? Number(said) : NaN;
  return Number.isInteger(code) ? code : undefined;
}

/** What has not begun when the run is over will not run. */
function plannedNode(node: PlannedNode, workflow: ArgoWorkflow): BuildNode {
  const isMissed = isOver(workflow);
  if (node.id === workflow.name) {
    return { ...bareRun(workflow), type: node.type };
  }
  return withoutAbsent<BuildNode>({
    id: node.id,
    name: node.displayName,
    type: node.type,
    phase: isMissed ? 'skipped' : 'pending',
    message: isMissed ? 'The run ended before it' : undefined,
    parents: [...node.parents],
    inside: node.boundaryID,
    inputs: [],
    outputs: [],
    hasLog: node.type === 'pod' && !isMissed,
  });
}

/** A run of which Argo has no node: not begun, or refused as a whole. */
function bareRun(workflow: ArgoWorkflow): BuildNode {
  const { name, phase, message, startedAt, finishedAt } = workflow;
  return withoutAbsent<BuildNode>({
    id: name,
    name,
    type: 'other',
    phase: phase ? phases[phase] ?? 'unknown' : 'pending',
    message: message || undefined,
    startedAt: startedAt || undefined,
    completedAt: finishedAt || undefined,
    parents: [],
    inputs: [],
    outputs: [],
    hasLog: false,
  });
}

/** As they began, but each after what contains it and what it follows; what has not begun last, as planned. */
function inOrder(nodes: readonly BuildNode[]): BuildNode[] {
  const byId = new Map(nodes.map(node => [node.id, node]));
  const startOf = ({ startedAt }: BuildNode) =>
    startedAt ? Date.parse(startedAt) : Number.MAX_SAFE_INTEGER;
  const sorted = [...nodes].sort((one, other) => startOf(one) - startOf(other));
  const placed = new Set<string>();
  const ordered: BuildNode[] = [];
  const place = (node: BuildNode | undefined) => {
    if (!node || placed.has(node.id)) {
      return;
    }
    placed.add(node.id);
    [node.inside, ...node.parents].forEach(id => place(byId.get(id ?? '')));
    ordered.push(node);
  };
  sorted.forEach(place);
  return ordered;
}
