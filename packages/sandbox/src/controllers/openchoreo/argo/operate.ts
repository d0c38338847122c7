// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { timestamp } from '../../runtime';
import { sandboxAnnotation } from '../../sandboxAnnotation';
import { Pod } from '../../workloads/podsOf';
import { assessPod, podDeleted } from './assessPod';
import { hasFailed, isFulfilled, isOver, NodeGraph } from './NodeGraph';
import { Operation, Place, shutdownMessage, WantedPod } from './Operation';
import {
  ArgoNode,
  ArgoWorkflow,
  ArgoWorkflowSpec,
  ArgoWorkflowStatus,
  TaskResult,
} from './objects';
import { countProgress } from './progress';
import { Scope } from './Scope';
import { ClusterTemplates, TemplateCatalog } from './TemplateCatalog';
import { wishProblem } from './wishes';

export interface OperateInput {
  readonly workflow: ArgoWorkflow;
  /** What it is to do: its own spec, with that of the template it names. */
  readonly spec: ArgoWorkflowSpec;
  readonly clusterTemplates: ClusterTemplates;
  /** By node id. */
  readonly pods: ReadonlyMap<string, Pod>;
  readonly results: ReadonlyMap<string, TaskResult>;
  readonly now: Date;
}

export interface OperateOutcome {
  readonly status: ArgoWorkflowStatus;
  /** To be made, unless they are there. */
  readonly wanted: readonly WantedPod[];
  /** Nodes whose pods are to be ended. */
  readonly terminate: readonly ArgoNode[];
  /** Infinite when only a change makes a difference. */
  readonly nextMs: number;
}

const completedLabel = 'workflows.argoproj.io/report-outputs-completed';

const globals = ({ metadata, spec }: ArgoWorkflow, all: ArgoWorkflowSpec) => ({
  'workflow.name': metadata.name,
  'workflow.namespace': metadata.namespace,
  'workflow.uid': metadata.uid,
  'workflow.serviceAccountName': all.serviceAccountName,
  'workflow.creationTimestamp': metadata.creationTimestamp,
  ...Object.fromEntries(
    [
      ...(all.arguments?.parameters ?? []),
      ...(spec?.arguments?.parameters ?? []),
    ].map(({ name, value }) => [`workflow.parameters.${name}`, value]),
  ),
});

/** A workflow that cannot run. */
export const giveUp = (
  message: string,
  phase: 'Failed' | 'Error',
  stamp: string,
): OperateOutcome => ({
  status: {
    phase,
    message,
    startedAt: stamp,
    finishedAt: stamp,
    progress: '0/0',
    conditions: [{ type: 'Completed', status: 'True' }],
  },
  wanted: [],
  terminate: [],
  nextMs: Infinity,
});

const messageOf = (
  final: ArgoNode,
  { shutdown }: ArgoWorkflowSpec,
): { message?: string } => {
  const message =
    shutdown && hasFailed(final)
      ? `Stopped with strategy '${shutdown}'`
      : final.message;
  return message ? { message } : {};
};

const asPhase = ({ phase }: ArgoNode) =>
  phase === 'Error' ? ('Error' as const) : ('Failed' as const);

/** What Argo's controller makes of a workflow, given what its pods and their executors say. Reads and writes nothing. */
export function operate(input: OperateInput): OperateOutcome {
  const { workflow, spec, now } = input;
  const { metadata, status = {} } = workflow;
  const stamp = timestamp(now);
  const unclear = status.phase ? undefined : wishProblem(workflow);
  if (unclear) return giveUp(unclear, 'Error', stamp);
  const catalog = TemplateCatalog.create(
    metadata.name,
    spec,
    input.clusterTemplates,
  );
  const problem = status.phase ? undefined : catalog.problem();
  if (problem) return giveUp(problem, 'Failed', stamp);

  const graph = NodeGraph.create(metadata.name, status.nodes, stamp);
  assess(graph, input);
  const terminate = shutDown(graph, input);
  const operation = Operation.create({
    graph,
    catalog,
    now,
    shutdown: spec.shutdown,
  });
  const scope = Scope.of(globals(workflow, spec));
  const place: Place = { scope, templateScope: catalog.ownScope };
  const root =
    spec.suspend && !status.phase
      ? undefined
      : run(operation, metadata.name, spec, place);
  const isDone = root !== undefined && isFulfilled(root);
  const exit =
    isDone && spec.onExit && spec.shutdown !== 'Terminate'
      ? operation.execute(
          `${metadata.name}.onExit`,
          { name: 'onExit', template: spec.onExit },
          {
            ...place,
            scope: scope.with({ 'workflow.status': root.phase }),
            nodeFlag: { hooked: true },
            isExit: true,
          },
        )
      : undefined;
  const hasEnded = isDone && (!exit || isFulfilled(exit));
  const final =
    exit && hasFailed(exit) && !hasFailed(root ?? exit) ? exit : root;
  const progress = countProgress(graph);
  const next: ArgoWorkflowStatus = {
    ...status,
    startedAt: status.startedAt ?? stamp,
    phase: 'Running',
    ...progress,
    ...(Object.keys(catalog.stored).length > 0 && {
      storedTemplates: { ...status.storedTemplates, ...catalog.stored },
    }),
    ...(workflow.spec?.workflowTemplateRef && {
      storedWorkflowTemplateSpec: status.storedWorkflowTemplateSpec ?? spec,
    }),
    artifactGCStatus: { notSpecified: true },
    artifactRepositoryRef: { artifactRepository: {}, default: true },
    conditions: conditionsOf(graph, hasEnded),
    nodes: Object.fromEntries(graph.all().map(node => [node.id, node])),
    ...(hasEnded &&
      final && {
        phase: hasFailed(final) ? asPhase(final) : 'Succeeded',
        ...messageOf(final, spec),
        finishedAt: stamp,
      }),
  };
  return {
    status: next,
    wanted: spec.suspend ? [] : operation.pods,
    terminate,
    nextMs: operation.nextMs,
  };
}

function run(
  operation: Operation,
  name: string,
  spec: ArgoWorkflowSpec,
  place: Place,
): ArgoNode | undefined {
  const known = operation.graph.named(name);
  // a workflow that waits for somebody makes nothing new
  if (spec.suspend && known) return known;
  return operation.execute(name, { name, template: spec.entrypoint }, place);
}

function conditionsOf(graph: NodeGraph, hasEnded: boolean) {
  const pods = graph.all().filter(({ type }) => type === 'Pod');
  const isUp = pods.some(({ phase }) => phase === 'Running');
  const started = pods.length > 0;
  return [
    ...(started
      ? [{ type: 'PodRunning', status: isUp ? 'True' : 'False' }]
      : []),
    ...(hasEnded ? [{ type: 'Completed', status: 'True' }] : []),
  ];
}

const hasPodEnded = ({ status }: Pod) =>
  status?.phase === 'Succeeded' || status?.phase === 'Failed';

/** Brings the nodes of pods to where these are. */
function assess(
  graph: NodeGraph,
  { workflow, pods, results }: OperateInput,
): void {
  for (const node of graph.all()) {
    if (node.type !== 'Pod' || isFulfilled(node)) continue;
    const pod = pods.get(node.id);
    const result = results.get(node.id);
    const label = result?.metadata.labels?.[completedLabel];
    // of a node that was ended early the pod has the last word
    const isWaitedFor = isOver(node) && pod && !hasPodEnded(pod);
    if (label) node.taskResultSynced = label === 'true' && !isWaitedFor;
    if (result?.outputs) node.outputs = { ...node.outputs, ...result.outputs };
    if (!pod) {
      lose(node, workflow, graph);
    } else if (!isOver(node) || hasPodEnded(pod)) {
      assessPod(node, pod, graph);
    }
  }
}

/**
 * A step whose pod somebody has deleted is lost. The real Argo 4.0 waits for the rest of what its executor had to say, and
 * while it waits makes the pod again; so does this where the workflow asks for it.
 */
function lose(
  node: ArgoNode,
  { metadata }: ArgoWorkflow,
  graph: NodeGraph,
): void {
  const remakes =
    metadata.annotations?.[sandboxAnnotation.remakePods] === 'true';
  if (remakes && node.taskResultSynced === false && !isOver(node)) {
    node.phase = 'Pending';
    node.message = podDeleted;
    return;
  }
  graph.end(node, 'Error', podDeleted);
  node.taskResultSynced = true;
  endContainers(graph, node, podDeleted);
}

function endContainers(graph: NodeGraph, node: ArgoNode, message: string) {
  for (const child of graph.all()) {
    if (child.type === 'Container' && child.boundaryID === node.id) {
      graph.end(child, 'Failed', message);
    }
  }
}

/** Fails what still runs of a workflow somebody has ended; their pods are to be ended, too. */
function shutDown(
  graph: NodeGraph,
  { workflow, spec, pods }: OperateInput,
): ArgoNode[] {
  const { shutdown } = spec;
  if (!shutdown) return [];
  const exitName = `${workflow.metadata.name}.onExit`;
  const message = shutdownMessage(shutdown);
  const ended: ArgoNode[] = [];
  for (const node of graph.all()) {
    const isExit = node.name.startsWith(exitName);
    if (isExit && shutdown === 'Stop') continue;
    if (node.type === 'Suspend') graph.end(node, 'Failed', message);
    if (node.type !== 'Pod') continue;
    const pod = pods.get(node.id);
    const { phase } = pod?.status ?? {};
    const isUp = pod && phase !== 'Succeeded' && phase !== 'Failed';
    if (!isUp) continue;
    graph.end(node, 'Failed', message);
    endContainers(graph, node, message);
    // a pod that never ran is taken away, and nothing will be heard of it
    if (phase !== 'Running') node.taskResultSynced = true;
    ended.push(node);
  }
  return ended;
}
