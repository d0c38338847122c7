// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ageColumn, openChoreoKind } from '../openChoreoKind';
import {
  anyObject,
  dateTime,
  expression,
  immutable,
  list,
  object,
  required,
  string,
} from '../schema';
import { conditions, conditionsOnlyStatus, schemaHolder } from './words';

export const workflowResources = list(
  object({
    id: required(string({ minLength: 1 })),
    includeWhen: expression(),
    template: required(anyObject()),
  }),
);

export const createdObject = object({
  apiVersion: required(string({ minLength: 1 })),
  kind: required(string({ minLength: 1 })),
  name: required(string({ minLength: 1 })),
  namespace: string(),
});

export const externalRefs = list(
  object({
    apiVersion: required(string({ minLength: 1 })),
    id: required(
      string({
        pattern: '^[a-z][a-z0-9-]*[a-z0-9]$',
        minLength: 2,
        maxLength: 63,
      }),
    ),
    kind: required(string({ enum: ['SecretReference'] })),
    name: required(string({ minLength: 1 })),
  }),
  { mapKeys: ['id'] },
);

/** Days, hours, minutes and seconds, as in `1d12h`. */
const timeToLive = string({ pattern: '^(\\d+d)?(\\d+h)?(\\d+m)?(\\d+s)?$' });

const workflowSpec = (planeKinds: readonly string[]) =>
  object({
    externalRefs,
    parameters: schemaHolder,
    resources: workflowResources,
    runTemplate: required(anyObject()),
    ttlAfterCompletion: timeToLive,
    workflowPlaneRef: object(
      {
        kind: required(string({ enum: planeKinds })),
        name: required(string({ minLength: 1, maxLength: 63 })),
      },
      {
        default: { kind: 'ClusterWorkflowPlane', name: 'default' },
        rules: [immutable('spec.workflowPlaneRef')],
      },
    ),
  });

const workflow = openChoreoKind({
  kind: 'Workflow',
  spec: required(workflowSpec(['WorkflowPlane', 'ClusterWorkflowPlane'])),
  status: conditionsOnlyStatus,
});

const clusterWorkflow = openChoreoKind({
  kind: 'ClusterWorkflow',
  scope: 'Cluster',
  shortNames: ['cwf', 'cwfs'],
  columns: [ageColumn],
  spec: workflowSpec(['ClusterWorkflowPlane']),
  status: conditionsOnlyStatus,
});

const workflowRun = openChoreoKind({
  kind: 'WorkflowRun',
  spec: required(
    object({
      ttlAfterCompletion: timeToLive,
      workflow: required(
        object({
          kind: string({
            enum: ['Workflow', 'ClusterWorkflow'],
            default: 'ClusterWorkflow',
            rules: [immutable('spec.workflow.kind')],
          }),
          name: required(
            string({ minLength: 1, rules: [immutable('spec.workflow.name')] }),
          ),
          parameters: anyObject(),
        }),
      ),
    }),
  ),
  status: object({
    completedAt: dateTime(),
    conditions,
    resources: list(createdObject),
    runReference: createdObject,
    startedAt: dateTime(),
    tasks: list(
      object({
        completedAt: dateTime(),
        message: string(),
        name: required(string({ minLength: 1 })),
        phase: string({
          enum: [
            'Pending',
            'Running',
            'Succeeded',
            'Failed',
            'Skipped',
            'Error',
          ],
        }),
        startedAt: dateTime(),
      }),
    ),
  }),
});

export const workflowCrds = [workflow, clusterWorkflow, workflowRun];
