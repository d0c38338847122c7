// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  ObjectReference,
  Reference,
  SchemaHolder,
  Status,
  Template,
  Values,
} from './common';

export interface WorkflowSpec {
  parameters?: SchemaHolder;
  runTemplate: Values;
  resources?: Template[];
  ttlAfterCompletion?: string;
  workflowPlaneRef?: Reference;
}

export type TaskPhase =
  | 'Pending'
  | 'Running'
  | 'Succeeded'
  | 'Failed'
  | 'Skipped'
  | 'Error';

export interface WorkflowTask {
  name: string;
  phase?: TaskPhase;
  startedAt?: string;
  completedAt?: string;
  message?: string;
}

export interface WorkflowRunSpec {
  ttlAfterCompletion?: string;
  workflow: Reference & { parameters?: Values };
}

export interface WorkflowRunStatus extends Status {
  startedAt?: string;
  completedAt?: string;
  runReference?: ObjectReference;
  /** What is made for the run beside the workflow itself. */
  resources?: ObjectReference[];
  tasks?: WorkflowTask[];
}
