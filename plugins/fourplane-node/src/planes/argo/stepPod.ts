// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { nodeIdOf, podNameOf } from './argoNames';
import { ArgoNode, ArgoWorkflow, isOver } from './ArgoWorkflow';
import { PlannedNode, plannedNodes } from './plannedNodes';
import { PodFate } from '../logs/PodLogTarget';

/** The pod that runs a node of a graph, and which of its containers does. */
export interface StepPod {
  readonly pod: string;
  readonly container?: string;
}

/** Which pod runs a node; of a retry the last attempt counts. Undefined for what is no node, or runs no pod. */
export function stepPodOf(
  workflow: ArgoWorkflow,
  id: string,
): StepPod | undefined {
  const node = workflow.nodes.get(id);
  switch (node?.type) {
    case 'Pod':
      return { pod: podNameOf(workflow, node) };
    case 'Container': {
      const set = workflow.nodes.get(node.boundaryID ?? '');
      return (
        set && {
          pod: podNameOf(workflow, set),
          container: node.displayName ?? node.name,
        }
      );
    }
    case 'Retry': {
      const last = (node.children ?? [])
        .filter(child =>
          workflow.nodes.get(child)?.name.startsWith(`${node.name}(`),
        )
        .at(-1);
      return last === undefined ? undefined : stepPodOf(workflow, last);
    }
    case undefined: {
      const planned = plannedWith(workflow, id);
      return planned && { pod: podNameOf(workflow, planned) };
    }
    default:
      return undefined;
  }
}

/** The node of a step of which only the name is known; the name where there is none. */
export function idOfStep({ nodes }: ArgoWorkflow, name: string): string {
  const found = [...nodes.values()].find(node => node.displayName === name);
  return found?.id ?? name;
}

/** What a Workflow says of the pod of one of its nodes. */
export function fateOfStep(workflow: ArgoWorkflow, id: string): PodFate {
  const node = workflow.nodes.get(id);
  if (hasEnded(node) || isOver(workflow)) {
    const at = node?.finishedAt ?? workflow.finishedAt;
    return { state: 'ended', ...(at && { at }) };
  }
  return node?.phase === 'Running'
    ? { state: 'running' }
    : { state: 'expected' };
}

function hasEnded(node: ArgoNode | undefined): boolean {
  const phase = node?.phase ?? 'Pending';
  return phase !== 'Pending' && phase !== 'Running';
}

function plannedWith(
  workflow: ArgoWorkflow,
  id: string,
): PlannedNode | undefined {
  return plannedNodes(workflow).find(
    planned => planned.id === id && planned.type === 'pod',
  );
}

/**
 * The pod of a step of which only place and name are known: OpenChoreo's builds until 0.3 run templates that are called
 * like their steps.
 */
export function usualStepPod(
  workflow: string,
  step: { readonly index: number; readonly name: string },
): StepPod {
  const name = `${workflow}[${step.index}].${step.name}`;
  const id = nodeIdOf(workflow, name);
  const node = { id, name, templateName: step.name, templateRef: undefined };
  return { pod: podNameOf({ name: workflow, podNames: 'v2' }, node) };
}
