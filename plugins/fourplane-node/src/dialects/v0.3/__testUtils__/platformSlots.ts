// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Slot } from '../../__testUtils__/Slot';
import {
  condition,
  conditions,
  owned,
  ready,
  slotOf,
  terminating,
} from '../../v1/__testUtils__/slotOf';

export function organization(name: string): Slot {
  return slotOf('Organization', undefined, name, { spec: {} }, [
    owned,
    terminating,
    { status: ready('NamespaceCreated') },
  ]);
}

export function environment(
  namespace: string,
  name: string,
  dataPlane = 'default',
): Slot {
  return slotOf(
    'Environment',
    namespace,
    name,
    {
      spec: {
        dataPlaneRef: dataPlane,
        isProduction: name === 'production',
        gateway: { dnsPrefix: name },
      },
    },
    [
      owned,
      terminating,
      { spec: { dataPlaneRef: 'nowhere' } },
      { spec: {} },
      { status: ready('EnvironmentReady') },
    ],
  );
}

export function pipeline(namespace: string): Slot {
  const path = (from: string, ...to: string[]) => ({
    sourceEnvironmentRef: from,
    targetEnvironmentRefs: to.map(name => ({
      name,
      requiresApproval: name === 'production',
    })),
  });
  return slotOf(
    'DeploymentPipeline',
    namespace,
    'default',
    { spec: { promotionPaths: [path('development', 'production')] } },
    [
      owned,
      { spec: { promotionPaths: [path('a', 'b'), path('b', 'a')] } },
      { spec: {} },
      {
        status: conditions(
          condition('Available', 'True', 'DeploymentPipelineAvailable'),
        ),
      },
    ],
  );
}

export function plane(kind: string, namespace: string, name: string): Slot {
  const spec = {
    kubernetesCluster: {
      name: 'here',
      credentials: {
        apiServerURL: 'https://plane.example.org:6443',
        caCert: 'Y2E=',
        clientCert: 'Y2VydA==',
        clientKey: 'a2V5',
      },
    },
    ...(kind === 'DataPlane' && {
      registry: { prefix: 'registry.example.org' },
      gateway: {
        publicVirtualHost: 'example.org',
        organizationVirtualHost: 'example.internal',
      },
    }),
  };
  return slotOf(kind, namespace, name, { spec }, [
    owned,
    terminating,
    {
      spec: {
        ...spec,
        observer: {
          url: 'http://observer.example.org',
          authentication: { basicAuth: { username: 'u', password: 'p' } },
        },
      },
    },
  ]);
}

export function componentClass(kind: string, namespace: string): Slot {
  const isTask = kind === 'ScheduledTaskClass';
  return slotOf(
    kind,
    namespace,
    'default',
    {
      spec: isTask
        ? { cronJobTemplate: { schedule: '*/5 * * * *' } }
        : { deploymentTemplate: { replicas: 1 } },
    },
    [
      {
        metadata: {
          annotations: { 'openchoreo.dev/display-name': 'Usual' },
        },
      },
      ...(isTask
        ? [{ spec: { cronJobTemplate: { schedule: '0 1 * * *' } } }]
        : []),
    ],
  );
}
