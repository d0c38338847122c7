// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Cluster, findCondition } from '../../runtime';
import { podKind } from '../../workloads/kinds';
import { argoWorkflowKind } from '../argo';
import { artifactRemaining, buildFinalizing } from './buildConditions';
import { artifactKind } from './kinds';
import { Build } from './objects';
import { workflowKeyOf } from './renderBuild';
import { report } from './reporting';

/** Takes along the workflow with its pods, then the artifact, and waits while deployments hold that. */
export async function finalizeBuild(
  build: Build,
  finalizer: string,
  cluster: Cluster,
): Promise<void> {
  await deleteWorkflow(build, cluster);
  const { name, namespace } = build.metadata;
  const artifact = cluster.get(artifactKind, namespace, name);
  const isHeld =
    artifact &&
    findCondition(build.status?.conditions, 'DeployableArtifactCreated')
      ?.status === 'True';
  if (!isHeld) {
    await cluster.removeFinalizer(build, finalizer);
    return;
  }
  await report(cluster, build, [buildFinalizing, artifactRemaining]);
  if (!artifact.metadata.deletionTimestamp) {
    await cluster.delete(artifact);
    return;
  }
  await cluster.eventOnce(
    build,
    'Warning',
    'DeployableArtifactPendingDeletion',
    'Deployable artifact is pending deletion due to finalizer. Build deletion is blocked.',
    'build-controller',
  );
}

async function deleteWorkflow(build: Build, cluster: Cluster): Promise<void> {
  const key = workflowKeyOf(build);
  const workflow = cluster.get(argoWorkflowKind, key.namespace, key.name);
  if (!workflow) return;
  await cluster.delete(workflow);
  for (const pod of cluster.list(podKind, key.namespace)) {
    const { labels } = pod.metadata;
    if (labels?.['workflows.argoproj.io/workflow'] === key.name) {
      await cluster.delete(pod);
    }
  }
}
