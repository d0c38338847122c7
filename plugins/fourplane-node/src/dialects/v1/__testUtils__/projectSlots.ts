// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Slot } from '../../__testUtils__/Slot';
import { gitParameters } from './gitParameters';
import {
  condition,
  conditions,
  named,
  owned,
  ready,
  slotOf,
  terminating,
} from './slotOf';

export function project(namespace: string, name: string): Slot {
  const spec = {
    deploymentPipelineRef: named('default'),
    type: named('default', 'ClusterProjectType'),
  };
  return slotOf('Project', namespace, name, { spec, status: ready() }, [
    owned,
    terminating,
    { spec: { ...spec, deploymentPipelineRef: named('other') } },
    { status: conditions(condition('Ready', 'False', 'ProjectTypeNotFound')) },
    {
      metadata: {
        annotations: {
          'openchoreo.dev/display-name': 'A title',
          'openchoreo.dev/description': 'Words',
        },
      },
    },
  ]);
}

export function cell(namespace: string, owner: string): Slot {
  return slotOf(
    'ProjectReleaseBinding',
    namespace,
    `${owner}-development`,
    {
      spec: { owner: { projectName: owner }, environment: 'development' },
      status: { ...ready('Ready'), namespace: 'dp-x' },
    },
    [
      { status: conditions(condition('Ready', 'False', 'NamespaceDegraded')) },
      {
        spec: {
          owner: { projectName: owner },
          environment: 'production',
          projectRelease: `${owner}-1`,
        },
      },
    ],
    ['spec.owner.projectName', 'spec.environment'],
  );
}

export function component(
  namespace: string,
  owner: string,
  name: string,
): Slot {
  const spec = {
    owner: { projectName: owner },
    componentType: named('deployment/service', 'ClusterComponentType'),
    autoDeploy: true,
    traits: [{ instanceName: 'storage', kind: 'ClusterTrait', name: 'volume' }],
    workflow: {
      kind: 'ClusterWorkflow',
      name: 'builder',
      parameters: gitParameters,
    },
  };
  return slotOf(
    'Component',
    namespace,
    name,
    {
      spec,
      status: { ...ready(), latestRelease: named(`${name}-1`) },
    },
    [
      owned,
      terminating,
      { spec: { ...spec, owner: { projectName: 'other' } } },
      { spec: { ...spec, workflow: named('builder', 'Workflow') } },
      { spec: { ...spec, workflow: undefined } },
      {
        metadata: {
          annotations: {
            'fourplane.dev/lifecycle': 'production',
            'fourplane.dev/links': '[{"url":"https://example.org"}]',
          },
        },
      },
      { spec: { ...spec, owner: 'web' } },
      { status: conditions(condition('Ready', 'False', 'Surprise')) },
    ],
    ['spec.owner.projectName', 'spec.componentType.name'],
  );
}

export function workload(
  namespace: string,
  owner: string,
  componentName: string,
  name: string,
): Slot {
  const http = { type: 'HTTP', port: 8080, visibility: ['external'] };
  const spec = {
    owner: { projectName: owner, componentName },
    container: { image: 'registry.example.org/greeter:1' },
    endpoints: {
      http: { ...http, schema: { type: 'openapi', content: 'openapi: 3.1.0' } },
      'gRPC.internal_1': { type: 'gRPC', port: 9090 },
      [`only-${name}`]: { type: 'TCP', port: 5432 },
    },
    dependencies: {
      endpoints: [
        { component: 'api', name: 'http', visibility: 'project' },
        {
          project: 'other',
          component: 'ledger',
          name: 'grpc',
          visibility: 'namespace',
        },
      ],
      resources: [{ ref: 'orders' }],
    },
  };
  return slotOf(
    'Workload',
    namespace,
    name,
    { spec },
    [
      { spec: { ...spec, container: { image: 'example.org/greeter:2' } } },
      { spec: { ...spec, endpoints: { http, admin: http } } },
      { spec: { ...spec, endpoints: { http: { type: 'HTTP', port: 'x' } } } },
      { spec: { ...spec, owner: { ...spec.owner, componentName: 'api' } } },
      { spec: { ...spec, owner: { ...spec.owner, projectName: 'other' } } },
      { spec: { ...spec, dependencies: undefined } },
    ],
    ['spec.owner.projectName', 'spec.owner.componentName'],
  );
}

export function resource(namespace: string, owner: string, name: string): Slot {
  const spec = { owner: { projectName: owner }, type: named('postgres') };
  return slotOf(
    'Resource',
    namespace,
    name,
    { spec, status: { ...ready(), latestRelease: named(`${name}-1`) } },
    [
      owned,
      { spec: { ...spec, owner: { projectName: 'other' } } },
      {
        status: conditions(condition('Ready', 'False', 'ResourceTypeNotFound')),
      },
    ],
    ['spec.owner.projectName', 'spec.type.name'],
  );
}

export function ownedRelease(
  kind: 'ProjectRelease' | 'ResourceRelease',
  namespace: string,
  owner: { projectName: string; resourceName?: string },
): Slot {
  return slotOf(
    kind,
    namespace,
    `${owner.resourceName ?? owner.projectName}-1`,
    { spec: { owner } },
    [{ spec: { owner: { ...owner, projectName: 'other' } } }],
    Object.keys(owner).map(field => `spec.owner.${field}`),
  );
}

export function resourceBinding(
  namespace: string,
  owner: string,
  name: string,
) {
  return slotOf(
    'ResourceReleaseBinding',
    namespace,
    `${name}-development`,
    {
      spec: {
        owner: { projectName: owner, resourceName: name },
        environment: 'development',
      },
      status: {
        conditions: [condition('Ready', 'True', 'Ready')],
        outputs: [
          { name: 'host', value: 'orders.example.org' },
          { name: 'password', secretKeyRef: { name: 'orders', key: 'pw' } },
          { name: 'ca', configMapKeyRef: { name: 'orders', key: 'ca' } },
        ],
      },
    },
    [
      {
        spec: {
          owner: { projectName: owner, resourceName: name },
          environment: 'production',
          resourceRelease: `${name}-1`,
        },
      },
      {
        status: {
          conditions: [condition('Ready', 'False', 'ResourceReleaseNotSet')],
        },
      },
    ],
    ['spec.owner.projectName', 'spec.owner.resourceName', 'spec.environment'],
  );
}
