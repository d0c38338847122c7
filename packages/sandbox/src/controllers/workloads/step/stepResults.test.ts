// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Pod } from '../podsOf';
import { taskResult } from './stepResults';

const podWith = ({
  metadata,
  spec = { containers: [{ name: 'main', image: 'i' }] },
}: {
  metadata?: Partial<Pod['metadata']>;
  spec?: Pod['spec'];
}): Pod => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'p', namespace: 'n', uid: 'u', ...metadata },
  spec,
});

describe('taskResult', () => {
  const step = (template: object, env: Record<string, string>) =>
    podWith({
      metadata: {
        labels: { 'workflows.argoproj.io/workflow': 'build-1' },
        annotations: { 'workflows.argoproj.io/node-id': 'build-1-42' },
      },
      spec: {
        containers: [
          {
            name: 'wait',
            image: 'argoexec',
            env: [{ name: 'ARGO_TEMPLATE', value: JSON.stringify(template) }],
          },
          {
            name: 'main',
            image: 'i',
            env: Object.entries(env).map(([name, value]) => ({ name, value })),
          },
        ],
      },
    });

  it('has none for an ordinary pod', () => {
    expect(taskResult(podWith({}), 'started')).toBeUndefined();
  });

  it('reports the outputs the template declares, under the name Argo looks for', () => {
    const template = { outputs: { parameters: [{ name: 'image' }] } };
    const env = { IMAGE_NAME: 'a', IMAGE_TAG: 'v1', GIT_REVISION: '0123abcd' };
    expect(taskResult(step(template, env), 'succeeded')).toMatchObject({
      kind: 'WorkflowTaskResult',
      metadata: {
        name: 'build-1-42',
        namespace: 'n',
        labels: {
          'workflows.argoproj.io/workflow': 'build-1',
          'workflows.argoproj.io/report-outputs-completed': 'true',
        },
      },
      outputs: {
        parameters: [
          {
            name: 'image',
            value: 'registry.openchoreo.localhost/a:v1-0123abcd',
          },
        ],
      },
    });
  });

  it('says nothing of outputs until a step has ended, nor where it failed', () => {
    const template = { outputs: { parameters: [{ name: 'image' }] } };
    for (const progress of ['started', 'failed'] as const) {
      expect(taskResult(step(template, {}), progress)).toMatchObject({
        metadata: {
          labels: {
            'workflows.argoproj.io/report-outputs-completed': String(
              progress === 'failed',
            ),
          },
        },
      });
      expect(taskResult(step(template, {}), progress)).not.toHaveProperty(
        'outputs',
      );
    }
  });
});
