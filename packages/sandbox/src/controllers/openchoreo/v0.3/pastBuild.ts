// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../../../client';
import { uidOf } from '../../../uidOf';
import { isFalse, isTrue, withConditions } from '../../runtime';
import { PastBuild } from '../PastBuild';
import { argumentOf, ArgoWorkflowSpec, carryOut, withTemplate } from '../argo';
import { buildPrerequisites, workflowOf } from './buildManifests';
import { buildProgram, revisionOf } from './buildWorkflows';
import { BuildSpec } from './objects';

const begun = [
  isTrue('BuildInitiated', 'BuildInitiated', 'Build initialization started'),
  isTrue('BuildTriggered', 'BuildTriggered', 'Build has been triggered'),
];
const passed = [
  isTrue('BuildCompleted', 'BuildCompleted', 'Build completed successfully'),
  isTrue('WorkloadUpdated', 'WorkloadUpdated', 'Workload updated successfully'),
];
const failed = [
  isFalse('BuildCompleted', 'BuildFailed', 'Build workflow failed'),
];

const registry = 'registry.saltmarsh.example';

/** A build that has ended; its workflow is taken away an hour later. */
export const pastBuild: PastBuild = (manifest, seed, born, stamp) => {
  // a seed's manifest is of the kind it says
  const spec = manifest.spec as BuildSpec;
  const { name, namespace } = manifest.metadata;
  const build: KubeObject<BuildSpec> = {
    ...manifest,
    spec,
    metadata: {
      ...manifest.metadata,
      uid: uidOf(`Build/${namespace}/${name}`),
      creationTimestamp: stamp,
    },
  };
  const workflow = workflowOf(build, spec);
  const identified = {
    ...workflow,
    metadata: {
      ...workflow.metadata,
      uid: uidOf(`Workflow/${workflow.metadata.namespace}/${name}`),
      creationTimestamp: stamp,
    },
  };
  const template = seed('ClusterWorkflowTemplate', spec.templateRef.name)
    ?.spec as ArgoWorkflowSpec | undefined;
  const image = `${registry}/${argumentOf(
    identified,
    'image-name',
  )}:${argumentOf(identified, 'image-tag')}-${revisionOf(identified)}`;
  const done = carryOut({
    workflow: identified,
    spec: withTemplate(
      identified.spec ?? {},
      template ?? buildProgram.withoutTemplates ?? {},
    ),
    clusterTemplates: () => undefined,
    program: buildProgram,
    outputsOf: step => ({
      ...(step === 'clone-step' && { 'git-revision': revisionOf(identified) }),
      ...(step === 'push-step' && { image }),
    }),
    born,
  });
  const { phase, finishedAt = stamp } = done.workflow.status ?? {};
  const isGood = phase === 'Succeeded';
  return [
    ...buildPrerequisites(build, spec),
    done.workflow,
    ...done.pods,
    {
      ...build,
      status: {
        observedGeneration: 1,
        conditions: withConditions(
          withConditions([], begun, 1, born),
          isGood ? passed : failed,
          1,
          new Date(finishedAt),
        ),
        ...(isGood && { imageStatus: { image } }),
      },
    },
  ];
};
