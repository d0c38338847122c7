// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Slot } from '../../__testUtils__/Slot';
import {
  condition,
  conditions,
  slotOf,
  terminating,
} from '../../v1/__testUtils__/slotOf';

const access = (host: string) => ({
  host,
  port: 8443,
  scheme: 'https',
  uri: `https://${host}:8443/greeter`,
});

export function binding(
  kind: string,
  namespace: string,
  owner: string,
  componentName: string,
  options: { name?: string; environment?: string } = {},
): Slot {
  const { name = componentName, environment = 'development' } = options;
  const spec = {
    owner: { projectName: owner, componentName },
    environment,
    className: 'default',
    releaseState: 'Active',
    workloadSpec: {
      containers: { main: { image: 'registry.example.org/greeter:1' } },
      endpoints: { http: { type: 'HTTP', port: 8080 } },
      connections: {
        ledger: {
          type: 'api',
          params: { componentName: 'api', endpoint: 'http' },
          inject: { env: [] },
        },
      },
    },
  };
  const reports = kind !== 'ScheduledTaskBinding';
  const endpoints = [
    {
      name: 'http',
      type: 'HTTP',
      project: { host: name, port: 8080, scheme: 'http' },
      public: access('dev.example.org'),
    },
  ];
  return slotOf(
    kind,
    namespace,
    name,
    {
      metadata: {
        ownerReferences: [
          {
            apiVersion: 'openchoreo.dev/v1alpha1',
            kind: kind.replace('Binding', ''),
            name,
            uid: `${kind}-${name}`,
            controller: true,
          },
        ],
      },
      spec,
      status: reports
        ? {
            ...conditions(condition('Ready', 'True', 'ResourcesActive')),
            endpoints,
          }
        : {},
    },
    [
      terminating,
      { spec: { ...spec, releaseState: 'Suspend' } },
      { spec: { ...spec, releaseState: 'Undeploy' } },
      { spec: { ...spec, environment: 'production' } },
      { spec: { ...spec, className: 'other' } },
      { spec: { ...spec, owner: { ...spec.owner, projectName: 'other' } } },
      { spec: { ...spec, owner: { ...spec.owner, componentName: 'web' } } },
      ...(reports
        ? [
            { status: {} },
            {
              status: conditions(
                condition('Ready', 'False', 'ResourceHealthProgressing'),
              ),
            },
          ]
        : []),
    ],
    ['spec.owner.projectName', 'spec.owner.componentName', 'spec.environment'],
  );
}

export function release(
  namespace: string,
  owner: string,
  componentName: string,
  kind = 'Deployment',
): Slot {
  const spec = {
    owner: { projectName: owner, componentName },
    environmentName: 'development',
    resources: [
      {
        id: 'workload',
        object: {
          kind,
          metadata: { name: 'greeter' },
          spec: { replicas: 3 },
        },
      },
    ],
  };
  const statusOf = (healthStatus: string, readyReplicas: number) => ({
    resources: [
      {
        id: 'workload',
        group: 'apps',
        version: 'v1',
        kind,
        namespace: 'dp-x',
        name: 'greeter',
        healthStatus,
        status: { replicas: 3, readyReplicas },
      },
    ],
  });
  return slotOf(
    'Release',
    namespace,
    componentName,
    { spec, status: statusOf('Healthy', 3) },
    [
      terminating,
      { status: statusOf('Degraded', 1) },
      { status: statusOf('Progressing', 1) },
      { status: statusOf('Suspended', 0) },
      { status: {} },
      { spec: { ...spec, owner: { ...spec.owner, componentName: 'other' } } },
      {
        status: conditions(condition('Finalizing', 'True', 'CleanupFailed')),
      },
    ],
    [
      'spec.owner.projectName',
      'spec.owner.componentName',
      'spec.environmentName',
    ],
  );
}
