// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../../../client';
import {
  Cluster,
  Controller,
  findCondition,
  isFalse,
  isTrue,
  NewCondition,
  Requeue,
  timestamp,
} from '../../runtime';
import { buildResources } from './buildResources';
import { advanceSteps } from '../advanceSteps';
import { durationMs, stepsOf, workloadStep } from './buildSteps';
import { allowsWorkflow, componentTypeOf } from './checkComponent';
import * as kinds from './kinds';
import { label } from './labels';
import { sandboxAnnotation } from '../../sandboxAnnotation';
import { referred } from './lookups';
import { buildNamespace } from '../names';
import { deleteStepPods, showStepPods } from '../stepPods';
import {
  Reference,
  WorkflowRunSpec,
  WorkflowRunStatus,
  WorkflowSpec,
} from './objects';
import { report } from './reporting';
import { stepRunOf } from './stepRunOf';
import { writeBuiltWorkload } from './writeBuiltWorkload';

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

/** Runs a workflow: no Argo objects, but pods for its steps, the conditions, tasks and the Workload they would lead to. */
export const workflowRunController: Controller = {
  name: 'workflow-run',
  kind: kinds.workflowRunKind,
  async reconcile(key, cluster) {
    const run = cluster.get(kinds.workflowRunKind, key.namespace, key.name);
    if (!run?.spec) return undefined;
    if (run.metadata.deletionTimestamp) {
      await deleteStepPods(stepRunOf(run), run.status?.tasks ?? [], cluster);
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

const endings: Record<'succeeded' | 'failed', NewCondition[]> = {
  failed: [
    hasEnded,
    isTrue('WorkflowFailed', 'WorkflowFailed', 'Workflow execution failed'),
    isTrue(
      'WorkflowCompleted',
      'WorkflowFailed',
      'Workflow has completed with failure',
    ),
  ],
  succeeded: [
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

async function step(
  run: Run,
  workflow: WorkflowSpec,
  cluster: Cluster,
): Promise<Requeue | undefined> {
  const { name, namespace = '', uid = '', annotations = {} } = run.metadata;
  const progress = advanceSteps(
    stepsOf(workflow),
    run.status?.tasks ?? [],
    {
      failStep: annotations[sandboxAnnotation.failStep],
      holdStep: annotations[sandboxAnnotation.holdStep],
    },
    { uid, clock: cluster.clock },
    timestamp,
  );
  await showStepPods(
    stepRunOf(run),
    run.status?.tasks ?? [],
    progress.tasks,
    cluster,
  );
  const resources = buildResources(run, workflow);
  const status = {
    tasks: progress.tasks,
    ...(resources.length > 0 && { resources }),
    runReference: {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Workflow',
      name,
      namespace: buildNamespace(namespace),
    },
  };
  if (progress.outcome === 'running') {
    const isRunning = isTrue(
      'WorkflowRunning',
      'WorkflowRunning',
      'Argo Workflow is running',
    );
    await report(cluster, run, [isRunning], status);
    return progress.nextMs === undefined
      ? undefined
      : { requeueAfterMs: Math.max(progress.nextMs, 1) };
  }
  if (
    progress.outcome === 'succeeded' &&
    progress.tasks.some(task => task.name === workloadStep)
  ) {
    await writeBuiltWorkload(run, cluster);
  }
  await report(cluster, run, endings[progress.outcome], status);
  return undefined;
}
