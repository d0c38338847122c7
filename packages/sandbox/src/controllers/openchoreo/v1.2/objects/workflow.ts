// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { BuildStep } from '../../BuildStep';
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
  tasks?: BuildStep[];
}
