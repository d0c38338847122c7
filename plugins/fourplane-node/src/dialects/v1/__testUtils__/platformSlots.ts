// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Slot } from '../../__testUtils__/Slot';
import {
  condition,
  conditions,
  named,
  owned,
  ready,
  slotOf,
  terminating,
} from './slotOf';

export function tenant(name: string): Slot {
  return slotOf(
    'Namespace',
    undefined,
    name,
    { metadata: { labels: { 'openchoreo.dev/control-plane': 'true' } } },
    [owned, terminating],
  );
}

export function environment(namespace: string, name: string): Slot {
  return slotOf(
    'Environment',
    namespace,
    name,
    { spec: { isProduction: name === 'production' }, status: ready() },
    [
      owned,
      { spec: { dataPlaneRef: named('default', 'ClusterDataPlane') } },
      { spec: { dataPlaneRef: named('other', 'DataPlane') } },
      { spec: { dataPlaneRef: named('default', 'Moon') } },
    ],
  );
}

export function pipeline(namespace: string): Slot {
  const path = (from: string, ...to: string[]) => ({
    sourceEnvironmentRef: named(from),
    targetEnvironmentRefs: to.map(name => named(name)),
  });
  return slotOf(
    'DeploymentPipeline',
    namespace,
    'default',
    {
      spec: { promotionPaths: [path('development', 'production')] },
      status: conditions(condition('Available', 'True', 'Available')),
    },
    [
      owned,
      { spec: { promotionPaths: [path('a', 'b'), path('b', 'a')] } },
      { spec: {} },
    ],
  );
}

export function plane(
  kind: string,
  namespace: string | undefined,
  name: string,
) {
  const spec = { clusterAgent: { clientCA: { value: 'certificate' } } };
  const status = (connected: boolean) => ({
    ...conditions(condition('Created', 'True', `${kind}Created`)),
    agentConnection: {
      connected,
      connectedAgents: connected ? 1 : 0,
      lastHeartbeatTime: '2026-11-22T10:00:00Z',
    },
  });
  const observer = kind.includes('Observability')
    ? { observerURL: 'https://observer.example.org' }
    : {};
  return slotOf(
    kind,
    namespace,
    name,
    { spec: { ...spec, ...observer }, status: status(true) },
    [
      owned,
      { status: status(false) },
      {
        spec: {
          ...spec,
          observabilityPlaneRef: named('other', 'ObservabilityPlane'),
        },
      },
    ],
  );
}
