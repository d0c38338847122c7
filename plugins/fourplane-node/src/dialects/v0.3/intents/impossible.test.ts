// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Intent } from '@fourplane/plugin-fourplane-common';
import { object } from '../__testUtils__/ferry';
import {
  cluster,
  component,
  controlPlane,
  createBuilt,
  createFares,
  createTask,
  dataPlaneIntent,
  deployment,
  environment,
  fares,
  inFerry,
  inTenant,
  pem,
} from '../__testUtils__/ferryIntents';

describe('what 0.3 cannot do', () => {
  const shape = (more: object) => ({ ...createFares, ...more } as Intent);

  it.each<[string, Intent]>([
    ['type.name', shape({ type: { name: 'proxy' } })],
    ['type.kind', shape({ type: { kind: 'ComponentType', name: 'x' } })],
    ['type.name', shape({ type: { name: 'serviceclass.gone' } })],
    ['traits', shape({ traits: [{ instance: 'a', name: 'volume' }] })],
    ['autoDeploy', shape({ autoDeploy: false })],
    ['autoBuild', shape({ autoBuild: true })],
    ['parameters.replicas', shape({ parameters: { replicas: 2 } })],
    ['workload.schedule', shape({ workload: { schedule: '@daily' } })],
    [
      'workload.schedule',
      { ...createTask, workload: { schedule: 'often' } } as Intent,
    ],
    [
      'workload.endpoints.0.type',
      shape({
        workload: { endpoints: [{ name: 'a', type: 'SMTP', port: 1 }] },
      }),
    ],
    [
      'workload.endpoints.0.visibility',
      shape({
        workload: {
          endpoints: [
            { name: 'a', type: 'TCP', port: 1, visibility: ['external'] },
          ],
        },
      }),
    ],
    [
      'workload.endpoints.1.name',
      shape({
        workload: {
          endpoints: [
            { name: 'a', type: 'TCP', port: 1 },
            { name: 'a', type: 'TCP', port: 2 },
          ],
        },
      }),
    ],
    [
      'workload.env',
      {
        ...createBuilt,
        workload: { env: [{ name: 'A', value: 'b' }] },
      } as Intent,
    ],
    [
      'source.commit',
      {
        ...createBuilt,
        source: { type: 'git', url: 'https://x', commit: '1234567' },
      } as Intent,
    ],
    [
      'type',
      {
        intent: 'createProject',
        project: { ...inTenant, kind: 'project', name: 'x' },
        type: { name: 'default' },
      },
    ],
    [
      'access.type',
      {
        ...dataPlaneIntent,
        access: { type: 'agent', clientCa: pem('CA') },
      } as Intent,
    ],
    ['gateway', { ...dataPlaneIntent, gateway: undefined } as Intent],
    [
      'workload.command',
      {
        intent: 'updateComponent',
        component: component('unbuilt'),
        workload: { command: ['./x'] },
      },
    ],
    [
      'workload.schedule',
      {
        intent: 'updateComponent',
        component: component('idle'),
        workload: { schedule: '@daily' },
      },
    ],
    ['component', { intent: 'triggerBuild', component: component('receipts') }],
    [
      'component',
      {
        intent: 'deploy',
        component: component('unbuilt'),
        environment: environment('staging'),
      },
    ],
    [
      'release',
      {
        intent: 'deploy',
        component: fares,
        environment: environment('staging'),
        release: { ...inFerry, kind: 'release', name: 'fares-1' },
      },
    ],
    [
      'tenant.name',
      {
        intent: 'createTenant',
        tenant: { controlPlane, kind: 'tenant', name: 'kube-system' },
      },
    ],
    ['', { intent: 'restart', deployment: deployment('fares') }],
    ['', { intent: 'createRelease', component: fares }],
    [
      '',
      {
        intent: 'createDeploymentTrack',
        track: {
          ...inFerry,
          component: 'fares',
          kind: 'deploymentTrack',
          name: 'main',
        },
      },
    ],
  ])('is said at %s', (path, intent) => {
    const idle = object('Component', 'idle', {
      spec: { owner: { projectName: 'ferry' }, type: 'ScheduledTask' },
    });
    const issues = cluster([idle]).issues(intent);
    expect(issues).toEqual(
      expect.arrayContaining([expect.stringMatching(`^${path}: `)]),
    );
  });
});
