// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { createHash } from 'node:crypto';
import type { ApiObject, JsonObject } from '../ApiObject';
import { bulkComponentAt } from './bulkComponents';
import { bulkObject, padded } from './bulkObject';

const NEWEST = Date.parse('2026-06-01T12:00:00Z');
const BETWEEN_MS = 7 * 60_000;
const RUN_BYTES = 3_200;
const STEPS = [
  ['checkout-source', 6],
  ['build-image', 45],
  ['publish-image', 12],
  ['generate-workload-cr', 5],
] as const;
const BRANCHES = [
  'main',
  'main',
  'main',
  'develop',
  'release/2.4',
  'feature/totals',
];

const at = (time: number) => `${new Date(time).toISOString().slice(0, 19)}Z`;

type Outcome = 'Succeeded' | 'Failed';

/** One in seven fails. */
const outcomeOf = (index: number): Outcome =>
  index % 7 === 3 ? 'Failed' : 'Succeeded';

function tasksOf(startedAt: number, outcome: Outcome) {
  const count = { Failed: 2, Succeeded: STEPS.length }[outcome];
  let time = startedAt + 2_000;
  return STEPS.slice(0, count).map(([name, seconds], index) => {
    const phase = index === count - 1 ? outcome : 'Succeeded';
    const began = time;
    time += seconds * 1_000;
    return {
      name,
      phase,
      startedAt: at(began),
      completedAt: at(time),
      ...(phase === 'Failed' && { message: 'main: Error (exit code 1)' }),
    };
  });
}

const messages = {
  Failed: ['Workflow has completed with failure', 'Workflow execution failed'],
  Succeeded: [
    'Workflow has completed successfully',
    'Workflow completed successfully',
  ],
} as const;

function conditionsOf(outcome: Outcome, time: string): JsonObject[] {
  const condition = (
    type: string,
    status: 'True' | 'False',
    reason: string,
    message: string,
  ) => ({
    type,
    status,
    reason,
    message,
    observedGeneration: 1,
    lastTransitionTime: time,
  });
  const reason = `Workflow${outcome}`;
  const [completed, own] = messages[outcome];
  return [
    condition('WorkflowCompleted', 'True', reason, completed),
    condition(
      'WorkflowRunning',
      'False',
      'WorkflowRunning',
      'Argo Workflow running has completed',
    ),
    condition(reason, 'True', reason, own),
  ];
}

function run(index: number, ofComponent: number): ApiObject {
  const { tenant, project, name: component } = bulkComponentAt(ofComponent);
  const commit = createHash('sha1').update(`commit ${index}`).digest('hex');
  const name = `${component}-run-${commit.slice(0, 8)}`;
  const startedAt = NEWEST - index * BETWEEN_MS;
  const outcome = outcomeOf(index);
  const tasks = tasksOf(startedAt, outcome);
  const completedAt = tasks.at(-1)?.completedAt ?? at(startedAt);
  return padded(
    bulkObject(
      'WorkflowRun',
      tenant,
      name,
      {
        spec: {
          workflow: {
            kind: 'ClusterWorkflow',
            name: 'dockerfile-builder',
            parameters: {
              repository: {
                url: `https://github.com/example/${project}`,
                revision: { branch: BRANCHES[index % BRANCHES.length], commit },
                appPath: `/services/${component}`,
              },
            },
          },
        },
        status: {
          startedAt: at(startedAt),
          completedAt,
          conditions: conditionsOf(outcome, completedAt),
          runReference: {
            apiVersion: 'argoproj.io/v1alpha1',
            kind: 'Workflow',
            name,
            namespace: `workflows-${tenant}`,
          },
          tasks,
        },
      },
      {
        creationTimestamp: at(startedAt),
        finalizers: ['openchoreo.dev/workflowrun-cleanup'],
        labels: {
          'openchoreo.dev/project': project,
          'openchoreo.dev/component': component,
        },
      },
    ),
    RUN_BYTES,
  );
}

/**
 * Builds of generated components, newest first, one every seven minutes back from 2026-06-01: every second one of the
 * first component, the others of all in turn; the same at every call. One in seven failed. Their Argo Workflows are
 * gone, and nothing says when they are to go, too: a controller leaves them as they are.
 */
export function* bulkRuns(
  count: number,
  components: number,
): Generator<ApiObject> {
  for (let index = 0; index < count; index += 1) {
    const other = 1 + (Math.floor(index / 2) % components);
    yield run(index, index % 2 === 0 ? 1 : other);
  }
}
