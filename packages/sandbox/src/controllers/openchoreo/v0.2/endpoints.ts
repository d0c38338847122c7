// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeApiError, KubeObject } from '../../../client';
import {
  Cluster,
  Controller,
  isFalse,
  isTrue,
  Key,
  keyOf,
  Requeue,
  withFinalizer,
} from '../../runtime';
import { resolveEndpoint } from './endpointContext';
import { dataPlaneKind, endpointKind, environmentKind } from './kinds';
import { labelOf, nameOf } from './labels';
import { Endpoint, EnvironmentSpec } from './objects';
import { addressOf, renderRoutes, unwantedRoutes } from './renderRoutes';
import { report } from './reporting';

const finalizer = 'core.choreo.dev/endpoint-deletion';
const eventSource = 'endpoint-controller';
const retryMs = 5_000;
// upstream has one reason, and tells the states apart by status and message
const reason = 'EndpointReady';

/** Routes traffic to a deployment and reports the address. */
export const endpointController: Controller = {
  name: 'endpoint',
  kind: endpointKind,
  watches: [
    { kind: environmentKind, keys: endpointsIn },
    {
      kind: dataPlaneKind,
      keys: (plane, cluster) =>
        cluster
          .list(environmentKind, plane.metadata.namespace)
          .filter(
            ({ spec }) =>
              (spec as EnvironmentSpec | undefined)?.dataPlaneRef ===
              nameOf(plane),
          )
          .flatMap(environment => endpointsIn(environment, cluster)),
    },
  ],
  reconcile: withFinalizer(endpointKind, finalizer, { reconcile, finalize }),
};

function endpointsIn(environment: KubeObject, cluster: Cluster): Key[] {
  return cluster
    .list(endpointKind, environment.metadata.namespace)
    .filter(
      endpoint => labelOf(endpoint, 'environment') === nameOf(environment),
    )
    .map(keyOf);
}

async function reconcile(endpoint: Endpoint, cluster: Cluster): Promise<void> {
  const resolution = await resolveEndpoint(endpoint, cluster);
  if (resolution.outcome === 'unresolved') {
    await cluster.eventOnce(
      endpoint,
      'Warning',
      'ContextResolutionFailed',
      `Context resolution failed: ${resolution.message}`,
      eventSource,
    );
    return;
  }
  const { context } = resolution;
  try {
    for (const object of unwantedRoutes(context)) await cluster.delete(object);
    for (const object of renderRoutes(context)) {
      await cluster.applyAs(eventSource, object);
    }
  } catch (error) {
    if (error instanceof KubeApiError && error.status !== 0) {
      await report(cluster, endpoint, [
        isFalse('Ready', reason, error.message),
      ]);
      await cluster.eventOnce(
        endpoint,
        'Warning',
        'ExternalResourceReconciliationFailed',
        `External resource reconciliation failed: ${error.message}`,
        eventSource,
      );
    }
    throw error;
  }
  const wasReady = endpoint.status?.conditions?.some(
    ({ type, status }) => type === 'Ready' && status === 'True',
  );
  await report(
    cluster,
    endpoint,
    [isTrue('Ready', reason, 'Endpoint is ready')],
    { address: addressOf(context) },
  );
  if (!wasReady) {
    await cluster.event(
      endpoint,
      'Normal',
      'EndpointReady',
      'Endpoint is ready',
      eventSource,
    );
  }
}

async function finalize(
  endpoint: Endpoint,
  cluster: Cluster,
): Promise<Requeue | undefined> {
  const resolution = await resolveEndpoint(endpoint, cluster);
  if (resolution.outcome === 'unresolved') return { requeueAfterMs: retryMs };
  await report(cluster, endpoint, [
    isFalse('Ready', reason, 'Endpoint is terminating'),
  ]);
  for (const object of renderRoutes(resolution.context)) {
    await cluster.delete(object);
  }
  await cluster.removeFinalizer(endpoint, finalizer);
  return undefined;
}
