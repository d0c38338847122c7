// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Slot } from '../../__testUtils__/Slot';
import {
  condition,
  conditions,
  owned,
  ready,
  Shape,
  slotOf,
  terminating,
} from '../../v1/__testUtils__/slotOf';

const componentOwner = (projectName: string, componentName: string) => ({
  projectName,
  componentName,
});

const requiredOwner = ['spec.owner.projectName', 'spec.owner.componentName'];

export function project(namespace: string, name: string): Slot {
  const spec = { deploymentPipelineRef: 'default' };
  return slotOf('Project', namespace, name, { spec }, [
    owned,
    terminating,
    { spec: { deploymentPipelineRef: 'other' } },
    { spec: {} },
    { status: conditions(condition('Created', 'True', 'ProjectCreated')) },
  ]);
}

export function component(
  namespace: string,
  owner: string,
  name: string,
  type = 'Service',
): Slot {
  const spec = { owner: { projectName: owner }, type };
  const built = {
    repository: {
      url: 'https://git.example.org/acme/web',
      appPath: '/web',
      revision: { branch: 'main' },
    },
    templateRef: {
      name: 'docker',
      parameters: [{ name: 'docker-context', value: '/web' }],
    },
  };
  return slotOf(
    'Component',
    namespace,
    name,
    { spec: { ...spec, build: built } },
    [
      owned,
      terminating,
      { spec },
      { spec: { ...spec, owner: { projectName: 'other' } } },
      { spec: { ...spec, type: 'WebApplication' } },
      { spec: { ...spec, type: 'APIProxy' } },
      { spec: { ...spec, owner: 'web' } },
      {
        metadata: {
          annotations: {
            'fourplane.dev/lifecycle': 'production',
            'fourplane.dev/links': '[{"url":"https://example.org"}]',
          },
        },
      },
    ],
    ['spec.owner.projectName', 'spec.type'],
  );
}

export function workload(
  namespace: string,
  owner: string,
  componentName: string,
  name: string,
): Slot {
  const spec = {
    owner: componentOwner(owner, componentName),
    containers: { main: { image: 'registry.example.org/greeter:1' } },
    endpoints: {
      http: {
        type: 'HTTP',
        port: 8080,
        schema: { type: 'REST', content: 'openapi: 3.1.0' },
      },
      [`only-${name}`]: { type: 'TCP', port: 5432 },
    },
    connections: {
      ledger: {
        type: 'api',
        params: { projectName: 'web', componentName: 'api', endpoint: 'http' },
        inject: { env: [{ name: 'LEDGER', value: '{{ .host }}' }] },
      },
    },
  };
  return slotOf(
    'Workload',
    namespace,
    name,
    { spec },
    [
      { spec: { ...spec, containers: { side: { image: 'example.org/s:2' } } } },
      { spec: { ...spec, endpoints: { http: { type: 'HTTP', port: 'x' } } } },
      { spec: { ...spec, endpoints: 'none' } },
      { spec: { ...spec, owner: componentOwner(owner, 'api') } },
      { spec: { ...spec, owner: componentOwner('other', componentName) } },
      { spec: { ...spec, connections: undefined } },
    ],
    requiredOwner,
  );
}

export function running(
  kind: string,
  namespace: string,
  owner: string,
  componentName: string,
  name = componentName,
): Slot {
  const spec = {
    owner: componentOwner(owner, componentName),
    workloadName: componentName,
    className: 'default',
    ...(kind === 'Service' && {
      apis: {
        http: {
          type: 'REST',
          className: 'default',
          rest: {
            backend: { port: 8080, basePath: '/v1' },
            exposeLevels: ['Organization', 'Public'],
          },
        },
        legacy: { type: 'REST', rest: { backend: { port: 8081 } } },
      },
    }),
  };
  return slotOf(
    kind,
    namespace,
    name,
    { spec },
    [
      { spec: { ...spec, workloadName: 'a-second' } },
      { spec: { ...spec, workloadName: 'nowhere' } },
      { spec: { ...spec, className: 'other' } },
      { spec: { ...spec, owner: componentOwner(owner, 'api') } },
      { spec: { ...spec, owner: componentOwner('other', componentName) } },
      { spec: { ...spec, apis: undefined } },
      {
        spec: { ...spec, apis: { extra: { rest: { backend: { port: 1 } } } } },
      },
      { spec: { ...spec, owner: { projectName: owner } } },
    ],
    requiredOwner,
  );
}

export function build(
  namespace: string,
  owner: string,
  componentName: string,
  name: string,
): Slot {
  const spec = {
    owner: componentOwner(owner, componentName),
    repository: {
      url: 'https://git.example.org/acme/web',
      appPath: '/web',
      revision: { branch: 'main', commit: '3f9c1b27d0a8' },
    },
    templateRef: { name: 'docker' },
  };
  const done = (...types: string[]) =>
    types.map(type => condition(type, 'True', type));
  const shapes: Shape[] = [
    { spec: { ...spec, owner: componentOwner('other', componentName) } },
    { status: conditions(...done('BuildInitiated')) },
    {
      status: conditions(
        ...done('BuildInitiated', 'BuildTriggered'),
        condition('BuildCompleted', 'False', 'BuildFailed'),
      ),
    },
    {
      status: conditions(
        ...done('BuildInitiated', 'BuildTriggered', 'BuildCompleted'),
        condition('WorkloadUpdated', 'False', 'WorkloadUpdateFailed'),
      ),
    },
  ];
  return slotOf(
    'Build',
    namespace,
    name,
    {
      spec,
      status: {
        ...conditions(
          ...done(
            'BuildInitiated',
            'BuildTriggered',
            'BuildCompleted',
            'WorkloadUpdated',
          ),
        ),
        imageStatus: { image: 'registry.example.org/web:default-3f9c1b27' },
      },
    },
    shapes,
    requiredOwner,
  );
}

export function track(
  namespace: string,
  owner: string,
  componentName: string,
  name: string,
): Slot {
  const labels = {
    'openchoreo.dev/project': owner,
    'openchoreo.dev/component': componentName,
  };
  return slotOf(
    'DeploymentTrack',
    namespace,
    name,
    {
      metadata: { labels },
      spec: {
        autoDeploy: true,
        buildTemplateSpec: { branch: 'main', path: '/' },
      },
    },
    [
      { metadata: { labels: { 'openchoreo.dev/project': owner } } },
      {
        metadata: { labels: { ...labels, 'openchoreo.dev/project': 'other' } },
      },
      { status: ready() },
    ],
  );
}
