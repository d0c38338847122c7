// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Slot } from '../../__testUtils__/Slot';
import { gitParameters } from './gitParameters';
import { condition, conditions, named, slotOf } from './slotOf';

export function run(
  namespace: string,
  owner: string,
  componentName: string,
  name: string,
): Slot {
  const spec = {
    workflow: {
      kind: 'ClusterWorkflow',
      name: 'builder',
      parameters: gitParameters,
    },
  };
  const labels = {
    'openchoreo.dev/project': owner,
    'openchoreo.dev/component': componentName,
  };
  return slotOf(
    'WorkflowRun',
    namespace,
    name,
    {
      metadata: { labels },
      spec,
      status: {
        conditions: [condition('WorkflowRunning', 'True', 'WorkflowRunning')],
        startedAt: '2026-11-22T10:00:00Z',
        tasks: [
          {
            name: 'build',
            phase: 'Running',
            startedAt: '2026-11-22T10:01:00Z',
          },
          {
            name: 'clone',
            phase: 'Succeeded',
            startedAt: '2026-11-22T10:00:00Z',
          },
          { name: 'push', phase: 'Pending' },
        ],
      },
    },
    [
      { metadata: { labels: { 'openchoreo.dev/project': owner } } },
      {
        metadata: { labels: { ...labels, 'openchoreo.dev/project': 'other' } },
      },
      { spec: { workflow: named('builder', 'Workflow') } },
      {
        status: {
          conditions: [condition('WorkflowFailed', 'True', 'WorkflowFailed')],
        },
      },
    ],
    ['spec.workflow.name'],
  );
}

export function workflow(kind: string, namespace: string | undefined): Slot {
  const schemaWith = (path: string) => ({
    openAPIV3Schema: {
      type: 'object',
      properties: {
        where: {
          type: 'object',
          properties: {
            [path]: {
              type: 'string',
              'x-openchoreo-component-parameter-repository-url': true,
            },
          },
        },
      },
    },
  });
  const onPlane = {
    kind: namespace ? 'WorkflowPlane' : 'ClusterWorkflowPlane',
    name: 'default',
  };
  return slotOf(
    kind,
    namespace,
    'builder',
    { spec: { workflowPlaneRef: onPlane, runTemplate: {} } },
    [
      { spec: { workflowPlaneRef: onPlane, parameters: schemaWith('is') } },
      { spec: { parameters: schemaWith('was') } },
      { spec: { workflowPlaneRef: { ...onPlane, name: 'other' } } },
    ],
  );
}

export function release(
  namespace: string,
  owner: string,
  componentName: string,
) {
  const spec = (image: string) => ({
    owner: { projectName: owner, componentName },
    componentType: named('deployment/service'),
    workload: { container: { image } },
  });
  return slotOf(
    'ComponentRelease',
    namespace,
    `${componentName}-1`,
    { spec: spec('example.org/greeter:1') },
    [{ spec: spec('example.org/greeter:2') }],
    ['spec.owner.projectName', 'spec.owner.componentName'],
  );
}

export function binding(
  namespace: string,
  owner: string,
  componentName: string,
) {
  const spec = {
    owner: { projectName: owner, componentName },
    environment: 'development',
    releaseName: `${componentName}-1`,
    state: 'Active',
  };
  return slotOf(
    'ReleaseBinding',
    namespace,
    `${componentName}-development`,
    {
      spec,
      status: {
        ...conditions(
          condition('Ready', 'True', 'Ready'),
          condition('ResourcesReady', 'True', 'Ready'),
        ),
        endpoints: [
          {
            name: 'http',
            type: 'HTTP',
            serviceURL: { host: 'greeter.dp', port: 8080, scheme: 'http' },
            externalURLs: {
              https: { host: 'dev.example.org', port: 443, path: '/greeter' },
            },
          },
        ],
      },
    },
    [
      { spec: { ...spec, releaseName: undefined } },
      { spec: { ...spec, state: 'Undeploy' } },
      { spec: { ...spec, environment: 'production' } },
      {
        status: {
          ...conditions(condition('Ready', 'False', 'ConnectionsPending')),
          pendingConnections: [
            { component: 'ledger', endpoint: 'grpc', reason: 'NotDeployed' },
          ],
        },
      },
    ],
    ['spec.owner.projectName', 'spec.owner.componentName', 'spec.environment'],
  );
}

export function rendered(
  namespace: string,
  owner: string,
  componentName: string,
  role: 'component' | 'project' | 'resource' = 'component',
) {
  const of = {
    component: { componentName },
    project: {},
    resource: { resourceName: componentName },
  };
  const spec = {
    owner: { projectName: owner, ...of[role] },
    environmentName: 'development',
    targetPlane: 'dataplane',
    resources: [
      {
        id: 'deployment',
        object: {
          kind: 'Deployment',
          metadata: { name: 'greeter' },
          spec: { replicas: 3 },
        },
      },
    ],
  };
  const statusOf = (healthStatus: string, readyReplicas: number) => ({
    conditions: [condition('ResourcesApplied', 'True', 'ApplySucceeded')],
    resources: [
      {
        id: 'deployment',
        group: 'apps',
        version: 'v1',
        kind: 'Deployment',
        namespace: 'dp-x',
        name: 'greeter',
        healthStatus,
        status: { replicas: 3, readyReplicas },
      },
      {
        id: 'service',
        version: 'v1',
        kind: 'Service',
        name: 'greeter',
        healthStatus: 'Healthy',
      },
    ],
  });
  return slotOf(
    'RenderedRelease',
    namespace,
    `${role === 'component' ? '' : `${role}-`}${componentName}-development`,
    { spec, status: statusOf('Healthy', 3) },
    [
      { status: statusOf('Degraded', 1) },
      { spec: { ...spec, environmentName: 'production' } },
      { spec: { ...spec, targetPlane: 'observabilityplane' } },
      { spec: { ...spec, owner: { ...spec.owner, projectName: 'other' } } },
      {
        status: {
          conditions: [condition('ResourcesApplied', 'False', 'ApplyFailed')],
        },
      },
    ],
    ['spec.owner.projectName', 'spec.environmentName'],
  );
}
