// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../../../client';
import { Key } from '../../runtime';
import { BuildStep } from '../BuildStep';
import { ArgoWorkflow, wishesOf } from '../argo';
import { WorkflowRunSpec, WorkflowSpec } from './objects';
import { TemplateEngine } from './rendering/TemplateEngine';
import { runContext } from './runContext';

const runLabel = 'openchoreo.dev/workflowrun';
const runNamespaceLabel = 'openchoreo.dev/workflowrun-namespace';

/** The run that an Argo Workflow carries out. */
export function runOf({ metadata: { labels = {} } }: KubeObject): Key[] {
  const name = labels[runLabel];
  const namespace = labels[runNamespaceLabel];
  return name && namespace ? [{ name, namespace }] : [];
}

const texts = (value: unknown): unknown =>
  typeof value === 'object' ? JSON.stringify(value) : String(value);

/** Argo takes parameters that are texts only. */
function withTextParameters(workflow: ArgoWorkflow): ArgoWorkflow {
  const { spec = {} } = workflow;
  const parameters = spec.arguments?.parameters?.map(each => ({
    ...each,
    ...(each.value !== undefined && { value: String(texts(each.value)) }),
  }));
  return {
    ...workflow,
    spec: {
      ...spec,
      ...(parameters && { arguments: { ...spec.arguments, parameters } }),
    },
  };
}

/** The Argo Workflow of a run, from its workflow's template. Throws with the expression that cannot be evaluated. */
export function renderRun(
  run: KubeObject<WorkflowRunSpec>,
  workflow: WorkflowSpec,
): ArgoWorkflow {
  const rendered = TemplateEngine.create().render(
    workflow.runTemplate,
    runContext(run, workflow),
  ) as ArgoWorkflow; // a template is the manifest of an object; the API server says what is wrong with it
  const { name, namespace } = run.metadata;
  const wishes = wishesOf(run);
  return withTextParameters({
    ...rendered,
    metadata: {
      ...rendered.metadata,
      labels: {
        ...rendered.metadata.labels,
        [runLabel]: name,
        [runNamespaceLabel]: namespace ?? '',
        'openchoreo.dev/managed-by': 'workflowrun-controller',
      },
      ...(Object.keys(wishes).length > 0 && {
        annotations: { ...rendered.metadata.annotations, ...wishes },
      }),
    },
  });
}

/** What a workflow needs around it, in the order it is made: its namespace, an account, and what that may do. */
export function prerequisitesOf({
  metadata,
  spec,
}: ArgoWorkflow): KubeObject[] {
  const { namespace = '' } = metadata;
  const account = spec?.serviceAccountName ?? 'workflow-sa';
  const role = `${account}-role`;
  const group = 'rbac.authorization.k8s.io';
  return [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
    {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name: account, namespace },
    },
    {
      apiVersion: `${group}/v1`,
      kind: 'Role',
      metadata: { name: role, namespace },
      ...{
        rules: [
          {
            apiGroups: ['argoproj.io'],
            resources: ['workflowtaskresults'],
            verbs: ['create', 'get', 'list', 'watch', 'update', 'patch'],
          },
        ],
      },
    },
    {
      apiVersion: `${group}/v1`,
      kind: 'RoleBinding',
      metadata: { name: `${role}-binding`, namespace },
      ...{
        subjects: [{ kind: 'ServiceAccount', name: account, namespace }],
        roleRef: { apiGroup: group, kind: 'Role', name: role },
      },
    },
  ];
}

const orderOf = (name: string): number =>
  Number([...name.matchAll(/\[(\d+)\]/g)].at(-1)?.[1] ?? -1);

const taskPhase = (phase: string): BuildStep['phase'] =>
  phase === 'Omitted' ? 'Skipped' : (phase as BuildStep['phase']);

/** The tasks a run shows: its workflow's pods, in the order of their groups. */
export const tasksOf = ({ status }: ArgoWorkflow): BuildStep[] =>
  Object.values(status?.nodes ?? {})
    .filter(({ type }) => type === 'Pod')
    .sort(
      (a, b) =>
        orderOf(a.name) - orderOf(b.name) ||
        Date.parse(a.startedAt) - Date.parse(b.startedAt),
    )
    .map(({ displayName, phase, startedAt, finishedAt, message }) => ({
      name: displayName,
      phase: taskPhase(phase),
      startedAt,
      ...(finishedAt && { completedAt: finishedAt }),
      ...(message && { message }),
    }));
