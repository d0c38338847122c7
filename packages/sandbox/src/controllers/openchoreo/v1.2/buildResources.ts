// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../../../client';
import { ObjectReference, WorkflowRunSpec, WorkflowSpec } from './objects';
import { TemplateEngine } from './rendering/TemplateEngine';
import { runContext } from './runContext';

/** The objects a workflow has made beside each run, such as its secrets: who they are, not what is in them. */
export function buildResources(
  run: KubeObject<WorkflowRunSpec>,
  workflow: WorkflowSpec,
): ObjectReference[] {
  const engine = TemplateEngine.create();
  const context = runContext(run, workflow);
  const identities = (workflow.resources ?? []).map(
    ({ template, ...resource }) => {
      const { apiVersion, kind, metadata: named } = template as KubeObject;
      return {
        ...resource,
        template: {
          apiVersion,
          kind,
          metadata: { name: named.name, namespace: named.namespace },
        },
      };
    },
  );
  return engine.renderAll(identities, context).map(({ object }) => ({
    apiVersion: object.apiVersion,
    kind: object.kind,
    name: object.metadata.name,
    namespace: object.metadata.namespace,
  }));
}
