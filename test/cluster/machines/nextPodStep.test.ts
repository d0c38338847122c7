// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { nextPodStep, Pod, PodSpec } from './nextPodStep';
import { workflowStepResults } from './workflowStep';

const now = '2026-01-01T00:00:10Z';

const podWith = (more: {
  spec?: Partial<PodSpec>;
  status?: Pod['status'];
  metadata?: Partial<Pod['metadata']>;
}): Pod => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'p', namespace: 'n', uid: 'u', ...more.metadata },
  spec: { containers: [{ name: 'main', image: 'i' }], ...more.spec },
  status: more.status,
});

describe('nextPodStep', () => {
  it('binds, then runs, then leaves alone what is to run for ever', () => {
    expect(nextPodStep(podWith({}), now)).toEqual({ kind: 'bind' });
    const spec = { nodeName: 'x' };
    expect(nextPodStep(podWith({ spec }), now)).toMatchObject({
      kind: 'run',
      status: {
        phase: 'Running',
        startTime: now,
        conditions: expect.arrayContaining([
          { type: 'Ready', status: 'True', lastTransitionTime: now },
        ]),
        containerStatuses: [{ name: 'main', ready: true }],
      },
    });
    const status = { phase: 'Running', startTime: now };
    expect(nextPodStep(podWith({ spec, status }), now)).toEqual({
      kind: 'leave',
    });
  });

  it('ends all containers of a pod that is to end, once', () => {
    const spec: PodSpec = {
      nodeName: 'x',
      restartPolicy: 'Never',
      containers: [
        { name: 'wait', image: 'i' },
        { name: 'main', image: 'i' },
      ],
    };
    const startTime = '2026-01-01T00:00:00Z';
    const ended = {
      terminated: { exitCode: 0, startedAt: startTime, finishedAt: now },
    };
    expect(
      nextPodStep(
        podWith({ spec, status: { phase: 'Running', startTime } }),
        now,
      ),
    ).toMatchObject({
      kind: 'finish',
      status: {
        phase: 'Succeeded',
        containerStatuses: [
          { name: 'wait', state: ended },
          { name: 'main', state: ended },
        ],
      },
    });
    expect(
      nextPodStep(
        podWith({ spec, status: { phase: 'Succeeded', startTime } }),
        now,
      ),
    ).toEqual({ kind: 'leave' });
  });

  it('lets go of a pod that is being deleted', () => {
    expect(
      nextPodStep(podWith({ metadata: { deletionTimestamp: now } }), now),
    ).toEqual({ kind: 'remove' });
  });
});

describe('workflowStepResults', () => {
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
    expect(workflowStepResults(podWith({}))).toEqual([]);
  });

  it('reports the outputs the template declares, under the name Argo looks for', () => {
    const template = { outputs: { parameters: [{ name: 'image' }] } };
    const env = { IMAGE_NAME: 'a', IMAGE_TAG: 'v1', GIT_REVISION: '0123abcd' };
    expect(workflowStepResults(step(template, env))).toMatchObject([
      {
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
      },
    ]);
  });

  it("writes the component's Workload where a build does", () => {
    const env = {
      IMAGE: 'registry/a:1',
      PROJECT_NAME: 'shop',
      COMPONENT_NAME: 'cart',
      NAMESPACE_NAME: 'acme',
    };
    const template = { name: 'generate-workload-cr' };
    expect(workflowStepResults(step(template, env))[1]).toMatchObject({
      kind: 'Workload',
      metadata: { name: 'cart-workload', namespace: 'acme' },
      spec: {
        owner: { projectName: 'shop', componentName: 'cart' },
        container: { image: 'registry/a:1' },
      },
    });
    expect(workflowStepResults(step({ name: 'other' }, env))).toHaveLength(1);
  });
});
