// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { KubeObject } from '../../kube/KubeObject';
import {
  CONTROL_PLANE,
  dialect,
  installation,
} from './__testUtils__/installation';

const ref = {
  controlPlane: CONTROL_PLANE,
  kind: 'build',
  tenant: 'acme',
  project: 'web',
  name: 'a-run',
} as const;

function run(use: object, status: object = {}): KubeObject {
  return {
    apiVersion: 'openchoreo.dev/v1alpha1',
    kind: 'WorkflowRun',
    metadata: {
      namespace: 'acme',
      name: 'a-run',
      uid: 'u',
      labels: {
        'openchoreo.dev/project': 'web',
        'openchoreo.dev/component': 'web',
      },
    },
    spec: { workflow: use },
    status,
  };
}

function workflow(kind: string, planeRef?: object): KubeObject {
  return {
    apiVersion: 'openchoreo.dev/v1alpha1',
    kind,
    metadata: {
      name: 'a-workflow',
      uid: 'w',
      ...(kind === 'Workflow' && { namespace: 'acme' }),
    },
    spec: { ...(planeRef && { workflowPlaneRef: planeRef }), runTemplate: {} },
  };
}

const runOf = (...put: KubeObject[]) =>
  dialect.engineRun(ref, installation({ put }));

describe('what runs a build', () => {
  it('is what the run says, and called like the run before it does', () => {
    const use = { kind: 'ClusterWorkflow', name: 'no-such' };
    expect(runOf(run(use))).toEqual({
      namespace: 'workflows-acme',
      workflow: 'a-run',
    });
    const runReference = { namespace: 'elsewhere', name: 'another' };
    expect(runOf(run(use, { runReference }))).toEqual({
      namespace: 'elsewhere',
      workflow: 'another',
    });
  });

  it.each([
    ['Workflow', { kind: 'WorkflowPlane', name: 'gone' }, 'acme', 'gone'],
    [
      'Workflow',
      { kind: 'ClusterWorkflowPlane', name: 'gone' },
      undefined,
      'gone',
    ],
    [
      'ClusterWorkflow',
      { kind: 'ClusterWorkflowPlane', name: 'gone' },
      undefined,
      'gone',
    ],
  ])(
    'names a plane that is not there (%s on %j)',
    (kind, plane, tenant, name) => {
      const use = { kind, name: 'a-workflow' };
      expect(runOf(run(use), workflow(kind, plane))?.plane).toEqual({
        controlPlane: CONTROL_PLANE,
        kind: 'buildPlane',
        ...(tenant && { tenant }),
        name,
      });
    },
  );
});
