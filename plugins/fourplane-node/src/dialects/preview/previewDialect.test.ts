// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  ModelByKind,
  ModelKind,
  RefOf,
} from '@fourplane/plugin-fourplane-common';
import { KubeObject } from '../../kube/KubeObject';
import { IndexedLookup } from '../__testUtils__/IndexedLookup';
import { servedBy } from './__testUtils__/served';
import { slotsBy } from './__testUtils__/slots';
import { previewDialect } from './previewDialect';

type Generation = keyof typeof slotsBy;

const generations = Object.keys(slotsBy) as Generation[];
const acme = { controlPlane: 'default', tenant: 'acme' } as const;
const inWeb = { ...acme, project: 'web' } as const;

function installation(generation: Generation, more: KubeObject[] = []) {
  const dialect = previewDialect.create({
    controlPlane: 'default',
    served: servedBy[generation],
  });
  const lookup = IndexedLookup.create({ dialect });
  slotsBy[generation].forEach(({ usual }) => lookup.put(usual));
  more.forEach(object => lookup.put(object));
  const read = <K extends ModelKind>(ref: RefOf<K>): ModelByKind[K] => {
    const reading = dialect.read(ref, lookup);
    if (reading.state !== 'present') {
      throw new Error(JSON.stringify(reading));
    }
    return reading.model;
  };
  return { dialect, lookup, read };
}

describe('a control plane between 0.3 and 1.0', () => {
  it.each(Object.entries(servedBy))(
    'is known as %s, and only read',
    (name, served) => {
      const dialect = previewDialect.create({
        controlPlane: 'default',
        served,
      });
      expect(dialect.generation).toBe(name);
      expect(dialect.planner).toBeUndefined();
      expect(dialect.capabilities).not.toContain('writes');
    },
  );

  it('can do what its kinds say', () => {
    const capabilities = (name: keyof typeof servedBy) =>
      previewDialect.create({ controlPlane: 'c', served: servedBy[name] })
        .capabilities;
    expect(capabilities('v0.4')).toEqual([
      'componentTypes',
      'secretReferences',
    ]);
    expect(capabilities('v0.17')).toEqual([
      'clusterPlanes',
      'releases',
      'autoDeploy',
      'componentTypes',
      'secretReferences',
      'alerts',
    ]);
  });

  it.each(['ComponentType', 'Trait'] as const)(
    'says in OpenAPI what a %s takes in the older shorthand, and what is wrong with that',
    kind => {
      const declaring = (parameters: object) => ({
        apiVersion: 'openchoreo.dev/v1alpha1',
        kind,
        metadata: { name: 'older', namespace: 'acme' },
        spec: {
          workloadType: 'deployment',
          schema: {
            types: { Port: { number: 'integer' } },
            parameters,
            envOverrides: { replicas: 'integer | default=1 minimum=1' },
          },
        },
      });
      const modelKind = kind === 'Trait' ? 'trait' : 'componentType';
      const ref = { ...acme, kind: modelKind, name: 'older' } as const;
      const good = installation('v0.16', [declaring({ ports: '[]Port' })]);
      expect(good.read(ref)).toMatchObject({
        parameters: {
          properties: { ports: { items: { required: ['number'] } } },
          required: ['ports'],
        },
        environmentConfigs: {
          properties: { replicas: { type: 'integer', default: 1, minimum: 1 } },
        },
      });
      const bad = installation('v0.16', [declaring({ ports: '[]Moon' })]);
      expect(bad.read(ref).parameters).toBeUndefined();
      expect(bad.dialect.unreadable(bad.lookup)).toEqual([
        expect.objectContaining({
          ref,
          issues: [
            {
              path: 'spec.parameters.openAPIV3Schema',
              message:
                '(spec.schema.parameters) ports is of type "Moon", which does not exist',
            },
          ],
        }),
      ]);
    },
  );

  it('is known by its newest kinds after an upgrade', () => {
    const served = [
      ...servedBy['v0.17'],
      ...servedBy['v0.4'].filter(
        ({ plural }) => !servedBy['v0.17'].some(kind => kind.plural === plural),
      ),
    ];
    const dialect = previewDialect.create({ controlPlane: 'c', served });
    expect(dialect.generation).toBe('v0.17');
    expect(
      dialect.kinds.find(({ resource }) => resource.kind === 'Namespace'),
    ).toMatchObject({
      labelSelector: 'openchoreo.dev/controlplane-namespace',
    });
  });
});

describe.each(generations)('the shapes of %s', generation => {
  const { read, dialect, lookup } = installation(generation);

  it('give components their type, source and image', () => {
    expect(read({ ...inWeb, kind: 'component', name: 'web' })).toMatchObject({
      type: 'service',
      source: {
        type: 'git',
        url: 'https://git.example.org/acme/web',
        branch: 'main',
        path: '/web',
      },
      image: 'registry.example.org/web:1',
      workflow: { kind: 'ComponentWorkflow', name: 'docker' },
      endpoints: [{ name: 'http' }],
      dependencies: [
        { component: { project: 'web', name: 'ledger' }, endpoint: 'http' },
      ],
      health: { state: 'unreported' },
    });
  });

  it('give environments their plane, and planes what they say of themselves', () => {
    const plane = read({ ...acme, kind: 'dataPlane', name: 'default' });
    expect(
      read({ ...acme, kind: 'environment', name: 'development' }).dataPlane,
    ).toEqual(plane.ref);
    expect(plane).toMatchObject(
      generation === 'v0.5'
        ? {
            access: {
              type: 'direct',
              server: 'https://plane.example.org:6443',
            },
            observerUrl: 'http://observer.example.org',
          }
        : {
            access: { type: 'agent', planeId: 'here' },
            observabilityPlane: { kind: 'observabilityPlane', name: 'default' },
          },
    );
    expect(
      read({ ...acme, kind: 'buildPlane', name: 'default' }).health,
    ).toMatchObject({ state: 'unreported' });
  });

  it('give pipelines their order and approvals', () => {
    const pipeline = read({ ...acme, kind: 'pipeline', name: 'default' });
    expect(pipeline.paths[0]).toMatchObject({
      from: { name: 'development' },
      approvals: [{ name: 'production' }],
    });
  });

  it('give builds of every kind there is', () => {
    const builds = dialect
      .refs('build', inWeb, lookup)
      .map(ref => [ref.name, read(ref).phase, read(ref).image]);
    expect(builds).toEqual([
      ...(generation === 'v0.5'
        ? []
        : [['web-run-1', 'succeeded', 'registry.example.org/web:2']]),
      ['web-run-2', 'pending', undefined],
      ['web-build-1', 'pending', undefined],
    ]);
    expect(read({ ...inWeb, kind: 'build', name: 'web-run-2' })).toMatchObject({
      component: { name: 'web' },
    });
  });

  it('give deployments of every kind there is', () => {
    const deployments = dialect
      .refs('deployment', inWeb, lookup)
      .map(({ name }) => name);
    expect(deployments).toEqual(
      generation === 'v0.5'
        ? ['web-development', 'web-snapshot', 'web']
        : ['web-development'],
    );
    for (const name of deployments) {
      expect(read({ ...inWeb, kind: 'deployment', name })).toMatchObject({
        environment: { name: 'development' },
        objects: [{ kind: 'Deployment', health: { state: 'ready' } }],
        health: { state: 'ready' },
      });
    }
    const deployed = read({
      ...inWeb,
      kind: 'deployment',
      name: 'web-development',
    });
    expect(deployed).toMatchObject({
      release: { kind: 'release', name: 'web-1' },
      image: 'registry.example.org/web:1',
      urls:
        generation === 'v0.16'
          ? [
              {
                endpoint: 'http',
                visibility: 'external',
                url: 'https://dev.example.org:8443/web',
              },
            ]
          : [],
    });
  });

  it('have tenants with and without a declaration', () => {
    expect(dialect.refs('tenant', {}, lookup).map(({ name }) => name)).toEqual([
      'acme',
      'beta',
    ]);
  });

  it('show a kind of field nobody expected as it is, and harm nobody', () => {
    const strange = {
      apiVersion: 'openchoreo.dev/v1alpha1',
      kind: 'Environment',
      metadata: { name: 'strange', namespace: 'acme', uid: 'u' },
      spec: { dataPlaneRef: [7] },
    };
    const broken = installation(generation, [strange]);
    expect(broken.dialect.unreadable(broken.lookup)).toMatchObject([
      { object: { name: 'strange' }, issues: [{ path: 'spec.dataPlaneRef' }] },
    ]);
    expect(
      broken.read({ ...acme, kind: 'environment', name: 'development' })
        .dataPlane?.name,
    ).toBe('default');
  });
});
