// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeApiError, KubeObject } from '../../../client';
import {
  Cluster,
  Controller,
  findCondition,
  keyOf,
  NewCondition,
  ownerKeys,
} from '../../runtime';
import { argoWorkflowKind, passWishesOn } from '../argo';
import {
  artifactCreated,
  BuildProgress,
  buildCompleted,
  deploymentApplied,
  progressOf,
  queuedConditions,
} from './buildConditions';
import { BuildContext, buildPlaneOf, resolveBuild } from './buildContext';
import { finalizeBuild } from './finalizeBuild';
import { onTrackOf } from './hierarchy';
import {
  artifactKind,
  buildKind,
  dataPlaneKind,
  deploymentKind,
} from './kinds';
import { labelOf } from './labels';
import { Build } from './objects';
import {
  renderArtifact,
  renderAutoDeployment,
  renderBuildNamespace,
  renderWorkflow,
  workflowKeyOf,
} from './renderBuild';
import { report } from './reporting';

export const buildFinalizer = 'core.choreo.dev/build-cleanup';
const eventSource = 'build-controller';

const warn = (
  build: Build,
  reason: string,
  message: string,
  cluster: Cluster,
) => cluster.eventOnce(build, 'Warning', reason, message, eventSource);

const note = (
  build: Build,
  reason: string,
  message: string,
  cluster: Cluster,
) => cluster.event(build, 'Normal', reason, message, eventSource);

/**
 * Runs a build as an Argo workflow and follows its steps. Each reconcile reports one thing more; what it writes
 * brings the next.
 */
export const buildController: Controller = {
  name: 'build',
  kind: buildKind,
  watches: [
    { kind: artifactKind, keys: artifact => ownerKeys(artifact, buildKind) },
    {
      kind: argoWorkflowKind,
      keys: ({ metadata }, cluster) =>
        cluster
          .list(buildKind)
          .filter(build => {
            const { namespace, name } = workflowKeyOf(build);
            return metadata.namespace === namespace && metadata.name === name;
          })
          .map(keyOf),
    },
    // stands for the retries of a build that finds no build plane
    {
      kind: dataPlaneKind,
      keys: ({ metadata }, cluster) =>
        cluster.list(buildKind, metadata.namespace).map(keyOf),
    },
  ],
  async reconcile(key, cluster) {
    const build = cluster.get(buildKind, key.namespace, key.name);
    if (!build) return;
    const { docker, buildpack } = build.spec?.buildConfiguration ?? {};
    if (!docker && !buildpack) {
      await warn(
        build,
        'BuildConfigsNotFound',
        `Build configurations are not found: ${build.metadata.name}`,
        cluster,
      );
      return;
    }
    if (!build.status?.conditions?.length) {
      await report(cluster, build, queuedConditions);
      return;
    }
    if (build.metadata.deletionTimestamp) {
      await finalizeBuild(build, buildFinalizer, cluster);
      return;
    }
    if (!(await cluster.hasFinalizer(build, buildFinalizer))) return;
    const { reason } =
      findCondition(build.status.conditions, 'Completed') ?? {};
    if (reason === 'BuildProgressing') await proceed(build, cluster);
  },
};

async function proceed(build: Build, cluster: Cluster): Promise<void> {
  const resolution = await resolveBuild(build, cluster);
  if (resolution.outcome === 'unresolved') {
    await warn(
      build,
      'ContextResolutionFailed',
      `Context resolution failed: ${resolution.message}`,
      cluster,
    );
    return;
  }
  const plane = buildPlaneOf(build, cluster);
  if (plane.outcome !== 'found') {
    await warn(build, plane.reason, plane.message, cluster);
    return;
  }
  const { context } = resolution;
  const workflow = await workflowOf(build, context, cluster);
  if (!workflow) return;
  const progress = progressOf(build.status?.conditions, workflow);
  if (progress.outcome === 'done') {
    await finish(build, context, cluster);
  } else {
    await follow(build, context, progress, cluster);
  }
}

/** The build's workflow; undefined when it was only now made, and its first step brings the next reconcile. */
async function workflowOf(
  build: Build,
  context: BuildContext,
  cluster: Cluster,
) {
  const { namespace, name } = workflowKeyOf(build);
  const workflow = cluster.get(argoWorkflowKind, namespace, name);
  if (workflow) {
    await passWishesOn(build, workflow, cluster);
    return workflow;
  }
  await create(
    renderBuildNamespace(build),
    build,
    'ExternalResourceReconciliationFailed',
    'External resource reconciliation failed',
    cluster,
  );
  await create(
    [renderWorkflow(build, context)],
    build,
    'WorkflowReconciliationFailed',
    'Build workflow reconciliation failed',
    cluster,
  );
  await note(
    build,
    'NewWorkflowCreated',
    `New build workflow created: ${build.metadata.name}`,
    cluster,
  );
  return undefined;
}

/** A refusal becomes an event and, as it is thrown on, is tried again. */
async function create(
  objects: readonly KubeObject[],
  build: Build,
  reason: string,
  words: string,
  cluster: Cluster,
): Promise<void> {
  try {
    for (const object of objects) await cluster.createIfAbsent(object);
  } catch (error) {
    if (error instanceof KubeApiError && error.status !== 0) {
      await warn(build, reason, `${words}: ${error.message}`, cluster);
    }
    throw error;
  }
}

async function follow(
  build: Build,
  context: BuildContext,
  progress: Exclude<BuildProgress, { outcome: 'done' }>,
  cluster: Cluster,
): Promise<void> {
  switch (progress.outcome) {
    case 'stepped':
      await step(build, progress.condition, cluster);
      return;
    case 'pushed':
      await step(build, progress.condition, cluster, progress.image);
      return;
    case 'failed': {
      // upstream makes an artifact of a failed build, too
      await cluster.createIfAbsent(renderArtifact(build, context));
      await report(cluster, build, [...progress.conditions, artifactCreated]);
      const [{ type, status }] = progress.conditions;
      await (status === 'False'
        ? warn(build, type, 'Workflow step failed', cluster)
        : note(build, type, 'Workflow step succeeded', cluster));
      return;
    }
    default:
  }
}

async function step(
  build: Build,
  condition: NewCondition,
  cluster: Cluster,
  image?: string,
): Promise<void> {
  await report(
    cluster,
    build,
    [condition],
    image ? { imageStatus: { image } } : {},
  );
  if (condition.status === 'True') {
    await note(build, condition.type, 'Workflow step succeeded', cluster);
  }
}

/** After the last step: the artifact, then the deployment of a track that deploys by itself, then the end. */
async function finish(
  build: Build,
  context: BuildContext,
  cluster: Cluster,
): Promise<void> {
  if (!findCondition(build.status?.conditions, artifactCreated.type)) {
    await cluster.createIfAbsent(renderArtifact(build, context));
    await report(cluster, build, [artifactCreated]);
    await note(
      build,
      'DeployableArtifactReady',
      'Deployable artifact created',
      cluster,
    );
    return;
  }
  if (!context.track.spec?.autoDeploy) {
    await report(cluster, build, [buildCompleted]);
    return;
  }
  const first = context.pipeline.spec?.promotionPaths?.[0];
  // without one the real controller never gets further, either
  if (!first) return;
  await autoDeploy(build, first.sourceEnvironmentRef, cluster);
  await report(cluster, build, [deploymentApplied, buildCompleted]);
}

async function autoDeploy(
  build: Build,
  environment: string,
  cluster: Cluster,
): Promise<void> {
  const reference = build.metadata.name;
  const current = onTrackOf(cluster, deploymentKind, build).find(
    deployment => labelOf(deployment, 'environment') === environment,
  );
  if (!current) {
    await cluster.createIfAbsent(renderAutoDeployment(build, environment));
    await note(build, 'DeploymentReady', 'Deployment created', cluster);
  } else if (current.spec?.deploymentArtifactRef !== reference) {
    await cluster.patch(current, {
      spec: { deploymentArtifactRef: reference },
    });
    await note(build, 'DeploymentReady', 'Deployment updated', cluster);
  }
}
