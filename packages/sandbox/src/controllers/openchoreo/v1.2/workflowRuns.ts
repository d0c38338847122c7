// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../../../client';
import {
  Cluster,
  Controller,
  durationMs,
  findCondition,
  isFalse,
  isTrue,
  NewCondition,
  Requeue,
  timestamp,
} from '../../runtime';
import { buildResources } from './buildResources';
import { argoWorkflowKind, passWishesOn } from '../argo';
import { allowsWorkflow, componentTypeOf } from './checkComponent';
import * as kinds from './kinds';
import { label } from './labels';
import { referred } from './lookups';
import {
  Reference,
  WorkflowRunSpec,
  WorkflowRunStatus,
  WorkflowSpec,
} from './objects';
import { report } from './reporting';
import { prerequisitesOf, renderRun, runOf, tasksOf } from './runWorkflow';

const finalizer = 'openchoreo.dev/workflowrun-cleanup';
const missingWorkflow = 'Workflow is not found in the cluster';

type Run = KubeObject<WorkflowRunSpec, WorkflowRunStatus>;

const isSame = (a: Reference, b: Reference): boolean =>
  a.name === b.name &&
  (a.kind ?? 'ClusterWorkflow') === (b.kind ?? 'ClusterWorkflow');

const hasPlane = (
  namespace: string,
  reference: Reference | undefined,
  cluster: Cluster,
): boolean =>
  referred(
    cluster,
    namespace,
    reference ?? { kind: 'ClusterWorkflowPlane', name: 'default' },
    kinds.workflowPlaneKind,
    kinds.clusterWorkflowPlaneKind,
  ) !== undefined;

/** Has Argo carry a workflow out, and says how far that is. */
export const workflowRunController: Controller = {
  name: 'workflow-run',
  kind: kinds.workflowRunKind,
  watches: [{ kind: argoWorkflowKind, keys: runOf }],
  async reconcile(key, cluster) {
    const run = cluster.get(kinds.workflowRunKind, key.namespace, key.name);
    if (!run?.spec) return undefined;
    if (run.metadata.deletionTimestamp) {
      const { name, namespace } = run.status?.runReference ?? {};
      if (name) {
        await cluster.delete({
          ...argoWorkflowKind,
          metadata: { name, namespace },
        });
      }
      await cluster.removeFinalizer(run, finalizer);
      return undefined;
    }
    if (!(await cluster.hasFinalizer(run, finalizer))) return undefined;
    if (!run.status?.startedAt) {
      await report(
        cluster,
        run,
        [
          isFalse(
            'WorkflowCompleted',
            'WorkflowPending',
            'Workflow has not completed yet',
          ),
        ],
        { startedAt: timestamp(cluster.clock.now()) },
      );
      return undefined;
    }
    const completed = findCondition(run.status.conditions, 'WorkflowCompleted');
    return completed?.status === 'True'
      ? afterwards(run, cluster)
      : proceed(run, run.spec, cluster);
  },
};

/** Notes the end, then waits for the time to live. */
async function afterwards(
  run: Run,
  cluster: Cluster,
): Promise<Requeue | undefined> {
  const { completedAt } = run.status ?? {};
  if (!completedAt) {
    await report(cluster, run, [], {
      completedAt: timestamp(cluster.clock.now()),
    });
    return undefined;
  }
  const timeToLive = durationMs(run.spec?.ttlAfterCompletion);
  if (timeToLive === undefined) return undefined;
  const left =
    Date.parse(completedAt) + timeToLive - cluster.clock.now().getTime();
  if (left > 0) return { requeueAfterMs: left };
  await cluster.delete(run);
  return undefined;
}

const hasEnded = isFalse(
  'WorkflowRunning',
  'WorkflowRunning',
  'Argo Workflow running has completed',
);

const failure = (reason: string, message: string): NewCondition[] => [
  isFalse(
    'WorkflowRunning',
    reason === 'WorkflowFailed' ? 'WorkflowRunning' : reason,
    message,
  ),
  isTrue('WorkflowFailed', reason, message),
  isTrue('WorkflowCompleted', reason, message),
];

async function proceed(
  run: Run,
  spec: WorkflowRunSpec,
  cluster: Cluster,
): Promise<Requeue | undefined> {
  const { namespace = '' } = run.metadata;
  const problem = componentProblem(run, spec, cluster);
  if (problem) {
    await report(cluster, run, failure('ComponentValidationFailed', problem));
    return undefined;
  }
  const workflow = referred(
    cluster,
    namespace,
    { kind: 'ClusterWorkflow', ...spec.workflow },
    kinds.workflowKind,
    kinds.clusterWorkflowKind,
  );
  if (!workflow?.spec) {
    await report(cluster, run, failure('WorkflowFailed', missingWorkflow));
    return undefined;
  }
  if (!hasPlane(namespace, workflow.spec.workflowPlaneRef, cluster)) {
    await report(cluster, run, [
      isFalse(
        'WorkflowCompleted',
        'WorkflowPlaneNotFound',
        'No workflow plane found for the workflow associated with this workflow run',
      ),
    ]);
    return { requeueAfterMs: 60_000 };
  }
  if (!spec.ttlAfterCompletion && workflow.spec.ttlAfterCompletion) {
    await cluster.patch(run, {
      spec: { ttlAfterCompletion: workflow.spec.ttlAfterCompletion },
    });
    return undefined;
  }
  return step(run, workflow.spec, cluster);
}

const named = ({ kind = 'ClusterWorkflow', name }: Reference): string =>
  `${kind}/${name}`;

/** Why a run that names a component must not build it; undefined for a sound or a plain run. */
function componentProblem(
  run: Run,
  { workflow }: WorkflowRunSpec,
  cluster: Cluster,
): string | undefined {
  const { namespace = '', labels = {} } = run.metadata;
  const componentName = labels[label.component];
  const projectName = labels[label.project];
  if (!componentName && !projectName) return undefined;
  if (!componentName || !projectName) {
    return `labels ${label.project} and ${label.component} must be given together`;
  }
  const component = cluster.get(kinds.componentKind, namespace, componentName);
  if (!component?.spec) return `component "${componentName}" not found`;
  if (component.spec.owner.projectName !== projectName) {
    return `workflow run project label "${projectName}" does not match component "${componentName}" owner project "${component.spec.owner.projectName}"`;
  }
  const type = componentTypeOf(
    cluster,
    namespace,
    component.spec.componentType,
  );
  const typeName = component.spec.componentType.name;
  if (!type?.spec) {
    return `component type "${typeName}" not found for component "${componentName}"`;
  }
  if (!allowsWorkflow(type.spec, workflow)) {
    const allowed = (type.spec.allowedWorkflows ?? []).map(named);
    return allowed.length > 0
      ? `workflow ${named(
          workflow,
        )} is not allowed for component type "${typeName}"; allowed: [${allowed.join(
          ', ',
        )}]`
      : `no workflows are allowed by component type "${typeName}", but workflow run references workflow ${named(
          workflow,
        )}`;
  }
  const wanted = component.spec.workflow;
  return wanted && !isSame(wanted, workflow)
    ? `workflow run references workflow ${named(
        workflow,
      )} but component "${componentName}" is configured with workflow ${named(
        wanted,
      )}`
    : undefined;
}

const failed = [
  hasEnded,
  isTrue('WorkflowFailed', 'WorkflowFailed', 'Workflow execution failed'),
  isTrue(
    'WorkflowCompleted',
    'WorkflowFailed',
    'Workflow has completed with failure',
  ),
];

/** What the run says, by the phase of its Argo Workflow; nothing before that runs. */
export const outcomes: Partial<Record<string, NewCondition[]>> = {
  Running: [
    isTrue('WorkflowRunning', 'WorkflowRunning', 'Argo Workflow is running'),
  ],
  Failed: failed,
  Error: failed,
  Succeeded: [
    hasEnded,
    isTrue(
      'WorkflowSucceeded',
      'WorkflowSucceeded',
      'Workflow completed successfully',
    ),
    isTrue(
      'WorkflowCompleted',
      'WorkflowSucceeded',
      'Workflow has completed successfully',
    ),
  ],
};

/** The Argo Workflow of a run, made on first sight, and what its state says of the run. */
async function step(
  run: Run,
  workflow: WorkflowSpec,
  cluster: Cluster,
): Promise<undefined> {
  const { runReference } = run.status ?? {};
  if (!runReference) {
    const rendered = renderRun(run, workflow);
    for (const object of prerequisitesOf(rendered)) {
      await cluster.createIfAbsent(object);
    }
    await cluster.createIfAbsent(rendered);
    const { apiVersion, kind, metadata } = rendered;
    const { name, namespace } = metadata;
    const resources = buildResources(run, workflow);
    await report(cluster, run, [], {
      ...(resources.length > 0 && { resources }),
      runReference: { apiVersion, kind, name, namespace },
    });
    return undefined;
  }
  const { namespace, name } = runReference;
  const argo =
    cluster.get(argoWorkflowKind, namespace, name) ??
    (await cluster.read(argoWorkflowKind, namespace, name));
  if (!argo) {
    await report(cluster, run, failure('WorkflowFailed', missingWorkflow));
    return undefined;
  }
  await passWishesOn(run, argo, cluster);
  const tasks = tasksOf(argo);
  const outcome = outcomes[argo.status?.phase ?? 'Pending'];
  if (outcome) {
    const status = tasks.length > 0 ? { tasks } : {};
    await report(cluster, run, outcome, status);
  }
  return undefined;
}
