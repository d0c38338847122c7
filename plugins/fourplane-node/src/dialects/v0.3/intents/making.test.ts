// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Intent } from '@fourplane/plugin-fourplane-common';
import { object } from '../__testUtils__/ferry';
import {
  cluster,
  createBuilt,
  createFares,
  createTask,
  dataPlaneIntent,
  direct,
  fares,
  inTenant,
  lines,
  specOf,
  tenantIntent,
} from '../__testUtils__/ferryIntents';

describe('what is made', () => {
  it('is an Organization, its namespace, and the usual classes in it', () => {
    expect(lines(tenantIntent)).toEqual([
      'create Namespace /acme',
      'create Organization /acme',
      'create ServiceClass acme/default',
      'create WebApplicationClass acme/default',
      'create APIClass acme/default',
    ]);
    const there = {
      ...object('Namespace', 'acme'),
      apiVersion: 'v1',
      metadata: { name: 'acme' },
    };
    expect(lines(tenantIntent, cluster([there]))).not.toContain(
      'create Namespace /acme',
    );
  });

  it('is a project on the only pipeline', () => {
    const project = { ...inTenant, kind: 'project', name: 'cargo' } as const;
    expect(specOf({ intent: 'createProject', project })).toEqual({
      deploymentPipelineRef: 'default',
    });
  });

  it('is a component with its Workload, and a Service that exposes what is wanted', () => {
    const on = cluster();
    expect(lines(createFares, on)).toEqual([
      'create Component default/timetable',
      'create Workload default/timetable',
      'create Service default/timetable',
    ]);
    const [made] = on.steps(createFares);
    expect('object' in made && made.object.metadata).toEqual({
      name: 'timetable',
      namespace: 'default',
      labels: {
        'openchoreo.dev/organization': 'default',
        'openchoreo.dev/project': 'ferry',
        'openchoreo.dev/name': 'timetable',
      },
      annotations: {
        'openchoreo.dev/display-name': 'Timetable',
        'fourplane.dev/owner': 'team-sea',
      },
    });
    const owner = { projectName: 'ferry', componentName: 'timetable' };
    expect(specOf(createFares, 'Workload')).toEqual({
      owner,
      containers: {
        main: {
          image: 't:1',
          args: ['--port', '80'],
          env: [
            { key: 'LEVEL', value: 'info' },
            {
              key: 'TOKEN',
              valueFrom: { secretRef: { name: 'tokens', key: 'mail' } },
            },
          ],
        },
      },
      endpoints: {
        api: {
          type: 'REST',
          port: 80,
          schema: { type: 'openapi', content: 'openapi: 3.1.0' },
        },
        metrics: { type: 'HTTP', port: 90 },
      },
      connections: {
        'fares-quotes': {
          type: 'api',
          params: {
            projectName: 'ferry',
            componentName: 'fares',
            endpoint: 'quotes',
          },
          inject: { env: [{ name: 'FARES_URL', value: '{{ .url }}' }] },
        },
      },
    });
    expect(specOf(createFares, 'Service')).toEqual({
      owner,
      workloadName: 'timetable',
      className: 'default',
      apis: {
        api: {
          type: 'REST',
          className: 'default',
          rest: {
            backend: { port: 80, basePath: '/v1' },
            exposeLevels: ['Organization', 'Public'],
          },
        },
      },
    });
  });

  it('is a scheduled task with a class of its own, since a class holds the schedule', () => {
    expect(lines(createTask)).toEqual([
      'create Component default/sweep',
      'create Workload default/sweep',
      'create ScheduledTaskClass default/sweep-schedule',
      'create ScheduledTask default/sweep',
    ]);
    expect(specOf(createTask, 'ScheduledTaskClass')).toEqual({
      cronJobTemplate: { schedule: '*/5 * * * *', concurrencyPolicy: 'Forbid' },
    });
    expect(specOf(createTask, 'ScheduledTask')).toMatchObject({
      className: 'sweep-schedule',
    });
  });

  it('is a component that is built, whose Workload comes with its first build', () => {
    expect(lines(createBuilt)).toEqual([
      'create Component default/site',
      'create WebApplication default/site',
    ]);
    expect(specOf(createBuilt, 'Component')).toEqual({
      owner: { projectName: 'ferry' },
      type: 'WebApplication',
      build: {
        repository: {
          url: 'https://git.example.org/ferry/site',
          appPath: '/site',
          revision: { branch: 'main' },
        },
        templateRef: {
          name: 'react',
          parameters: [{ name: 'node-version', value: '22' }],
        },
      },
    });
    expect(specOf(createBuilt, 'WebApplication')).toMatchObject({
      workloadName: 'site-from-repository',
      className: 'default',
    });
  });

  it('is a build of a commit, named after its component', () => {
    const intent: Intent = {
      intent: 'triggerBuild',
      component: fares,
      commit: '3f9c1b27',
      parameters: { 'docker-context': '/app', extra: true },
    };
    expect(lines(intent)).toEqual([
      'create Build default/fares-build-0a1b2c3d',
    ]);
    expect(specOf(intent)).toEqual({
      owner: { projectName: 'ferry', componentName: 'fares' },
      repository: {
        url: 'https://git.example.org/ferry/fares',
        appPath: '/',
        revision: { branch: 'main', commit: '3f9c1b27' },
      },
      templateRef: {
        name: 'docker',
        parameters: [
          { name: 'docker-context', value: '/app' },
          { name: 'extra', value: 'true' },
        ],
      },
    });
  });

  it('is a plane with its credentials in base64', () => {
    expect(specOf(dataPlaneIntent)).toMatchObject({
      kubernetesCluster: {
        name: 'quay',
        credentials: {
          apiServerURL: direct.server,
          clientKey: Buffer.from(direct.clientKey).toString('base64'),
        },
      },
      gateway: {
        publicVirtualHost: 'apps.example.org',
        organizationVirtualHost: 'apps.example.org',
      },
    });
  });
});
