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

type Outcome = 'Succeeded' | 'Failed' | 'Running';

/** Of the runs a part fails, and the newest few still run. */
function outcomeOf(index: number): Outcome {
  if (index < 3) return 'Running';
  return index % 7 === 3 ? 'Failed' : 'Succeeded';
}

function tasksOf(startedAt: number, outcome: Outcome) {
  const count = { Running: 2, Failed: 2, Succeeded: STEPS.length }[outcome];
  let time = startedAt + 2_000;
  return STEPS.slice(0, count).map(([name, seconds], index) => {
    const isLast = index === count - 1;
    const phase = isLast ? outcome : 'Succeeded';
    const began = time;
    time += seconds * 1_000;
    return {
      name,
      phase,
      startedAt: at(began),
      ...(phase !== 'Running' && { completedAt: at(time) }),
      ...(phase === 'Failed' && { message: 'main: Error (exit code 1)' }),
    };
  });
}

function conditionsOf(outcome: Outcome, time: string): JsonObject[] {
  const condition = (
    type: string,
    holds: boolean,
    reason: string,
    message: string,
  ) => ({
    type,
    status: holds ? 'True' : 'False',
    reason,
    message,
    observedGeneration: 1,
    lastTransitionTime: time,
  });
  const running = (holds: boolean) =>
    condition(
      'WorkflowRunning',
      holds,
      'WorkflowRunning',
      holds
        ? 'Argo Workflow is running'
        : 'Argo Workflow running has completed',
    );
  switch (outcome) {
    case 'Running':
      return [
        condition(
          'WorkflowCompleted',
          false,
          'WorkflowPending',
          'Workflow has not completed yet',
        ),
        running(true),
      ];
    case 'Failed':
      return [
        condition(
          'WorkflowCompleted',
          true,
          'WorkflowFailed',
          'Workflow has completed with failure',
        ),
        running(false),
        condition(
          'WorkflowFailed',
          true,
          'WorkflowFailed',
          'Workflow execution failed',
        ),
      ];
    default:
      return [
        condition(
          'WorkflowCompleted',
          true,
          'WorkflowSucceeded',
          'Workflow has completed successfully',
        ),
        running(false),
        condition(
          'WorkflowSucceeded',
          true,
          'WorkflowSucceeded',
          'Workflow completed successfully',
        ),
      ];
  }
}

function run(index: number, ofComponent: number): ApiObject {
  const { tenant, project, name: component } = bulkComponentAt(ofComponent);
  const commit = createHash('sha1').update(`commit ${index}`).digest('hex');
  const name = `${component}-run-${commit.slice(0, 8)}`;
  const startedAt = NEWEST - index * BETWEEN_MS;
  const outcome = outcomeOf(index);
  const tasks = tasksOf(startedAt, outcome);
  const completedAt = tasks.at(-1)?.completedAt;
  return padded(
    bulkObject(
      'WorkflowRun',
      tenant,
      name,
      {
        spec: {
          ttlAfterCompletion: '90d',
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
          ...(outcome !== 'Running' && completedAt && { completedAt }),
          conditions: conditionsOf(outcome, completedAt ?? at(startedAt)),
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
 * first component, the others of all in turn; the same at every call. The three newest run, of the others one in seven
 * failed. Their Argo Workflows are gone.
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
