// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { z } from 'zod';
import { name } from '../../reading/fields';
import { planeKeys, PlaneRefContent, workflowPlanes } from '../planeResolution';
import { defineKind } from '../../reading/ReadableKind';
import { repositoryPaths, RepositoryPaths } from '../repositoryPaths';

export interface WorkflowContent {
  readonly plane?: PlaneRefContent;
  /** Where in the parameters the workflow's schema says the source is. */
  readonly repository?: RepositoryPaths;
}

const schema = z.object({
  spec: z
    .object({
      workflowPlaneRef: z.object({ kind: name, name }).nullish(),
      parameters: z
        .object({ openAPIV3Schema: z.unknown().optional() })
        .nullish(),
    })
    .nullish(),
});

function contentOf({ spec }: z.output<typeof schema>): WorkflowContent {
  const repository = repositoryPaths(spec?.parameters?.openAPIV3Schema);
  return {
    ...(spec?.workflowPlaneRef && { plane: spec.workflowPlaneRef }),
    ...(repository && { repository }),
  };
}

export const workflowKind = defineKind({
  kind: 'Workflow',
  schema,
  content: contentOf,
  indexes: {
    plane: ({ plane }, { namespace }) =>
      planeKeys(workflowPlanes, plane, namespace),
  },
});

export const clusterWorkflowKind = defineKind({
  kind: 'ClusterWorkflow',
  namespaced: false,
  schema,
  content: contentOf,
  indexes: {
    plane: ({ plane }) => planeKeys(workflowPlanes, plane, ''),
  },
});
