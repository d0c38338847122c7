// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Workflow } from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';
import { name, present, withoutAbsent } from '../../reading/fields';
import { describedBy, describedMetadata } from '../described';
import { KindPair } from '../kindPair';
import { declaredBy, schemaSection } from '../parameterSchema';
import { planeKeys, PlaneRefContent, workflowPlanes } from '../planeResolution';
import { defineKind } from '../../reading/ReadableKind';
import { repositoryPaths, RepositoryPaths } from '../repositoryPaths';

export interface WorkflowContent {
  readonly title?: string;
  readonly description?: string;
  readonly parameters?: Workflow['parameters'];
  readonly plane?: PlaneRefContent;
  /** Where in the parameters the workflow's schema says the source is. */
  readonly repository?: RepositoryPaths;
}

const schema = z.object({
  metadata: describedMetadata,
  spec: z
    .object({
      workflowPlaneRef: z.object({ kind: name, name }).nullish(),
      parameters: schemaSection,
    })
    .nullish(),
});

function contentOf({
  metadata,
  spec,
}: z.output<typeof schema>): WorkflowContent {
  const { title, description } = describedBy(metadata);
  const parameters = declaredBy(spec?.parameters);
  return withoutAbsent({
    title,
    description,
    plane: present(spec?.workflowPlaneRef),
    parameters,
    repository: repositoryPaths(parameters),
  });
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

export const workflows: KindPair<WorkflowContent> = {
  namespaced: workflowKind,
  cluster: clusterWorkflowKind,
};
