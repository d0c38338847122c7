// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Intent } from '@fourplane/plugin-fourplane-common';
import {
  cluster,
  component,
  environment,
  fares,
  inTenant,
  lines,
  specOf,
} from '../__testUtils__/ferryIntents';

describe('what is changed', () => {
  it('is what is said, and nothing else', () => {
    expect(
      cluster().steps({
        intent: 'updateComponent',
        component: fares,
        description: '',
        title: 'Fares',
      }),
    ).toMatchObject([
      {
        verb: 'patch',
        resourceVersion: '7',
        patch: {
          metadata: {
            annotations: {
              'openchoreo.dev/display-name': 'Fares',
              'openchoreo.dev/description': null,
            },
          },
        },
      },
    ]);
    expect(lines({ intent: 'updateComponent', component: fares })).toEqual([]);
  });

  it('is a workload as a whole, with what its Service exposes', () => {
    const intent: Intent = {
      intent: 'updateComponent',
      component: fares,
      workload: {
        command: ['./fares'],
        endpoints: [{ name: 'metrics', type: 'HTTP', port: 91 }],
      },
    };
    expect(specOf(intent, 'Workload')).toEqual({
      owner: { projectName: 'ferry', componentName: 'fares' },
      containers: { main: { image: 'f:2', command: ['./fares'] } },
      endpoints: { metrics: { type: 'HTTP', port: 91 } },
    });
    expect(specOf(intent, 'Service')).toMatchObject({ apis: {} });
  });

  it('is where a component comes from', () => {
    const image: Intent = {
      intent: 'updateComponent',
      component: fares,
      source: { type: 'image', image: 'f:3' },
    };
    expect(specOf(image, 'Component')).not.toHaveProperty('build');
    expect(specOf(image, 'Workload')).toMatchObject({
      containers: { main: { image: 'f:3', args: ['--listen', ':80'] } },
    });
    const git: Intent = {
      ...image,
      source: { type: 'git', url: 'https://git.example.org/new', path: '/x' },
    };
    expect(specOf(git)).toMatchObject({
      build: {
        repository: { url: 'https://git.example.org/new', appPath: '/x' },
        templateRef: {
          name: 'docker',
          parameters: [
            { name: 'docker-context', value: '/x' },
            { name: 'dockerfile-path', value: '/x/Dockerfile' },
          ],
        },
      },
    });
  });

  it('is a task’s schedule, by a class of its own', () => {
    expect(
      lines({
        intent: 'updateComponent',
        component: component('receipts'),
        workload: { schedule: '@hourly' },
      }),
    ).toEqual([
      'create ScheduledTaskClass default/receipts-schedule',
      'patch ScheduledTask default/receipts',
    ]);
  });

  it('is a pipeline, whose approvals stay', () => {
    const at = (name: string) => environment(name);
    expect(
      specOf({
        intent: 'updatePipeline',
        pipeline: { ...inTenant, kind: 'pipeline', name: 'default' },
        paths: [
          { from: at('development'), to: [at('staging'), at('production')] },
        ],
      }),
    ).toEqual({
      promotionPaths: [
        {
          sourceEnvironmentRef: 'development',
          targetEnvironmentRefs: [
            { name: 'staging', requiresApproval: true },
            { name: 'production' },
          ],
        },
      ],
    });
  });
});
