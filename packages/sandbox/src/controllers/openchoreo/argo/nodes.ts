// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { BuildStep, StepPhase } from '../advanceSteps';
import { fnv32a } from '../names';
import { ArgoNode, ArgoWorkflow } from './objects';

const entrypoint = 'build-workflow';

const nodeIdOf = (workflow: string, node: string): string =>
  `${workflow}-${fnv32a(node)}`;

const groupName = (workflow: string, index: number) => `${workflow}[${index}]`;

/** Of the pod of a step; the same for the same workflow and step, as in Argo. */
export const stepNodeId = (
  { metadata: { name } }: ArgoWorkflow,
  index: number,
  step: string,
): string => nodeIdOf(name, `${groupName(name, index)}.${step}`);

/** The steps so far, in the order they ran. */
export const stepsSoFar = (
  workflow: ArgoWorkflow,
  order: readonly string[],
): BuildStep[] =>
  Object.values(workflow.status?.nodes ?? {})
    .filter(({ type }) => type === 'Pod')
    .sort((a, b) => order.indexOf(a.displayName) - order.indexOf(b.displayName))
    .map(({ displayName, phase, startedAt, finishedAt, message }) => ({
      name: displayName,
      phase,
      startedAt,
      ...(finishedAt && { completedAt: finishedAt }),
      ...(message && { message }),
    }));

const timesOf = ({ phase, startedAt, completedAt }: BuildStep) => ({
  phase,
  startedAt,
  ...(completedAt && { finishedAt: completedAt }),
});

export const stepNode = (
  workflow: ArgoWorkflow,
  index: number,
  step: BuildStep,
  outputs: ArgoNode['outputs'],
): ArgoNode => ({
  id: stepNodeId(workflow, index, step.name),
  name: `${groupName(workflow.metadata.name, index)}.${step.name}`,
  displayName: step.name,
  type: 'Pod',
  templateName: step.name,
  ...timesOf(step),
  ...(step.message && { message: step.message }),
  ...(outputs && { outputs }),
});

/** The nodes around those of the steps: the workflow's own, and a group for each step. */
export function frameNodes(
  workflow: ArgoWorkflow,
  steps: readonly BuildStep[],
  phase: StepPhase,
): ArgoNode[] {
  const { name } = workflow.metadata;
  const groups = steps.map((step, index): ArgoNode => {
    const child = stepNodeId(workflow, index, step.name);
    return {
      id: nodeIdOf(name, groupName(name, index)),
      name: groupName(name, index),
      displayName: `[${index}]`,
      type: 'StepGroup',
      ...timesOf(step),
      ...(step.phase === 'Failed' && { message: `child '${child}' failed` }),
      children: [child],
    };
  });
  const last = groups.at(-1);
  const root: ArgoNode = {
    id: name,
    name,
    displayName: name,
    type: 'Steps',
    templateName: entrypoint,
    phase,
    startedAt: groups.at(0)?.startedAt,
    ...(phase !== 'Running' && { finishedAt: last?.finishedAt }),
    ...(phase === 'Failed' && { message: last?.message }),
    children: groups.slice(0, 1).map(({ id }) => id),
  };
  return [root, ...groups];
}
