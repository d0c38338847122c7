// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { uidOf } from '../../../uidOf';
import { timestamp } from '../../runtime';
import { nodeNames } from '../../workloads/nodes';
import { Pod } from '../../workloads/podsOf';
import { naturalSpansOf } from '../../workloads/step/StepPlan';
import { taskResult } from '../../workloads/step/stepResults';
import { podStatusOf } from '../../workloads/writePodStatus';
import { ArgoWorkflow, ArgoWorkflowSpec, TaskResult } from './objects';
import { operate } from './operate';
import { stepPod } from './stepPod';
import { ClusterTemplates } from './TemplateCatalog';
import { askedOf } from './wishes';
import type { WorkflowProgram } from './workflowController';

const startMs = 3_000;
/** More looks than any workflow of a seed takes. */
const mostTurns = 100;

export interface CarryOutOptions {
  readonly workflow: ArgoWorkflow;
  /** With that of the template it names. */
  readonly spec: ArgoWorkflowSpec;
  readonly clusterTemplates: ClusterTemplates;
  readonly program: Pick<WorkflowProgram, 'environmentOf' | 'labelsOf'>;
  outputsOf(step: string): Record<string, string>;
  readonly born: Date;
}

/** What a workflow came to that began at some time in the past: its end, and its pods with their logs. */
export function carryOut(options: CarryOutOptions): {
  workflow: ArgoWorkflow;
  pods: Pod[];
} {
  const { workflow, spec, program, born } = options;
  const pods = new Map<string, Pod>();
  const results = new Map<string, TaskResult>();
  const known = { ...workflow, spec };
  let { status } = workflow;
  let now = born;
  for (let turn = 0; turn < mostTurns; turn += 1) {
    const outcome = operate({
      workflow: { ...workflow, status },
      spec,
      clusterTemplates: options.clusterTemplates,
      pods,
      results,
      now,
    });
    status = outcome.status;
    const missing = outcome.wanted.filter(({ node }) => !pods.has(node.id));
    if (status.finishedAt || missing.length === 0) break;
    const began = now.getTime();
    for (const wanted of missing) {
      const { node, template } = wanted;
      const made = stepPod({
        workflow,
        spec,
        wanted,
        annotations: askedOf(workflow, node),
        labels: program.labelsOf?.(template.name, known),
        environment: program.environmentOf?.(known) ?? {},
        outputs: options.outputsOf(template.name),
      });
      const pod = ended(made as Pod, began); // as it was just made
      pods.set(node.id, pod.pod);
      // of the kind that is made here
      const result = taskResult(pod.pod, pod.phase) as TaskResult | undefined;
      if (result) results.set(node.id, result);
      now = new Date(Math.max(now.getTime(), pod.at));
    }
  }
  return {
    workflow: {
      ...workflow,
      metadata: {
        ...workflow.metadata,
        labels: {
          ...workflow.metadata.labels,
          'workflows.argoproj.io/phase': status?.phase ?? '',
          'workflows.argoproj.io/completed': 'true',
        },
      },
      status,
    },
    pods: [...pods.values()],
  };
}

/** A step's pod after its end, when that was, and how. */
function ended(
  made: Pod,
  began: number,
): { pod: Pod; at: number; phase: 'succeeded' | 'failed' } {
  const { name, namespace } = made.metadata;
  const at = (ms: number) => timestamp(new Date(began + startMs + ms));
  const spans = naturalSpansOf(made).filter(({ endMs }) =>
    Number.isFinite(endMs),
  );
  const endMs = Math.max(...spans.map(span => span.endMs));
  const fails = spans.some(({ exitCode }) => exitCode !== 0);
  const uid = uidOf(`Pod/${namespace}/${name}/${began}`);
  const pod: Pod = {
    ...made,
    metadata: {
      ...made.metadata,
      uid,
      creationTimestamp: timestamp(new Date(began)),
    },
    spec: {
      ...made.spec,
      containers: made.spec?.containers ?? [],
      nodeName: nodeNames[parseInt(uid.slice(0, 2), 16) % nodeNames.length],
    },
    status: { startTime: timestamp(new Date(began)) },
  };
  // the same containers, running first, as their ids are told from then on
  const running = podStatusOf(
    pod,
    {
      phase: 'Running',
      of: () => ({ state: { running: { startedAt: at(0) } } }),
    },
    at(0),
  );
  const status = podStatusOf(
    { ...pod, status: running },
    {
      phase: fails ? 'Failed' : 'Succeeded',
      of: container => {
        const span = spans.find(each => each.name === container.name);
        return {
          state: {
            terminated: {
              exitCode: span?.exitCode ?? 0,
              reason: span?.reason ?? 'Completed',
              startedAt: at(0),
              finishedAt: at(span?.endMs ?? endMs),
            },
          },
        };
      },
    },
    at(endMs),
  );
  return {
    pod: { ...pod, status },
    at: began + startMs + endMs,
    phase: fails ? 'failed' : 'succeeded',
  };
}
