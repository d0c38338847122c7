// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Lookup } from '../Dialect';
import {
  clusterWorkflowKind,
  workflowKind,
  WorkflowContent,
} from './kinds/workflow';
import { find } from '../reading/ReadableKind';
import { RepositoryPaths } from './repositoryPaths';

interface Use {
  readonly kind: string;
  readonly name: string;
}

/** The workflow that is used from a namespace, if it exists. */
export function usedWorkflow(
  use: Use,
  namespace: string,
  lookup: Lookup,
): WorkflowContent | undefined {
  switch (use.kind) {
    case clusterWorkflowKind.kind:
      return find(clusterWorkflowKind, lookup, undefined, use.name)?.content;
    case workflowKind.kind:
      return find(workflowKind, lookup, namespace, use.name)?.content;
    default:
      return undefined;
  }
}

/** Where in the parameters of a used workflow the source is. */
export function repositoryPathsOf(
  use: Use,
  namespace: string,
  lookup: Lookup,
): RepositoryPaths | undefined {
  return usedWorkflow(use, namespace, lookup)?.repository;
}
