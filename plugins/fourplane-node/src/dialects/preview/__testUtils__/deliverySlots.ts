// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Slot } from '../../__testUtils__/Slot';
import { binding as v03Binding } from '../../v0.3/__testUtils__/deploymentSlots';
import {
  condition,
  conditions,
  named,
  owned,
  ready,
  Shape,
  slotOf,
  terminating,
} from '../../v1/__testUtils__/slotOf';
import { Style } from './Style';

const owner = { projectName: 'web', componentName: 'web' };
const requiredOwner = ['spec.owner.projectName', 'spec.owner.componentName'];

const repository = {
  url: 'https://git.example.org/acme/web',
  appPath: '/web',
  revision: { branch: 'main', commit: '3f9c1b27d0a8' },
};

const workflow = {
  name: 'docker',
  systemParameters: { repository },
  parameters: { scan: 'true' },
};

function containersIn({ references }: Style) {
  const container = { image: 'registry.example.org/web:1' };
  return references === 'plain'
    ? { containers: { main: container } }
    : { container };
}

/** A component with its workload. */
export function component(style: Style): Slot[] {
  const type = 'deployment/service';
  const spec = {
    owner: { projectName: 'web' },
    componentType:
      style.types === 'plain' ? type : named(type, 'ClusterComponentType'),
    workflow,
  };
  return [
    slotOf(
      'Component',
      'acme',
      'web',
      { spec },
      [
        owned,
        terminating,
        { spec: { owner: spec.owner, type: 'Service' } },
        { spec: { ...spec, owner: { projectName: 'other' } } },
        { status: { ...ready(), latestRelease: named('web-1') } },
      ],
      ['spec.owner.projectName'],
    ),
    slotOf(
      'Workload',
      'acme',
      'web',
      {
        spec: {
          owner,
          ...containersIn(style),
          endpoints: { http: { type: 'HTTP', port: 8080 } },
          connections: {
            ledger: { params: { componentName: 'ledger', endpoint: 'http' } },
          },
        },
      },
      [
        {
          spec: {
            owner,
            connections: [{ component: 'ledger', endpoint: 'grpc' }],
          },
        },
      ],
      requiredOwner,
    ),
  ];
}

/** Runs of every kind that a release may have. */
export function runs(): Slot[] {
  const runStates: Shape[] = [
    {
      status: conditions(condition('WorkflowFailed', 'True', 'WorkflowFailed')),
    },
    { status: {} },
  ];
  const done = {
    ...conditions(
      condition('WorkflowSucceeded', 'True', 'WorkflowSucceeded'),
      condition('WorkloadUpdated', 'True', 'WorkloadUpdated'),
    ),
    imageStatus: { image: 'registry.example.org/web:2' },
  };
  return [
    slotOf(
      'ComponentWorkflowRun',
      'acme',
      'web-run-1',
      { spec: { owner, workflow }, status: done },
      [
        ...runStates,
        {
          spec: { owner: { ...owner, projectName: 'other' }, workflow },
        },
      ],
    ),
    slotOf(
      'WorkflowRun',
      'acme',
      'web-run-2',
      { spec: { owner, workflow: { name: 'docker', schema: repository } } },
      runStates,
    ),
    slotOf(
      'WorkflowRun',
      'acme',
      'web-run-1',
      { spec: { workflow: { name: 'docker' } } },
      [],
    ),
    slotOf(
      'Build',
      'acme',
      'web-build-1',
      { spec: { owner, repository }, status: {} },
      [{ spec: { owner: { ...owner, projectName: 'other' } } }],
      requiredOwner,
    ),
  ];
}

/** What is deployed, in every way that a release may have. */
export function deployments(style: Style): Slot[] {
  const binding = (releaseName?: string) => ({
    owner,
    environment: 'development',
    ...(releaseName && { releaseName }),
  });
  const endpoints =
    style.references === 'plain'
      ? []
      : [{ name: 'http', invokeURL: 'https://dev.example.org:8443/web' }];
  return [
    slotOf(
      'ComponentRelease',
      'acme',
      'web-1',
      { spec: { owner, workload: containersIn(style) } },
      [],
      requiredOwner,
    ),
    slotOf(
      'ReleaseBinding',
      'acme',
      'web-development',
      {
        spec: binding('web-1'),
        status: { ...ready('Ready'), endpoints },
      },
      [
        { spec: binding() },
        { spec: { ...binding('web-1'), environment: 'production' } },
        { status: {} },
      ],
      [...requiredOwner, 'spec.environment'],
    ),
    slotOf(
      'ComponentDeployment',
      'acme',
      'web-snapshot',
      { spec: binding(), status: ready('Ready') },
      [{ status: conditions(condition('Ready', 'False', 'RenderingFailed')) }],
      [...requiredOwner, 'spec.environment'],
    ),
    v03Binding('ServiceBinding', 'acme', 'web', 'web'),
    slotOf(
      'Release',
      'acme',
      'web',
      {
        spec: { owner, environmentName: 'development' },
        status: {
          resources: [
            { kind: 'Deployment', name: 'web', healthStatus: 'Healthy' },
          ],
        },
      },
      [
        {
          status: {
            resources: [
              { kind: 'Deployment', name: 'web', healthStatus: 'Degraded' },
            ],
          },
        },
        { spec: { owner, environmentName: 'production' } },
      ],
      ['spec.owner.projectName', 'spec.environmentName'],
    ),
  ];
}
