// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../../../client';
import {
  Cluster,
  Controller,
  mergePatchBetween,
  ObjectIndex,
  Requeue,
  timestamp,
} from '../../runtime';
import { podKind } from '../../workloads/kinds';
import { Pod } from '../../workloads/podsOf';
import { argo } from '../../workloads/step/stepNameOf';
import { afterwards, collectPods } from './collectPods';
import {
  ArgoWorkflow,
  argoWorkflowKind,
  ArgoWorkflowSpec,
  ArgoWorkflowStatus,
  clusterTemplateKind,
  TaskResult,
  taskResultKind,
} from './objects';
import { giveUp, operate, OperateOutcome } from './operate';
import { WantedPod } from './Operation';
import { podNameOf, stepPod } from './stepPod';
import { tellWishes, terminatePods } from './steerPods';
import { withTemplate } from './withTemplate';
import { askedOf } from './wishes';

/** What is special about the workflows of one OpenChoreo generation. */
export interface WorkflowProgram {
  /** Of the controller. */
  name: string;
  /** The namespaces of its workflows begin so. */
  namespacePrefix: string;
  /** What a workflow does that names a template of a build plane nobody has set up. */
  withoutTemplates?: ArgoWorkflowSpec;
  /**
   * What a step will put out, where the generation knows better than the template; `undefined` when that cannot be said
   * yet, and the step is to wait.
   */
  outputsOf?(
    step: string,
    workflow: ArgoWorkflow,
    cluster: Cluster,
  ): Promise<Record<string, string> | undefined>;
  /** Variables of the containers that do the work. */
  environmentOf?(
    workflow: ArgoWorkflow,
  ): Readonly<Record<string, string | undefined>>;
  /** Labels of a step's pod beside Argo's own. */
  labelsOf?(step: string, workflow: ArgoWorkflow): Record<string, string>;
}

const waitMs = 100;
const podsByWorkflow = 'pods of an Argo workflow';
const resultsByWorkflow = 'task results of an Argo workflow';

const workflowOf = ({ metadata }: KubeObject): string[] => {
  const name = metadata.labels?.[`${argo}/workflow`];
  return name ? [`${metadata.namespace}/${name}`] : [];
};

/** What the controllers of workflows look up. */
export const workflowIndexes: readonly ObjectIndex[] = [
  { kind: podKind, name: podsByWorkflow, keys: workflowOf },
  { kind: taskResultKind, name: resultsByWorkflow, keys: workflowOf },
];

const ofWorkflow = (object: KubeObject) =>
  workflowOf(object).map(text => {
    const [namespace, name] = text.split('/');
    return { namespace, name };
  });

const textOf = ({ metadata }: ArgoWorkflow) =>
  `${metadata.namespace}/${metadata.name}`;

const podsOf = (workflow: ArgoWorkflow, cluster: Cluster): Pod[] =>
  cluster.by(podKind, podsByWorkflow, textOf(workflow));

/** Argo's workflow controller: carries out what workflows say by pods, and says in their status how far that is. */
export const workflowController = (program: WorkflowProgram): Controller => ({
  name: program.name,
  kind: argoWorkflowKind,
  watches: [
    { kind: podKind, keys: ofWorkflow },
    { kind: taskResultKind, keys: ofWorkflow },
    { kind: clusterTemplateKind, keys: () => [] },
  ],
  async reconcile(key, cluster) {
    if (!key.namespace.startsWith(program.namespacePrefix)) return undefined;
    const workflow = cluster.get(argoWorkflowKind, key.namespace, key.name);
    if (!workflow || workflow.metadata.deletionTimestamp) return undefined;
    return workflow.status?.finishedAt
      ? afterwards(workflow, podsOf(workflow, cluster), cluster)
      : proceed(workflow, program, cluster);
  },
});

/** Where nobody has set the build plane up every template will do. */
const isBare = (cluster: Cluster) =>
  cluster.list(clusterTemplateKind).length === 0;

/** Its own spec over that of the template it names; undefined where that is not there. */
function specOf(
  { spec = {} }: ArgoWorkflow,
  program: WorkflowProgram,
  cluster: Cluster,
): ArgoWorkflowSpec | undefined {
  const { workflowTemplateRef } = spec;
  if (!workflowTemplateRef) return spec;
  const { name } = workflowTemplateRef;
  const template =
    cluster.get(clusterTemplateKind, undefined, name)?.spec ??
    (isBare(cluster) ? program.withoutTemplates : undefined);
  return template && withTemplate(spec, template);
}

async function proceed(
  workflow: ArgoWorkflow,
  program: WorkflowProgram,
  cluster: Cluster,
): Promise<Requeue | undefined> {
  const now = cluster.clock.now();
  const spec = specOf(workflow, program, cluster);
  if (!spec) {
    const { name = '' } = workflow.spec?.workflowTemplateRef ?? {};
    const message = `clusterworkflowtemplates.argoproj.io "${name}" not found`;
    await write(
      workflow,
      giveUp(message, 'Error', timestamp(now)).status,
      cluster,
    );
    return undefined;
  }
  const pods = await podsByNode(workflow, cluster);
  const outcome = operate({
    workflow,
    spec,
    clusterTemplates: (owner, name) =>
      isBare(cluster)
        ? { name }
        : cluster
            .get(clusterTemplateKind, undefined, owner)
            ?.spec?.templates?.find(each => each.name === name),
    pods,
    results: new Map(
      cluster
        .by(taskResultKind, resultsByWorkflow, textOf(workflow))
        // of the kind that is indexed
        .map(result => [result.metadata.name, result as TaskResult]),
    ),
    now,
  });
  const missing = outcome.wanted.filter(({ node }) => !pods.has(node.id));
  for (const wanted of missing) {
    const made = await podFor(wanted, {
      workflow,
      spec,
      outcome,
      program,
      cluster,
    });
    if (!made) return { requeueAfterMs: waitMs };
    await cluster.createIfAbsent(made);
  }
  await terminatePods(outcome.terminate, pods, cluster);
  await tellWishes(workflow, outcome.status, pods, cluster);
  await write(workflow, outcome.status, cluster);
  const collectMs = await collectPods(
    workflow,
    spec,
    [...pods.values()],
    cluster,
  );
  const nextMs = Math.min(outcome.nextMs, collectMs);
  return Number.isFinite(nextMs)
    ? { requeueAfterMs: Math.max(nextMs, 1) }
    : undefined;
}

interface PodContext {
  readonly workflow: ArgoWorkflow;
  readonly spec: ArgoWorkflowSpec;
  readonly outcome: OperateOutcome;
  readonly program: WorkflowProgram;
  readonly cluster: Cluster;
}

async function podFor(
  wanted: WantedPod,
  { workflow, spec, outcome, program, cluster }: PodContext,
): Promise<KubeObject | undefined> {
  const { node, template } = wanted;
  const step = template.name;
  const asKnown = { ...workflow, spec, status: outcome.status };
  const outputs = program.outputsOf
    ? await program.outputsOf(step, asKnown, cluster)
    : {};
  if (!outputs) return undefined;
  const { activeDeadlineSeconds: whole } = spec;
  const began = Date.parse(outcome.status.startedAt ?? '');
  const left =
    whole === undefined
      ? undefined
      : Math.max(
          1,
          Math.floor(whole - (cluster.clock.now().getTime() - began) / 1_000),
        );
  const limits = [left, template.activeDeadlineSeconds].flatMap(
    each => each ?? [],
  );
  return stepPod({
    workflow,
    spec,
    wanted,
    outputs: Object.keys(outputs).length > 0 ? outputs : undefined,
    labels: program.labelsOf?.(step, workflow),
    annotations: askedOf(workflow, node),
    environment: program.environmentOf?.(asKnown) ?? {},
    deadlineSeconds: limits.length > 0 ? Math.min(...limits) : undefined,
  });
}

/** The pods by node; a node's pod the cache has not heard of yet is asked for. */
async function podsByNode(
  workflow: ArgoWorkflow,
  cluster: Cluster,
): Promise<Map<string, Pod>> {
  const { name, namespace } = workflow.metadata;
  const pods = new Map<string, Pod>();
  for (const pod of podsOf(workflow, cluster)) {
    const id = pod.metadata.annotations?.[`${argo}/node-id`];
    if (id && !pod.metadata.deletionTimestamp) pods.set(id, pod);
  }
  for (const node of Object.values(workflow.status?.nodes ?? {})) {
    if (node.type !== 'Pod' || node.finishedAt || pods.has(node.id)) continue;
    const pod = await cluster.read(podKind, namespace, podNameOf(name, node));
    if (pod && !pod.metadata.deletionTimestamp) pods.set(node.id, pod);
  }
  return pods;
}

async function write(
  workflow: ArgoWorkflow,
  status: ArgoWorkflowStatus,
  cluster: Cluster,
): Promise<void> {
  const patch = mergePatchBetween(workflow.status ?? {}, status);
  if (!patch) return;
  const { resourceVersion } = workflow.metadata;
  await cluster.patch(workflow, {
    metadata: {
      resourceVersion,
      labels: {
        [`${argo}/phase`]: status.phase,
        [`${argo}/completed`]: String(status.finishedAt !== undefined),
      },
      ...(status.nodes && {
        annotations: { [`${argo}/pod-name-format`]: 'v2' },
      }),
    },
    status: patch,
  });
}
