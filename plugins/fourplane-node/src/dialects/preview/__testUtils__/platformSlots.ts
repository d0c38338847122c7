// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Slot } from '../../__testUtils__/Slot';
import {
  named,
  owned,
  ready,
  slotOf,
  terminating,
} from '../../v1/__testUtils__/slotOf';
import { Style } from './Style';

export function tenant({ tenants }: Style, name: string): Slot {
  return slotOf(
    tenants,
    undefined,
    name,
    tenants === 'Namespace'
      ? {
          metadata: {
            labels: { 'openchoreo.dev/controlplane-namespace': 'true' },
          },
        }
      : { spec: {} },
    [owned, terminating],
  );
}

function referenceIn({ references }: Style, name: string, kind: string) {
  return references === 'plain' ? name : named(name, kind);
}

function plane(style: Style, kind: string): Slot {
  return slotOf(
    kind,
    kind.startsWith('Cluster') ? undefined : 'acme',
    'default',
    {
      spec: {
        ...style.access,
        observabilityPlaneRef: referenceIn(
          style,
          'default',
          'ObservabilityPlane',
        ),
      },
    },
    [
      owned,
      terminating,
      { spec: {} },
      {
        status: {
          ...ready(),
          agentConnection: { connected: false, connectedAgents: 0 },
        },
      },
    ],
  );
}

function observing(kind: string): Slot {
  return slotOf(
    kind,
    kind.startsWith('Cluster') ? undefined : 'acme',
    'default',
    { spec: { observerURL: 'http://observer.example.org' } },
    [owned],
  );
}

/** Where things run and are built. */
export function platform(style: Style): Slot[] {
  const path = (from: string, to: string) => ({
    sourceEnvironmentRef: from,
    targetEnvironmentRefs: [{ name: to, requiresApproval: true }],
  });
  return [
    slotOf(
      'Environment',
      'acme',
      'development',
      { spec: { dataPlaneRef: referenceIn(style, 'default', 'DataPlane') } },
      [
        owned,
        { spec: { dataPlaneRef: referenceIn(style, 'gone', 'DataPlane') } },
        { spec: {} },
        { status: ready() },
      ],
    ),
    slotOf(
      'DeploymentPipeline',
      'acme',
      'default',
      { spec: { promotionPaths: [path('development', 'production')] } },
      [owned, { spec: {} }],
    ),
    plane(style, 'DataPlane'),
    plane(style, 'ClusterDataPlane'),
    plane(style, 'BuildPlane'),
    plane(style, 'ClusterBuildPlane'),
    observing('ObservabilityPlane'),
    observing('ClusterObservabilityPlane'),
  ];
}

/** What components are made of. */
export function types(style: Style): Slot[] {
  return [
    ...['ComponentType', 'ClusterComponentType'].map(kind =>
      slotOf(
        kind,
        kind === 'ComponentType' ? 'acme' : undefined,
        'service',
        {
          spec: {
            workloadType: 'deployment',
            allowedWorkflows:
              style.types === 'plain' ? ['docker'] : [named('docker')],
            allowedTraits: style.types === 'plain' ? ['volume'] : [],
            schema: { parameters: { replicas: 'integer | default=1' } },
          },
        },
        [{ spec: {} }],
      ),
    ),
    slotOf('Trait', 'acme', 'volume', { spec: {} }, []),
    slotOf('Workflow', 'acme', 'docker', { spec: { schema: {} } }, []),
    slotOf(
      'SecretReference',
      'acme',
      'tokens',
      { spec: { data: [{ secretKey: 'mail' }] } },
      [],
    ),
  ];
}
