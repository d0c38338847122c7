// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { isConflict, KubeApiError, KubeObject } from '../../../client';
import {
  Cluster,
  Controller,
  isFalse,
  isTrue,
  Key,
  keyOf,
  ownerKeys,
  Requeue,
  withFinalizer,
} from '../../runtime';
import {
  artifactResolved,
  groupNamesOf,
  resolveDeployment,
} from './deploymentContext';
import { childrenOf, onTrackOf, trackLabels } from './hierarchy';
import {
  artifactKind,
  buildKind,
  configurationGroupKind,
  deploymentKind,
  endpointKind,
} from './kinds';
import { nameOf } from './labels';
import { BuildStatus, Deployment } from './objects';
import {
  renderDeployment,
  renderEndpoints,
  unwantedWorkloads,
} from './renderDeployment';
import { report } from './reporting';

const finalizer = 'core.choreo.dev/data-plane-cleanup';
const eventSource = 'deployment-controller';
const retryMs = 5_000;

const progressing = isFalse(
  'Ready',
  'DeploymentProgressing',
  'Deployment is progressing',
);
const ready = isTrue('Ready', 'DeploymentReady', 'Deployment is ready');

const warn = (
  deployment: Deployment,
  reason: string,
  message: string,
  cluster: Cluster,
) => cluster.eventOnce(deployment, 'Warning', reason, message, eventSource);

const isTouched = ({ metadata }: KubeObject) =>
  metadata.deletionTimestamp !== undefined || (metadata.generation ?? 1) > 1;

/**
 * Puts an artifact to work in an environment. As OpenChoreo's own, it never looks at the pods: ready means applied.
 * Of its parents it hears nothing either: one that appears later is noticed when the artifact changes.
 */
export const deploymentController: Controller = {
  name: 'deployment',
  kind: deploymentKind,
  watches: [
    { kind: artifactKind, keys: deploymentsOfArtifact },
    { kind: buildKind, keys: deploymentsOfBuild },
    { kind: configurationGroupKind, keys: deploymentsOfGroup },
    {
      kind: endpointKind,
      // what its own controller writes to it is no news
      keys: endpoint =>
        isTouched(endpoint) ? ownerKeys(endpoint, deploymentKind) : [],
    },
  ],
  reconcile: withFinalizer(deploymentKind, finalizer, { reconcile, finalize }),
};

/** Stands for the retries of a deployment whose artifact's build is missing: of that, only coming and image matter. */
function deploymentsOfBuild(build: KubeObject, cluster: Cluster): Key[] {
  const { imageStatus } = (build.status ?? {}) as BuildStatus;
  return build.status === undefined || imageStatus
    ? onTrackOf(cluster, deploymentKind, build).map(keyOf)
    : [];
}

function deploymentsOfArtifact(artifact: KubeObject, cluster: Cluster): Key[] {
  const { namespace, name } = artifact.metadata;
  return cluster
    .list(deploymentKind, namespace)
    .filter(({ spec }) => spec?.deploymentArtifactRef === name)
    .map(keyOf);
}

function deploymentsOfGroup(group: KubeObject, cluster: Cluster): Key[] {
  return cluster
    .list(artifactKind, group.metadata.namespace)
    .filter(({ spec }) =>
      groupNamesOf(spec?.configuration?.application).includes(nameOf(group)),
    )
    .flatMap(artifact => deploymentsOfArtifact(artifact, cluster));
}

async function reconcile(
  deployment: Deployment,
  cluster: Cluster,
): Promise<void> {
  const resolution = await resolveDeployment(deployment, cluster);
  if (resolution.outcome === 'unresolved') {
    const { message, condition } = resolution;
    await report(cluster, deployment, [
      progressing,
      ...(condition ? [condition] : []),
    ]);
    await warn(
      deployment,
      'ContextResolutionFailed',
      `Context resolution failed: ${message}`,
      cluster,
    );
    return;
  }
  const { context } = resolution;
  for (const object of unwantedWorkloads(context)) await cluster.delete(object);
  await applyAll(
    renderDeployment(context),
    deployment,
    {
      reason: 'ExternalResourceReconciliationFailed',
      words: 'External resource reconciliation failed',
    },
    cluster,
  );
  await applyEndpoints(renderEndpoints(context), deployment, cluster);
  const wasReady = deployment.status?.conditions?.some(
    ({ type, status }) => type === 'Ready' && status === 'True',
  );
  await report(cluster, deployment, [artifactResolved, ready]);
  if (!wasReady) {
    await cluster.event(
      deployment,
      'Normal',
      'DeploymentReady',
      'Deployment is ready',
      eventSource,
    );
  }
}

/** Applies in order; a refusal becomes an event and, as it is thrown on, is tried again. */
async function applyAll(
  objects: readonly KubeObject[],
  deployment: Deployment,
  failure: { reason: string; words: string },
  cluster: Cluster,
): Promise<void> {
  try {
    for (const object of objects) {
      await cluster.applyAs(eventSource, object);
    }
  } catch (error) {
    // a conflict is a cache that lags, and mends itself
    if (
      error instanceof KubeApiError &&
      error.status !== 0 &&
      !isConflict(error)
    ) {
      const message = `${failure.words}: ${error.message}`;
      await warn(deployment, failure.reason, message, cluster);
    }
    throw error;
  }
}

const endpointsOf = (deployment: Deployment, cluster: Cluster) =>
  childrenOf(cluster, endpointKind, deployment, 'deployment', trackLabels);

async function applyEndpoints(
  endpoints: readonly KubeObject[],
  deployment: Deployment,
  cluster: Cluster,
): Promise<void> {
  await applyAll(
    endpoints,
    deployment,
    {
      reason: 'EndpointReconciliationFailed',
      words: 'Endpoint reconciliation failed',
    },
    cluster,
  );
  const wanted = new Set(endpoints.map(({ metadata }) => metadata.name));
  for (const endpoint of endpointsOf(deployment, cluster)) {
    const isOwned = endpoint.metadata.ownerReferences?.some(
      ({ uid }) => uid === deployment.metadata.uid,
    );
    if (isOwned && !wanted.has(endpoint.metadata.name)) {
      await cluster.delete(endpoint);
    }
  }
}

/** Waits for what the deployment resolves to; while it resolves to nothing it cannot end, as on the real thing. */
async function finalize(
  deployment: Deployment,
  cluster: Cluster,
): Promise<Requeue | undefined> {
  await report(cluster, deployment, [
    isFalse('Ready', 'DeploymentFinalizing', 'Deployment is finalizing'),
  ]);
  const resolution = await resolveDeployment(deployment, cluster);
  if (resolution.outcome === 'unresolved') return { requeueAfterMs: retryMs };
  for (const object of renderDeployment(resolution.context)) {
    if (object.kind === 'Namespace') continue;
    await cluster.delete(object);
    const { metadata } = object;
    const left = await cluster.read(object, metadata.namespace, metadata.name);
    if (left) return { requeueAfterMs: retryMs };
  }
  const endpoints = endpointsOf(deployment, cluster);
  for (const endpoint of endpoints) {
    if (!endpoint.metadata.deletionTimestamp) await cluster.delete(endpoint);
  }
  if (endpoints.length > 0) return undefined;
  await cluster.removeFinalizer(deployment, finalizer);
  return undefined;
}
