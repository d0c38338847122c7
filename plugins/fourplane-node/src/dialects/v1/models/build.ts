// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { withoutAbsent } from '../../reading/fields';
import { clusterWorkflowKind } from '../kinds/workflow';
import { WorkflowRunContent, workflowRunKind } from '../kinds/workflowRun';
import {
  absent,
  ModelReader,
  presentReading,
  ReadContext,
  unreadableReading,
} from '../../reading/ModelReader';
import { resolvePlane, workflowPlanes } from '../planeResolution';
import { find, ReadableKind } from '../../reading/ReadableKind';
import { parametersOf, revisionOf } from '../repositoryPaths';
import { scopedObjects } from '../../reading/scopedObjects';
import { usedWorkflow } from '../usedWorkflow';

/** Reads runs of workflows as builds, whatever their kind is called. */
export function buildReaderOf(
  kind: ReadableKind<WorkflowRunContent>,
): ModelReader<'build'> {
  return {
    sources: [kind.key],
    refs: (scope, { lookup, refTo }) =>
      [...scopedObjects(kind, scope, lookup)].map(object =>
        refTo.ofObject('build', kind, object),
      ),
    read: (ref, context) => {
      const object = find(kind, context.lookup, ref.tenant, ref.name);
      if (!object || kind.ownerOf(object).project !== ref.project) {
        return absent;
      }
      if (!object.content) {
        return unreadableReading(ref, kind, object);
      }
      const tenant = ref.tenant ?? '';
      const { owner, workflow, steps, ...progress } = object.content;
      const used = usedWorkflow(workflow, tenant, context.lookup);
      const revision = revisionOf(workflow, used?.repository);
      return presentReading(
        withoutAbsent({
          ref,
          component: owner
            ? context.refTo.inProject(
                'component',
                tenant,
                owner.project,
                owner.component,
              )
            : undefined,
          workflow: { kind: workflow.kind, name: workflow.name },
          plane: planeOf(workflow, tenant, context),
          revision: Object.keys(revision).length > 0 ? revision : undefined,
          phase: progress.phase,
          reason: progress.reason,
          message: progress.message,
          createdAt: progress.createdAt,
          startedAt: progress.startedAt,
          completedAt: progress.completedAt,
          steps: [...steps],
          image: progress.image,
          parameters: parametersOf(workflow, used?.repository),
        }),
      );
    },
  };
}

export const buildReader = buildReaderOf(workflowRunKind);

/** A workflow of the cluster can only run on a plane of the cluster. */
function planeOf(
  use: { readonly kind: string; readonly name: string },
  tenant: string,
  { lookup, refTo }: ReadContext,
) {
  const workflow = usedWorkflow(use, tenant, lookup);
  const namespace = use.kind === clusterWorkflowKind.kind ? '' : tenant;
  const plane =
    workflow && resolvePlane(workflowPlanes, workflow.plane, namespace, lookup);
  return plane && refTo.plane('buildPlane', plane.tenant, plane.name);
}
