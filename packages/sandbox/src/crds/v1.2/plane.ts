// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { openChoreoKind } from '../openChoreoKind';
import {
  boolean,
  dateTime,
  dnsLabel,
  integer,
  list,
  mapOf,
  object,
  required,
  Required,
  Schema,
  string,
} from '../schema';
import { clusterObservabilityPlaneOnly } from './rules';
import { conditionMap, conditions } from './words';

export const secretStoreRef = object({ name: required(string()) });

export const clusterObservabilityPlaneRef = object(
  {
    kind: required(string({ enum: ['ClusterObservabilityPlane'] })),
    name: required(string({ pattern: dnsLabel, minLength: 1, maxLength: 63 })),
  },
  { rules: [clusterObservabilityPlaneOnly] },
);

export const observabilityPlaneRef = object({
  kind: required(
    string({ enum: ['ObservabilityPlane', 'ClusterObservabilityPlane'] }),
  ),
  name: required(string({ pattern: dnsLabel, minLength: 1, maxLength: 63 })),
});

export const gatewayListener = object({
  host: required(string()),
  listenerName: string(),
  port: required(integer({ format: 'int32', minimum: 1, maximum: 65535 })),
});

export const agentConnection = object({
  connected: required(boolean()),
  connectedAgents: required(integer()),
  lastConnectedTime: dateTime(),
  lastDisconnectedTime: dateTime(),
  lastHeartbeatTime: dateTime(),
  message: string(),
});

export const clusterAgent = object({
  clientCA: required(
    object({
      secretKeyRef: object({
        key: required(string()),
        name: required(string()),
        namespace: string(),
      }),
      value: string(),
    }),
  ),
});

export const gatewayEndpoint = object({
  http: gatewayListener,
  https: gatewayListener,
  name: required(string()),
  namespace: required(string()),
  tls: gatewayListener,
});

export const clusterPlaneStatus = object({
  agentConnection,
  conditions,
  observedGeneration: integer({ format: 'int64' }),
});

export const planeStatus = object({
  agentConnection,
  conditions: conditionMap,
  observedGeneration: integer({ format: 'int64' }),
});

export const gatewayNetwork = object({
  external: gatewayEndpoint,
  internal: gatewayEndpoint,
});

export const gateway = object({
  egress: gatewayNetwork,
  ingress: gatewayNetwork,
});

/** What the spec of a plane has of its own kind, and its cluster-wide twin of another. */
interface PlaneWords {
  observabilityPlaneRef: Schema;
  planeID: Schema | Required;
}

const planeId = string({ pattern: dnsLabel, maxLength: 63 });

/** A plane and its cluster-wide twin, which must name its id and sees cluster-wide observability only. */
const planeTwins = (
  kind: string,
  shortNames: { own?: string[]; cluster: string[] },
  specOf: (words: PlaneWords) => Schema,
): object[] => [
  openChoreoKind({
    kind,
    shortNames: shortNames.own,
    spec: specOf({ observabilityPlaneRef, planeID: planeId }),
    status: planeStatus,
  }),
  openChoreoKind({
    kind: `Cluster${kind}`,
    scope: 'Cluster',
    shortNames: shortNames.cluster,
    spec: specOf({
      observabilityPlaneRef: clusterObservabilityPlaneRef,
      planeID: required(planeId),
    }),
    status: clusterPlaneStatus,
  }),
];

const dataPlanes = planeTwins(
  'DataPlane',
  { own: ['dp', 'dps'], cluster: ['cdp', 'cdps'] },
  words =>
    object({
      clusterAgent: required(clusterAgent),
      gateway,
      ...words,
      secretStoreRef,
    }),
);

const workflowPlanes = planeTwins(
  'WorkflowPlane',
  { cluster: ['cwp', 'cwps'] },
  words =>
    object({
      clusterAgent: required(clusterAgent),
      ...words,
      secretStoreRef,
    }),
);

const observabilityPlanes = planeTwins(
  'ObservabilityPlane',
  { cluster: ['cop', 'cops'] },
  ({ planeID }) =>
    object({
      clusterAgent: required(clusterAgent),
      finOpsAgentURL: string(),
      observerURL: required(string()),
      planeID,
      rcaAgentURL: string(),
    }),
);

const secretReference = openChoreoKind({
  kind: 'SecretReference',
  spec: object({
    data: required(
      list(
        object({
          remoteRef: required(
            object({
              key: required(string({ minLength: 1 })),
              property: string(),
              version: string(),
            }),
          ),
          secretKey: required(string({ minLength: 1 })),
        }),
        { minItems: 1 },
      ),
    ),
    refreshInterval: string({ default: '1h' }),
    targetPlane: object({
      kind: required(
        string({
          enum: [
            'WorkflowPlane',
            'ClusterWorkflowPlane',
            'DataPlane',
            'ClusterDataPlane',
          ],
        }),
      ),
      name: required(string({ minLength: 1 })),
    }),
    template: required(
      object({
        metadata: object({
          annotations: mapOf(string()),
          labels: mapOf(string()),
        }),
        type: string({
          enum: [
            'Opaque',
            'kubernetes.io/dockerconfigjson',
            'kubernetes.io/dockercfg',
            'kubernetes.io/basic-auth',
            'kubernetes.io/ssh-auth',
            'kubernetes.io/tls',
            'bootstrap.kubernetes.io/token',
          ],
          default: 'Opaque',
        }),
      }),
    ),
  }),
  status: object({
    conditions: conditionMap,
    lastRefreshTime: dateTime(),
    secretStores: list(
      object({
        kind: required(string()),
        name: required(string()),
        namespace: required(string()),
      }),
    ),
  }),
});

export const planeCrds = [
  ...dataPlanes,
  ...workflowPlanes,
  ...observabilityPlanes,
  secretReference,
];
