// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Health, Plane } from '@fourplane/plugin-fourplane-common';
import { z } from 'zod';
import { conditionedStatus, worse } from '../../reading/conditionHealth';
import { conditionHealth } from '../conditionReasons';
import { name, present, text, withoutAbsent } from '../../reading/fields';
import { describedBy, planeMetadata } from '../described';
import { regionOf } from '../../reading/region';
import { Described } from '../../reading/described';
import {
  observabilityPlanes,
  planeKeys,
  PlaneRefContent,
} from '../planeResolution';
import {
  defineKind,
  ObjectIdentity,
  ReadableKind,
} from '../../reading/ReadableKind';

export interface PlaneContent extends Described {
  readonly region?: string;
  readonly access?: Plane['access'];
  readonly observabilityPlane?: PlaneRefContent;
  readonly agent?: Plane['agent'];
  readonly observerUrl?: string;
  readonly health: Health;
}

const status = z
  .object({
    ...conditionedStatus,
    agentConnection: z
      .object({
        connected: z.boolean(),
        connectedAgents: z.number().int(),
        lastHeartbeatTime: text,
        lastDisconnectedTime: text,
        message: text,
      })
      .nullish(),
  })
  .nullish();

/** How agents identify themselves; their certificate's authority is of no use to anybody else. */
const agentSpec = {
  planeID: text,
  clusterAgent: z.object({}).nullish(),
};

const observedSchema = z.object({
  metadata: planeMetadata,
  spec: z
    .object({
      ...agentSpec,
      observabilityPlaneRef: z.object({ kind: name, name }).nullish(),
    })
    .nullish(),
  status,
});

const observingSchema = z.object({
  metadata: planeMetadata,
  spec: z.object({ ...agentSpec, observerURL: text }).nullish(),
  status,
});

type ObservedPlane = z.output<typeof observedSchema>;
type ObservingPlane = z.output<typeof observingSchema>;

function contentOf(
  plane: ObservedPlane | ObservingPlane,
  identity: ObjectIdentity,
): PlaneContent {
  const connection = plane.status?.agentConnection;
  return withoutAbsent({
    ...describedBy(plane.metadata),
    region: regionOf(plane.metadata),
    access: accessOf(plane, identity),
    agent: connection
      ? withoutAbsent({
          connected: connection.connected,
          agents: connection.connectedAgents,
          lastHeartbeatAt: present(connection.lastHeartbeatTime),
          message: connection.message || undefined,
        })
      : undefined,
    health: planeHealth(plane),
  });
}

/** A plane in a namespace goes by its name where nothing else is said; one of the cluster must say. */
function accessOf(
  { spec }: ObservedPlane | ObservingPlane,
  { namespace, name: own }: ObjectIdentity,
): Plane['access'] {
  const planeId = spec?.planeID || (namespace ? own : undefined);
  return spec?.clusterAgent
    ? { type: 'agent', ...(planeId && { planeId }) }
    : undefined;
}

/** A plane nobody is connected to serves nothing, whatever its conditions say. */
function planeHealth(plane: ObservedPlane | ObservingPlane): Health {
  const declared = conditionHealth(plane, ['Ready', 'Created']);
  const connection = plane.status?.agentConnection;
  if (plane.metadata.deletionTimestamp) {
    return declared;
  }
  if (!connection) {
    return worse(declared, {
      state: 'unknown',
      reason: 'AgentNotReported',
      message: 'The control plane has not said whether an agent is connected.',
    });
  }
  return connection.connected
    ? declared
    : {
        state: 'failed',
        reason: 'AgentDisconnected',
        message: connection.message || 'No agent is connected.',
        ...(connection.lastDisconnectedTime && {
          since: connection.lastDisconnectedTime,
        }),
      };
}

/** A data or workflow plane, which an observability plane watches. */
function observedKind(
  kind: string,
  namespaced: boolean,
): ReadableKind<PlaneContent> {
  return defineKind({
    kind,
    namespaced,
    schema: observedSchema,
    content: (plane, identity): PlaneContent =>
      withoutAbsent({
        ...contentOf(plane, identity),
        observabilityPlane: present(plane.spec?.observabilityPlaneRef),
      }),
    indexes: {
      observabilityPlane: ({ observabilityPlane }, { namespace }) =>
        planeKeys(observabilityPlanes, observabilityPlane, namespace),
    },
  });
}

function observingKind(
  kind: string,
  namespaced: boolean,
): ReadableKind<PlaneContent> {
  return defineKind({
    kind,
    namespaced,
    schema: observingSchema,
    content: (plane, identity): PlaneContent =>
      withoutAbsent({
        ...contentOf(plane, identity),
        observerUrl: plane.spec?.observerURL || undefined,
      }),
  });
}

export const dataPlaneKind = observedKind('DataPlane', true);
export const clusterDataPlaneKind = observedKind('ClusterDataPlane', false);
export const workflowPlaneKind = observedKind('WorkflowPlane', true);
export const clusterWorkflowPlaneKind = observedKind(
  'ClusterWorkflowPlane',
  false,
);
export const observabilityPlaneKind = observingKind('ObservabilityPlane', true);
export const clusterObservabilityPlaneKind = observingKind(
  'ClusterObservabilityPlane',
  false,
);
