// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { JsonObject } from '@backstage/types';
import { StartedActions, startActions } from './__testUtils__/startActions';

jest.setTimeout(120_000);

const project = 'system:acme/storefront';
const component = 'component:acme/storefront_cart-api';
const image = 'registry.invalid/x:1';
const pem = '-----BEGIN CERTIFICATE-----';
const agent = { type: 'agent', clientCa: pem };
const service = { project, name: 'new', type: 'service', image };
const plane = { name: 'new', access: agent };
const secretReference = {
  apiVersion: 'openchoreo.dev/v1alpha1',
  kind: 'SecretReference',
  metadata: { name: 'x', namespace: 'acme' },
};
const endpoint = { name: 'http', type: 'HTTP', port: 80 };

type Fixture = [action: string, input: JsonObject, field: string];

const withWorkload = (workload: JsonObject): JsonObject => ({
  ...service,
  workload,
});

/** What is wrong with each, by the field that must be named. */
const fixtures: readonly Fixture[] = [
  // The schema.
  ['tenant:create', {}, 'name'],
  ['tenant:create', { name: 'Acme' }, 'name'],
  ['tenant:create', { name: '-acme' }, 'name'],
  ['tenant:create', { name: 'a'.repeat(64) }, 'name'],
  ['tenant:create', { name: 'a.b' }, 'name'],
  ['tenant:create', { name: 'new', title: 'x'.repeat(254) }, 'title'],
  ['tenant:create', { name: 'new', nmae: 'x' }, 'nmae'],
  ['tenant:create', { name: 'new', timeoutSeconds: 0 }, 'timeoutSeconds'],
  ['tenant:create', { name: 'new', wait: 'yes' }, 'wait'],
  ['project:create', { name: 'new' }, 'tenant'],
  ['project:create', { tenant: '', name: 'new' }, 'tenant'],
  ['component:create', { ...service, type: '' }, 'type'],
  ['component:create', { ...service, port: 80 }, 'port'],
  ['component:create', { ...service, parameters: 'replicas: 2' }, 'parameters'],
  [
    'component:create',
    { ...service, traits: [{ name: 'x' }] },
    'traits.0.instance',
  ],
  ['component:create', { ...service, links: [{ title: 'x' }] }, 'links.0.url'],
  [
    'component:create',
    withWorkload({ endpoints: [{ ...endpoint, port: 0 }] }),
    'workload.endpoints.0.port',
  ],
  [
    'component:create',
    withWorkload({ endpoints: [{ ...endpoint, port: 65536 }] }),
    'workload.endpoints.0.port',
  ],
  [
    'component:create',
    withWorkload({ endpoints: [{ name: 'http', port: 80 }] }),
    'workload.endpoints.0.type',
  ],
  [
    'component:create',
    withWorkload({ env: [{ value: 'x' }] }),
    'workload.env.0.name',
  ],
  ['component:create', withWorkload({ ports: [80] }), 'workload.ports'],
  ['pipeline:create', { tenant: 'acme', name: 'new', paths: [] }, 'paths'],
  [
    'pipeline:create',
    { tenant: 'acme', name: 'new', paths: [{ from: 'development', to: [] }] },
    'paths.0.to',
  ],
  ['environment:create', { tenant: 'acme', name: 'new' }, 'dataPlane'],
  ['data-plane:create', { name: 'new' }, 'access'],
  ['data-plane:create', { ...plane, access: { type: 'ssh' } }, 'access.type'],
  ['object:wait', { kind: 'pod', object: 'x' }, 'kind'],
  ['object:delete', { kind: 'component' }, 'object'],
  // What an input says twice, or not at all.
  ['component:create', { project, name: 'new', type: 'service' }, 'image'],
  [
    'component:create',
    { ...service, source: { url: 'https://git.example/x.git' } },
    'image',
  ],
  [
    'data-plane:create',
    { ...plane, access: { type: 'agent' } },
    'access.clientCa',
  ],
  [
    'build-plane:create',
    { name: 'new', access: { type: 'direct', server: 'https://x' } },
    'access.caCert',
  ],
  [
    'component:deploy',
    { component, environment: 'staging', release: 'a', build: 'b' },
    'release',
  ],
  [
    'object:wait',
    { kind: 'project', object: project, environment: 'staging' },
    'environment',
  ],
  ['manifest:apply', {}, 'manifest'],
  ['manifest:apply', { manifest: 'a: b', path: 'x' }, 'manifest'],
  // What it names.
  ['project:create', { tenant: 'acme/x', name: 'new' }, 'tenant'],
  ['component:create', { ...service, project: 'storefront' }, 'project'],
  ['component:create', { ...service, project: 'acme/nowhere' }, 'project'],
  [
    'component:create',
    { ...service, project: 'system:acme/nowhere' },
    'project',
  ],
  [
    'component:create',
    { ...service, project: 'component:acme/storefront' },
    'project',
  ],
  ['component:create', { ...service, controlPlane: 'mars' }, 'controlPlane'],
  ['component:create', { ...service, type: 'spaceship' }, 'type'],
  ['component:create', { ...service, typeKind: 'ComponentType' }, 'type'],
  [
    'component:create',
    { ...service, traits: [{ name: 'warp', instance: 'x' }] },
    'traits.0.name',
  ],
  [
    'component:create',
    withWorkload({
      dependencies: [{ component: 'nobody', endpoint: 'http' }],
    }),
    'workload.dependencies.0.component',
  ],
  [
    'component:create',
    withWorkload({
      dependencies: [
        { component: 'component:acme/storefront_no', endpoint: 'x' },
      ],
    }),
    'workload.dependencies.0.component',
  ],
  [
    'component:create',
    withWorkload({ resources: [{ resource: 'nothing' }] }),
    'workload.resources.0.resource',
  ],
  [
    'component:create',
    {
      ...service,
      image: '',
      source: { url: 'https://git.example/x.git', workflow: 'nix' },
    },
    'source.workflow',
  ],
  [
    'component:create',
    {
      ...service,
      image: '',
      source: { url: 'https://git.example/x.git', commit: 'head' },
    },
    'source.commit',
  ],
  [
    'project:create',
    { tenant: 'acme', name: 'new', pipeline: 'nowhere' },
    'pipeline',
  ],
  [
    'environment:create',
    { tenant: 'acme', name: 'new', dataPlane: 'moon' },
    'dataPlane',
  ],
  [
    'environment:create',
    { tenant: 'acme', name: 'new', dataPlane: 'globex/none' },
    'dataPlane',
  ],
  [
    'pipeline:create',
    {
      tenant: 'acme',
      name: 'new',
      paths: [{ from: 'development', to: ['nowhere'] }],
    },
    'paths.0.to.0',
  ],
  ['component:deploy', { component, environment: 'nowhere' }, 'environment'],
  [
    'component:deploy',
    { component, environment: 'staging', release: 'none' },
    'release',
  ],
  [
    'component:promote',
    { component, from: 'development', to: 'nowhere' },
    'to',
  ],
  [
    'component:promote',
    { component, from: 'production', to: 'development' },
    'to',
  ],
  ['build:trigger', { component: 'acme/storefront/no' }, 'component'],
  ['build:trigger', { component, commit: 'xyz' }, 'commit'],
  ['build:trigger', { component, track: 'main' }, 'track'],
  ['object:wait', { kind: 'build', object: 'acme/storefront/no' }, 'object'],
  [
    'object:delete',
    { kind: 'environment', object: 'acme/development' },
    'object',
  ],
  // Names that are taken.
  ['tenant:create', { name: 'acme' }, 'name'],
  ['project:create', { tenant: 'acme', name: 'storefront' }, 'name'],
  ['component:create', { ...service, name: 'cart-api' }, 'name'],
  [
    'environment:create',
    { tenant: 'acme', name: 'staging', dataPlane: 'default' },
    'name',
  ],
  // Git mode.
  ['manifest:render', { action: 'fetch:plain', input: {} }, 'action'],
  [
    'manifest:render',
    { action: 'fourplane:tenant:create', input: { name: 'X' } },
    'input.name',
  ],
  [
    'manifest:render',
    {
      action: 'fourplane:component:create',
      input: { ...service, type: 'spaceship' },
    },
    'input.type',
  ],
  [
    'manifest:render',
    {
      action: 'fourplane:component:create',
      input: { ...service, name: 'cart-api' },
    },
    'input.name',
  ],
  // Manifests.
  ['manifest:apply', { manifest: 'a: [' }, 'manifest'],
  ['manifest:apply', { path: 'nowhere.yaml' }, 'path'],
  [
    'manifest:apply',
    { manifests: [{ kind: 'Project' }] },
    'manifests.0.apiVersion',
  ],
  [
    'manifest:apply',
    { manifests: [{ ...secretReference, kind: 'Secret', apiVersion: 'v1' }] },
    'manifests.0.kind',
  ],
  [
    'manifest:apply',
    { manifests: [{ ...secretReference, metadata: { name: 'x' } }] },
    'manifests.0.metadata.namespace',
  ],
  [
    'manifest:apply',
    {
      manifests: [
        {
          ...secretReference,
          metadata: { name: 'x', generateName: 'x-', namespace: 'acme' },
        },
      ],
    },
    'manifests.0.metadata.generateName',
  ],
  ['manifest:delete', { manifest: 'kind: Project' }, 'manifest.0.apiVersion'],
];

describe('an input that cannot be', () => {
  let started: StartedActions;
  beforeAll(async () => {
    started = await startActions({ generation: 'v1.2', seed: 'demo' });
  });
  afterAll(() => started?.stop());

  it('is known in at least 50 forms', () => {
    expect(fixtures.length).toBeGreaterThanOrEqual(50);
  });

  it.each(fixtures)(
    'is refused by %s: %j, which names %s',
    async (action, input, field) => {
      started.sandbox.requests.reset();
      const { error, output } = await started.runs.attempt(
        `fourplane:${action}`,
        input,
      );
      const fields = (error?.message ?? '')
        .split('; ')
        .map(issue => issue.split(':')[0]);
      expect(fields).toContain(field);
      expect(output).toEqual({});
      const written = started.sandbox.requests
        .entries()
        .filter(
          ({ path, method }) =>
            method !== 'GET' &&
            path.includes('fieldManager=fourplane') &&
            !path.includes('dryRun=All'),
        );
      expect(written).toEqual([]);
    },
  );
});

describe('somebody who may not', () => {
  let started: StartedActions;
  beforeAll(async () => {
    started = await startActions({ generation: 'v1.2', seed: 'demo' });
  });
  afterAll(() => started?.stop());
  beforeEach(() => started.refused.clear());

  const attempts: [string, JsonObject, string][] = [
    ['tenant:create', { name: 'new' }, 'fourplane.tenant.create'],
    [
      'project:create',
      { tenant: 'acme', name: 'new' },
      'fourplane.project.create',
    ],
    ['component:create', service, 'fourplane.component.create'],
    [
      'resource:create',
      { project, name: 'new', type: 'x' },
      'fourplane.resource.create',
    ],
    [
      'environment:create',
      { tenant: 'acme', name: 'new', dataPlane: 'default' },
      'fourplane.environment.create',
    ],
    [
      'pipeline:create',
      { tenant: 'acme', name: 'new', paths: [{ from: 'a', to: ['b'] }] },
      'fourplane.pipeline.create',
    ],
    ['data-plane:create', plane, 'fourplane.plane.create'],
    ['build-plane:create', plane, 'fourplane.plane.create'],
    [
      'deployment-track:create',
      { component, name: 'new' },
      'fourplane.deployment-track.create',
    ],
    ['build:trigger', { component }, 'fourplane.build.create'],
    ['release:create', { component }, 'fourplane.release.create'],
    [
      'component:deploy',
      { component, environment: 'staging' },
      'fourplane.deployment.create',
    ],
    [
      'component:promote',
      { component, from: 'development', to: 'staging' },
      'fourplane.deployment.create',
    ],
    [
      'object:delete',
      { kind: 'component', object: component },
      'fourplane.object.delete',
    ],
    [
      'object:wait',
      { kind: 'component', object: component },
      'fourplane.component.read',
    ],
    [
      'object:wait',
      { kind: 'environment', object: 'acme/staging' },
      'fourplane.tenant.read',
    ],
    [
      'manifest:render',
      { action: 'fourplane:component:create', input: service },
      'fourplane.component.create',
    ],
    [
      'manifest:apply',
      { manifests: [secretReference] },
      'fourplane.manifest.apply',
    ],
    [
      'manifest:delete',
      { manifests: [secretReference] },
      'fourplane.manifest.delete',
    ],
  ];

  it.each(attempts)('is refused %s', async (action, input, permission) => {
    started.refused.add(permission);
    expect(await started.runs.refusal(`fourplane:${action}`, input)).toMatch(
      new RegExp(`^NotAllowedError: .*${permission.replaceAll('.', '\\.')}`),
    );
  });

  it('learns nothing of what there is', async () => {
    const told = async (name: string) =>
      (
        await started.runs.refusal('fourplane:component:create', {
          ...service,
          project: name,
        })
      ).replace(name, '…');
    started.refused.add('fourplane.component.create');
    const denied = await told('system:acme/storefront');
    expect(await told('system:acme/nowhere')).toBe(denied);
    expect(await told('acme/nowhere')).toBe(denied);
  });
});
