// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { uidOf } from '../../../uidOf';
import { withConditions } from '../../runtime';
import { PastBuild } from '../PastBuild';
import { ArgoWorkflow, carryOut } from '../argo';
import {
  artifactCreated,
  buildCompleted,
  imageOutput,
  progressOf,
  queuedConditions,
} from './buildConditions';
import { buildProgram, imageOf } from './buildWorkflows';
import { labelOf } from './labels';
import { Build, BuildStatus, Component } from './objects';
import {
  renderArtifact,
  renderBuildNamespace,
  renderWorkflow,
} from './renderBuild';

const finalizer = 'core.choreo.dev/build-cleanup';

/** The conditions a build has come to by its workflow's end. */
function statusOf(workflow: ArgoWorkflow, born: Date, end: Date): BuildStatus {
  let conditions = withConditions([], queuedConditions, 1, born);
  let image: string | undefined;
  for (;;) {
    const progress = progressOf(conditions, workflow);
    switch (progress.outcome) {
      case 'stepped':
      case 'pushed':
        if (progress.outcome === 'pushed') image = progress.image;
        conditions = withConditions(conditions, [progress.condition], 1, end);
        break;
      case 'failed':
        return {
          conditions: withConditions(
            conditions,
            [...progress.conditions, artifactCreated],
            1,
            end,
          ),
        };
      default:
        return {
          conditions: withConditions(
            conditions,
            [artifactCreated, buildCompleted],
            1,
            end,
          ),
          ...(image && { imageStatus: { image } }),
        };
    }
  }
}

/** A build that has ended, with what can be deployed of it; its workflow is taken away an hour later. */
export const pastBuild: PastBuild = (manifest, seed, born, stamp) => {
  const { name, namespace } = manifest.metadata;
  // a seed's manifests are of the kinds they say
  const build = {
    ...manifest,
    metadata: {
      ...manifest.metadata,
      uid: uidOf(`Build/${namespace}/${name}`),
      creationTimestamp: stamp,
      finalizers: [finalizer],
    },
  } as Build;
  const component = seed('Component', labelOf(build, 'component')) as
    | Component
    | undefined;
  if (!component) {
    throw new Error(`the component of the past build ${name} is not there`);
  }
  const workflow = renderWorkflow(build, { component });
  const identified = {
    ...workflow,
    metadata: {
      ...workflow.metadata,
      uid: uidOf(`Workflow/${workflow.metadata.namespace}/${name}`),
      creationTimestamp: stamp,
    },
  };
  const done = carryOut({
    workflow: identified,
    spec: identified.spec ?? {},
    clusterTemplates: () => undefined,
    program: buildProgram,
    outputsOf: (step): Record<string, string> =>
      step === 'push-step' ? { [imageOutput]: imageOf(identified) } : {},
    born,
  });
  const { finishedAt = stamp } = done.workflow.status ?? {};
  const status = statusOf(done.workflow, born, new Date(finishedAt));
  const artifact = renderArtifact(build, { component });
  return [
    ...renderBuildNamespace(build),
    done.workflow,
    ...done.pods,
    {
      ...artifact,
      metadata: {
        ...artifact.metadata,
        uid: uidOf(`DeployableArtifact/${namespace}/${name}`),
        creationTimestamp: finishedAt,
      },
    },
    { ...build, status },
  ];
};
