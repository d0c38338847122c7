// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Slot } from '../../__testUtils__/Slot';
import { Fields, ok, owned, slotOf, terminating } from './objects';

export function organization(name: string): Slot {
  return slotOf(
    'Organization',
    name,
    {
      place: { name },
      spec: {},
      status: { ...ok('Ready', 'NamespaceCreated'), namespace: name },
    },
    [
      owned,
      terminating,
      { place: { name: 'other' } },
      {
        status: { ...ok('Ready', 'NamespaceCreated'), namespace: 'elsewhere' },
      },
      { status: {} },
    ],
    ['name'],
  );
}

export function project(tenant: string, name: string): Slot {
  return slotOf(
    'Project',
    name,
    {
      place: { organization: tenant, name },
      spec: { deploymentPipelineRef: 'default' },
      status: ok('Created', 'ProjectCreated'),
    },
    [
      owned,
      terminating,
      { spec: { deploymentPipelineRef: 'other' } },
      { place: { name: 'other' } },
      { place: { organization: 'beta' } },
    ],
    ['organization', 'name'],
  );
}

export function pipeline(tenant: string): Slot {
  const path = (from: string, ...to: Fields[]) => ({
    sourceEnvironmentRef: from,
    targetEnvironmentRefs: to,
  });
  return slotOf(
    'DeploymentPipeline',
    'default',
    {
      place: { organization: tenant, name: 'default' },
      spec: {
        promotionPaths: [
          path('development', {
            name: 'production',
            isManualApprovalRequired: true,
          }),
        ],
      },
      status: ok('Available', 'DeploymentPipelineAvailable'),
    },
    [
      owned,
      {
        spec: {
          promotionPaths: [path('a', { name: 'b' }), path('b', { name: 'a' })],
        },
      },
      { place: { name: 'other' } },
    ],
    ['organization', 'name'],
  );
}

export function environment(tenant: string, name: string): Slot {
  return slotOf(
    'Environment',
    name,
    {
      place: { organization: tenant, name },
      spec: { dataPlaneRef: 'default', isProduction: name === 'production' },
      status: ok('Ready', 'EnvironmentReady'),
    },
    [
      owned,
      { spec: { dataPlaneRef: 'other' } },
      { spec: {} },
      { place: { name: 'other' } },
    ],
    ['organization', 'name'],
  );
}

export function dataPlane(tenant: string, name: string, builds: boolean): Slot {
  return slotOf(
    'DataPlane',
    name,
    {
      place: {
        organization: tenant,
        name,
        ...(builds && { buildPlane: 'true' }),
      },
      spec: {
        gateway: {
          publicVirtualHost: 'apps.example.org',
          organizationVirtualHost: 'apps.internal',
        },
        kubernetesCluster: {
          name,
          credentials: {
            apiServerURL: 'https://plane.example.org:6443',
            caCert: 'hidden',
            clientCert: 'hidden',
            clientKey: 'hidden',
          },
        },
        registry: {},
      },
      status: ok('Created', 'DataPlaneCreated'),
    },
    [
      owned,
      { place: { buildPlane: builds ? 'false' : 'true' } },
      { place: { name: 'renamed' } },
      terminating,
    ],
    ['organization', 'name'],
  );
}
