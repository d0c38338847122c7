// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Cluster, Controller, keyOf, Requeue, timestamp } from '../../runtime';
import { sandboxAnnotation } from '../../sandboxAnnotation';
import { advanceSteps, BuildStep, StepProgress } from '../advanceSteps';
import { deleteStepPods, showStepPods, StepRun } from '../stepPods';
import {
  ArgoNode,
  ArgoWorkflow,
  argoWorkflowKind,
  ArgoWorkflowStatus,
} from './objects';
import { frameNodes, stepNode, stepNodeId, stepsSoFar } from './nodes';

/** What the workflows of one OpenChoreo generation do. */
export interface WorkflowProgram {
  /** Of the controller. */
  name: string;
  /** The namespaces of its workflows begin so. */
  namespacePrefix: string;
  /** The templates of the steps, in the order they run; steps are called after them. */
  stepsOf(workflow: ArgoWorkflow): readonly string[];
  /** Why a workflow cannot be run at all; undefined when it can. Asked before its first step. */
  problemOf?(
    workflow: ArgoWorkflow,
    cluster: Cluster,
  ): Promise<string | undefined>;
  /** What a step leaves behind when it ends well; `undefined` lets it run on. */
  outputsOf(
    step: string,
    workflow: ArgoWorkflow,
    cluster: Cluster,
  ): Promise<Record<string, string> | undefined>;
  /** Variables of the containers that do the work. */
  environmentOf(workflow: ArgoWorkflow): StepRun['environment'];
  /** Labels of a step's pod beside Argo's own. */
  labelsOf?(step: string, workflow: ArgoWorkflow): Record<string, string>;
}

const timeToLiveMs = 3_600_000;
const waitMs = 100;

/** Argo's workflow controller, as far as OpenChoreo looks at it: phases, one node and one pod a step, outputs. */
export const workflowController = (program: WorkflowProgram): Controller => ({
  name: program.name,
  kind: argoWorkflowKind,
  async reconcile(key, cluster) {
    if (!key.namespace.startsWith(program.namespacePrefix)) return undefined;
    const workflow = cluster.get(argoWorkflowKind, key.namespace, key.name);
    if (!workflow || workflow.metadata.deletionTimestamp) return undefined;
    const { phase, finishedAt } = workflow.status ?? {};
    if (finishedAt) return expire(workflow, finishedAt, program, cluster);
    const problem = phase ? undefined : program.problemOf?.(workflow, cluster);
    const message = await problem;
    return message
      ? giveUp(workflow, message, cluster)
      : run(workflow, program, cluster);
  },
});

async function giveUp(
  workflow: ArgoWorkflow,
  message: string,
  cluster: Cluster,
): Promise<undefined> {
  const now = timestamp(cluster.clock.now());
  await cluster.writeStatus(workflow, {
    phase: 'Error',
    message,
    startedAt: now,
    finishedAt: now,
  });
}

const stepRunOf = (
  workflow: ArgoWorkflow,
  program: WorkflowProgram,
): StepRun => ({
  namespace: workflow.metadata.namespace ?? '',
  workflow: workflow.metadata.name,
  environment: program.environmentOf(workflow),
  labelsOf: step => program.labelsOf?.(step, workflow) ?? {},
});

async function run(
  workflow: ArgoWorkflow,
  program: WorkflowProgram,
  cluster: Cluster,
): Promise<Requeue | undefined> {
  const { annotations = {}, uid = '' } = workflow.metadata;
  const order = program.stepsOf(workflow);
  const before = stepsSoFar(workflow, order);
  const progress = advanceSteps(
    order,
    before,
    {
      failStep: annotations[sandboxAnnotation.failStep],
      holdStep: annotations[sandboxAnnotation.holdStep],
    },
    { uid, clock: cluster.clock },
    timestamp,
  );
  const nodes = await stepNodes(workflow, progress.tasks, program, cluster);
  if (!nodes) return { requeueAfterMs: waitMs };
  await showStepPods(
    stepRunOf(workflow, program),
    before,
    progress.tasks,
    cluster,
  );
  await cluster.writeStatus(
    workflow,
    statusOf(workflow, progress, nodes, order.length, cluster),
    { ifUnchanged: true },
  );
  return progress.outcome === 'running' && progress.nextMs !== undefined
    ? { requeueAfterMs: Math.max(progress.nextMs, 1) }
    : undefined;
}

const phases = {
  running: 'Running',
  succeeded: 'Succeeded',
  failed: 'Failed',
} as const;

function statusOf(
  workflow: ArgoWorkflow,
  { outcome, tasks }: StepProgress,
  nodes: readonly ArgoNode[],
  total: number,
  cluster: Cluster,
): ArgoWorkflowStatus {
  const now = timestamp(cluster.clock.now());
  const phase = phases[outcome];
  const done = tasks.filter(task => task.phase === 'Succeeded').length;
  const all = [...frameNodes(workflow, tasks, phase), ...nodes];
  return {
    startedAt: now,
    ...workflow.status,
    phase,
    progress: `${done}/${total}`,
    nodes: Object.fromEntries(all.map(node => [node.id, node])),
    ...(outcome !== 'running' && { finishedAt: now }),
  };
}

/** Undefined while a step that has done its time has no outputs yet. */
async function stepNodes(
  workflow: ArgoWorkflow,
  steps: readonly BuildStep[],
  program: WorkflowProgram,
  cluster: Cluster,
): Promise<ArgoNode[] | undefined> {
  const nodes: ArgoNode[] = [];
  for (const [index, step] of steps.entries()) {
    const id = stepNodeId(workflow, index, step.name);
    let outputs = workflow.status?.nodes?.[id]?.outputs;
    if (step.phase === 'Succeeded' && !outputs) {
      const soFar = Object.fromEntries(nodes.map(node => [node.id, node]));
      const left = await program.outputsOf(
        step.name,
        { ...workflow, status: { ...workflow.status, nodes: soFar } },
        cluster,
      );
      if (!left) return undefined;
      outputs = outputsFrom(left);
    }
    nodes.push(stepNode(workflow, index, step, outputs));
  }
  return nodes;
}

function outputsFrom(left: Record<string, string>): ArgoNode['outputs'] {
  const parameters = Object.entries(left).map(([name, value]) => ({
    name,
    value,
  }));
  return { ...(parameters.length > 0 && { parameters }), exitCode: '0' };
}

/** An hour after its end a workflow goes, and its pods with it. */
async function expire(
  workflow: ArgoWorkflow,
  finishedAt: string,
  program: WorkflowProgram,
  cluster: Cluster,
): Promise<Requeue | undefined> {
  const left =
    Date.parse(finishedAt) + timeToLiveMs - cluster.clock.now().getTime();
  if (left > 0) return { requeueAfterMs: left };
  const order = program.stepsOf(workflow);
  await deleteStepPods(
    stepRunOf(workflow, program),
    stepsSoFar(workflow, order),
    cluster,
  );
  await cluster.delete({
    ...argoWorkflowKind,
    metadata: { ...keyOf(workflow) },
  });
  return undefined;
}
