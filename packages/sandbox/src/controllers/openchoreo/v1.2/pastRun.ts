// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../../../client';
import { uidOf } from '../../../uidOf';
import { PastBuild } from '../PastBuild';
import { ArgoWorkflowSpec, carryOut } from '../argo';
import { withConditions } from '../../runtime';
import { buildProgram } from './buildWorkflows';
import { annotation } from './labels';
import { WorkflowRunSpec, WorkflowSpec } from './objects';
import { prerequisitesOf, renderRun, tasksOf } from './runWorkflow';
import { outcomes } from './workflowRuns';

interface BuiltWorkload {
  spec?: { container?: { image?: string } };
}

/** A run that has ended, with the image it says it built. */
export const pastRun: PastBuild = (manifest, seed, born, stamp) => {
  const { name, namespace } = manifest.metadata;
  const run: KubeObject<WorkflowRunSpec> = {
    ...manifest,
    // a seed's manifest is of the kind it says
    spec: manifest.spec as WorkflowRunSpec,
    metadata: {
      ...manifest.metadata,
      uid: uidOf(`WorkflowRun/${namespace}/${name}`),
      creationTimestamp: stamp,
      finalizers: ['openchoreo.dev/workflowrun-cleanup'],
    },
  };
  const { kind = 'ClusterWorkflow', name: wanted } = run.spec?.workflow ?? {
    name: '',
  };
  const workflow = seed(kind, wanted)?.spec as WorkflowSpec | undefined;
  if (!workflow) {
    throw new Error(`${kind} "${wanted}" of the past run ${name} is not there`);
  }
  const rendered = renderRun(run, workflow);
  const identified = {
    ...rendered,
    metadata: {
      ...rendered.metadata,
      uid: uidOf(`Workflow/${rendered.metadata.namespace}/${name}`),
      creationTimestamp: stamp,
    },
  };
  const built: BuiltWorkload = JSON.parse(
    run.metadata.annotations?.[annotation.workload] ?? '{}',
  );
  const image = built.spec?.container?.image;
  const done = carryOut({
    workflow: identified,
    spec: identified.spec ?? {},
    clusterTemplates: (owner, template) =>
      (
        seed('ClusterWorkflowTemplate', owner)?.spec as
          | ArgoWorkflowSpec
          | undefined
      )?.templates?.find(each => each.name === template),
    program: buildProgram,
    outputsOf: step => ({
      ...(step === 'checkout' && buildProgram.revisionOutput(identified)),
      ...(step === 'publish-image' && image && { image }),
    }),
    born,
  });
  const { phase = '', finishedAt = stamp } = done.workflow.status ?? {};
  return [
    ...prerequisitesOf(rendered),
    done.workflow,
    ...done.pods,
    {
      ...run,
      spec: { ttlAfterCompletion: workflow.ttlAfterCompletion, ...run.spec },
      status: {
        startedAt: stamp,
        completedAt: finishedAt,
        conditions: withConditions(
          [],
          outcomes[phase] ?? [],
          1,
          new Date(finishedAt),
        ),
        runReference: {
          apiVersion: rendered.apiVersion,
          kind: rendered.kind,
          name: rendered.metadata.name,
          namespace: rendered.metadata.namespace,
        },
        tasks: tasksOf(done.workflow),
      },
    },
  ];
};
