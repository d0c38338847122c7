// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../../../client';
import {
  Cluster,
  Controller,
  findCondition,
  isTrue,
  keyOf,
  Kind,
  timestamp,
} from '../../runtime';
import * as kinds from './kinds';
import { sandboxAnnotation } from '../../sandboxAnnotation';
import { EnvironmentSpec, PlaneStatus } from './objects';
import { report } from './reporting';

const heartbeatMs = 60_000;

const planes: { kind: Kind<unknown, PlaneStatus>; finalizer: string }[] = [
  { kind: kinds.dataPlaneKind, finalizer: 'dataplane-cleanup' },
  { kind: kinds.clusterDataPlaneKind, finalizer: 'clusterdataplane-cleanup' },
  { kind: kinds.workflowPlaneKind, finalizer: 'workflowplane-cleanup' },
  {
    kind: kinds.clusterWorkflowPlaneKind,
    finalizer: 'clusterworkflowplane-cleanup',
  },
  {
    kind: kinds.observabilityPlaneKind,
    finalizer: 'observabilityplane-cleanup',
  },
  {
    kind: kinds.clusterObservabilityPlaneKind,
    finalizer: 'clusterobservabilityplane-cleanup',
  },
];

/** One controller per plane kind: reports it created and its agent's heartbeat every minute. */
export const planeControllers: Controller[] = planes.map(
  ({ kind, finalizer }) => ({
    name: kind.kind.toLowerCase(),
    kind,
    watches: kind.kind.endsWith('DataPlane')
      ? [{ kind: kinds.environmentKind, keys: o => environmentPlane(o, kind) }]
      : [],
    async reconcile(key, cluster) {
      const plane = cluster.get(kind, key.namespace || undefined, key.name);
      if (!plane) return undefined;
      const finalizerName = `openchoreo.dev/${finalizer}`;
      if (plane.metadata.deletionTimestamp) {
        await finalize(plane, finalizerName, cluster);
        return undefined;
      }
      if (!(await cluster.hasFinalizer(plane, finalizerName))) return undefined;
      await beat(plane, cluster);
      return { requeueAfterMs: heartbeatMs };
    },
  }),
);

function environmentPlane(object: KubeObject, kind: Kind) {
  const { dataPlaneRef } = (object.spec ?? {}) as EnvironmentSpec;
  if (dataPlaneRef?.kind !== kind.kind) return [];
  const { namespace } = keyOf(object);
  return [
    {
      namespace: kind.kind.startsWith('Cluster') ? '' : namespace,
      name: dataPlaneRef.name,
    },
  ];
}

/** As OpenChoreo's messages write a plane's kind: `Dataplane`, `ClusterDataplane`, and `Workflowplane` for both. */
const spokenName = (kind: string): string =>
  (kind.endsWith('DataPlane') ? kind : kind.replace(/^Cluster/, '')).replace(
    'Plane',
    'plane',
  );

async function beat(
  plane: KubeObject<unknown, PlaneStatus>,
  cluster: Cluster,
): Promise<void> {
  const now = cluster.clock.now();
  const connected =
    plane.metadata.annotations?.[sandboxAnnotation.agentConnected] !== 'false';
  const before = plane.status?.agentConnection;
  const lastBeat = Date.parse(before?.lastHeartbeatTime ?? '') || 0;
  const isDue = now.getTime() - lastBeat >= heartbeatMs - 1_000;
  const created = `${plane.kind}Created`;
  const isNew = !findCondition(plane.status?.conditions, 'Created');
  await report(
    cluster,
    plane,
    [isTrue('Created', created, `${spokenName(plane.kind)} is created`)],
    before?.connected === connected && !isDue
      ? {}
      : {
          agentConnection: {
            connected,
            connectedAgents: connected ? 1 : 0,
            lastConnectedTime: before?.connected
              ? before.lastConnectedTime
              : timestamp(now),
            lastHeartbeatTime: connected
              ? timestamp(now)
              : before?.lastHeartbeatTime,
            message: connected ? '1 agent connected' : 'No agents connected',
          },
        },
  );
  if (isNew) {
    await cluster.event(
      plane,
      'Normal',
      'ReconcileComplete',
      `Successfully created ${plane.metadata.name}`,
      plane.kind.toLowerCase(),
    );
  }
}

async function finalize(
  plane: KubeObject<unknown, PlaneStatus>,
  finalizer: string,
  cluster: Cluster,
): Promise<void> {
  const users = cluster
    .list(kinds.environmentKind, plane.metadata.namespace)
    .filter(
      ({ spec }) =>
        spec?.dataPlaneRef?.kind === plane.kind &&
        spec.dataPlaneRef.name === plane.metadata.name,
    );
  if (users.length === 0) {
    await cluster.removeFinalizer(plane, finalizer);
    return;
  }
  await report(cluster, plane, [
    isTrue(
      'Finalizing',
      'DeletionBlocked',
      `Deletion blocked: dataplane is still referenced by ${users.length} environment(s)`,
    ),
  ]);
}
