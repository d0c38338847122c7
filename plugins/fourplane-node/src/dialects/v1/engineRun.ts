// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ModelRef } from '@fourplane/plugin-fourplane-common';
import { ReadContext } from '../reading/ModelReader';
import { find } from '../reading/ReadableKind';
import { RuleDialectOptions } from '../reading/RuleDialect';
import { WorkflowRunContent, workflowRunKind } from './kinds/workflowRun';
import { workflowPlanes } from './planeResolution';
import { usedWorkflow } from './usedWorkflow';

/** A run says what runs it; before it does, that is called like the run. */
export const engineRun: RuleDialectOptions['engineRun'] = (
  { tenant = '', name },
  context,
) => {
  const content = find(workflowRunKind, context.lookup, tenant, name)?.content;
  const plane = content && namedPlane(content, tenant, context);
  return {
    ...(plane && { plane }),
    namespace: content?.run?.namespace ?? `workflows-${tenant}`,
    workflow: content?.run?.name ?? name,
  };
};

/** The plane that a run's workflow names, or the one that is meant where it names none. */
function namedPlane(
  { workflow }: WorkflowRunContent,
  tenant: string,
  { lookup, refTo }: ReadContext,
): ModelRef | undefined {
  const used = usedWorkflow(workflow, tenant, lookup);
  if (!used) {
    return undefined;
  }
  const { kind, name } = used.plane ?? {
    kind: workflowPlanes.cluster,
    name: 'default',
  };
  const isOfTenant = kind === workflowPlanes.namespaced;
  return refTo.plane('buildPlane', isOfTenant ? tenant : undefined, name);
}
