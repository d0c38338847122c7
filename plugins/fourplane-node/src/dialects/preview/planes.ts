// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Health, Plane } from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';
import { conditionedStatus } from '../reading/conditionHealth';
import { present, text, withoutAbsent } from '../reading/fields';
import { defineKind, ReadableKind } from '../reading/ReadableKind';
import { regionOf } from '../reading/region';
import { KubeObject } from '../../kube/KubeObject';
import { KindPair } from '../v1/kindPair';
import { claimedHealth } from '../v1/conditionReasons';
import { describedBy, planeMetadata } from '../v1/described';
import { PlaneContent } from '../v1/kinds/plane';
import { observabilityPlanes, planeKeys } from '../v1/planeResolution';
import { naming } from './rewriting';

/** Addresses and agents, as any release from 0.4 on may have them; credentials beside them are not read. */
const schema = z.object({
  metadata: planeMetadata,
  spec: z
    .object({
      planeID: text,
      clusterAgent: z.object({}).nullish(),
      agent: z.object({ enabled: z.boolean().nullish() }).nullish(),
      kubernetesCluster: z
        .object({
          server: text,
          credentials: z.object({ apiServerURL: text }).nullish(),
        })
        .nullish(),
      observer: z.object({ url: text }).nullish(),
      observerURL: text,
      observabilityPlaneRef: z
        .object({ kind: z.string().min(1), name: z.string().min(1) })
        .nullish(),
    })
    .nullish(),
  status: z
    .object({
      ...conditionedStatus,
      agentConnection: z
        .object({
          connected: z.boolean(),
          connectedAgents: z.number().int().nullish(),
          lastHeartbeatTime: text,
          message: text,
        })
        .nullish(),
    })
    .nullish(),
});

type PreviewPlane = z.output<typeof schema>;

const plainReference = naming(
  'spec.observabilityPlaneRef',
  observabilityPlanes.namespaced,
);

function planeKind(
  kind: string,
  key: string,
  namespaced: boolean,
): ReadableKind<PlaneContent> {
  const defined = defineKind({
    kind,
    key,
    namespaced,
    schema,
    content: (plane, identity): PlaneContent =>
      withoutAbsent({
        ...describedBy(plane.metadata),
        region: regionOf(plane.metadata),
        access: accessOf(plane, identity.name),
        observerUrl:
          plane.spec?.observerURL || plane.spec?.observer?.url || undefined,
        observabilityPlane: present(plane.spec?.observabilityPlaneRef),
        agent: agentOf(plane),
        health: healthOf(plane),
      }),
    indexes: {
      observabilityPlane: ({ observabilityPlane }, { namespace }) =>
        planeKeys(observabilityPlanes, observabilityPlane, namespace),
    },
  });
  return {
    ...defined,
    project: (object: KubeObject) => defined.project(plainReference(object)),
  };
}

/** Roles under the names that the v1 line has for them: what runs builds was a BuildPlane. */
export const planePairs: Readonly<
  Record<'data' | 'build' | 'observability', KindPair<PlaneContent>>
> = {
  data: {
    namespaced: planeKind('DataPlane', 'DataPlane', true),
    cluster: planeKind('ClusterDataPlane', 'ClusterDataPlane', false),
  },
  build: {
    namespaced: planeKind('BuildPlane', 'WorkflowPlane', true),
    cluster: planeKind('ClusterBuildPlane', 'ClusterWorkflowPlane', false),
  },
  observability: {
    namespaced: planeKind('ObservabilityPlane', 'ObservabilityPlane', true),
    cluster: planeKind(
      'ClusterObservabilityPlane',
      'ClusterObservabilityPlane',
      false,
    ),
  },
};

function accessOf({ spec }: PreviewPlane, own: string): Plane['access'] {
  const server =
    spec?.kubernetesCluster?.server ||
    spec?.kubernetesCluster?.credentials?.apiServerURL;
  if (spec?.clusterAgent || spec?.agent?.enabled) {
    return { type: 'agent', planeId: spec.planeID || own };
  }
  return server ? { type: 'direct', server } : undefined;
}

function agentOf({ status }: PreviewPlane): Plane['agent'] {
  const connection = status?.agentConnection;
  return connection
    ? withoutAbsent({
        connected: connection.connected,
        agents: connection.connectedAgents ?? 0,
        lastHeartbeatAt: present(connection.lastHeartbeatTime),
        message: connection.message || undefined,
      })
    : undefined;
}

/** Agents are reported since 0.12; one that is gone serves nothing, whatever the conditions say. */
function healthOf(plane: PreviewPlane): Health {
  const connection = plane.status?.agentConnection;
  return connection &&
    !connection.connected &&
    !plane.metadata.deletionTimestamp
    ? {
        state: 'failed',
        reason: 'AgentDisconnected',
        message: connection.message || 'No agent is connected.',
      }
    : claimedHealth(plane, ['Ready', 'Created']);
}
