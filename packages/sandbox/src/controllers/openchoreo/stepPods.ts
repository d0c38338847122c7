// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ignoreNotFound } from '../../client';
import { Cluster } from '../runtime';
import { sandboxAnnotation } from '../sandboxAnnotation';
import { namespaceKind, podKind } from '../workloads/kinds';
import { BuildStep } from './advanceSteps';
import { fnv32a } from './names';

const argo = 'workflows.argoproj.io';

/** A build, as the Argo workflow that runs it. */
export interface StepRun {
  /** The namespace of the workflow and its pods. */
  readonly namespace: string;
  readonly workflow: string;
  /** Variables of the containers that do the work. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Labels of a step's pod beside Argo's own. */
  labelsOf?(step: string): Readonly<Record<string, string>>;
}

const nodeName = ({ workflow }: StepRun, index: number, step: string) =>
  `${workflow}[${index}].${step}`;

const podName = (run: StepRun, index: number, step: string) =>
  `${run.workflow}-${step}-${fnv32a(nodeName(run, index, step))}`;

function stepPod(run: StepRun, index: number, { name, phase }: BuildStep) {
  const node = nodeName(run, index, name);
  const env = Object.entries(run.environment).flatMap(([variable, value]) =>
    value === undefined ? [] : { name: variable, value },
  );
  return {
    ...podKind,
    metadata: {
      name: podName(run, index, name),
      namespace: run.namespace,
      labels: { [`${argo}/workflow`]: run.workflow, ...run.labelsOf?.(name) },
      annotations: {
        [`${argo}/node-id`]: `${run.workflow}-${fnv32a(node)}`,
        [`${argo}/node-name`]: node,
        [sandboxAnnotation.stepPhase]: phase ?? 'Running',
      },
    },
    spec: {
      restartPolicy: 'Never',
      initContainers: [{ name: 'init', image: 'argoexec' }],
      containers: [
        { name: 'wait', image: 'argoexec' },
        { name: 'main', image: name, env },
      ],
    },
  };
}

/**
 * Lets the pods of a build's steps be seen, as Argo's controller would make them: one appears with its step, runs and
 * ends with it. Writes only for steps that are not as they were `before`.
 */
export async function showStepPods(
  run: StepRun,
  before: readonly BuildStep[],
  steps: readonly BuildStep[],
  cluster: Cluster,
): Promise<void> {
  for (const [index, step] of steps.entries()) {
    const known = before[index];
    if (!known) {
      await cluster.createIfAbsent({
        ...namespaceKind,
        metadata: { name: run.namespace },
      });
      await cluster.createIfAbsent(stepPod(run, index, step));
    } else if (known.phase !== step.phase) {
      const pod = stepPod(run, index, step);
      const { annotations } = pod.metadata;
      await cluster
        .patch(pod, { metadata: { annotations } })
        .catch(ignoreNotFound);
    }
  }
}

/** Takes them away with the workflow. */
export async function deleteStepPods(
  run: StepRun,
  steps: readonly BuildStep[],
  cluster: Cluster,
): Promise<void> {
  for (const [index, step] of steps.entries()) {
    await cluster.delete(stepPod(run, index, step));
  }
}
