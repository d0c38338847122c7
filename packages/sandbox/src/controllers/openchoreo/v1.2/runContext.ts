// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../../../client';
import { buildNamespace } from '../names';
import { WorkflowRunSpec, WorkflowSpec } from './objects';
import { Context } from './rendering/TemplateEngine';
import { withDefaults } from './rendering/withDefaults';

/** What the templates of a workflow can name of a run. */
export const runContext = (
  { metadata, spec }: KubeObject<WorkflowRunSpec>,
  workflow: WorkflowSpec,
): Context => ({
  metadata: {
    workflowRunName: metadata.name,
    namespaceName: metadata.namespace ?? '',
    namespace: buildNamespace(metadata.namespace ?? ''),
    labels: metadata.labels ?? {},
  },
  parameters: withDefaults(workflow.parameters, spec?.workflow.parameters),
  workflowplane: { secretStore: 'default' },
});
