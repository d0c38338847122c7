// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  ModelByKind,
  ModelKind,
  ModelRef,
  refKey,
  RefOf,
} from '@fourplane/plugin-fourplane-common';
import { KubeObject } from '../../kube/KubeObject';
import { IndexedLookup } from '../__testUtils__/IndexedLookup';
import { ferry, object, platform } from './__testUtils__/ferry';
import { served } from './__testUtils__/served';
import { v03Dialect } from './v03Dialect';

const dialect = v03Dialect.create({ controlPlane: 'default', served });
const inDefault = { controlPlane: 'default', tenant: 'default' } as const;
const inFerry = { ...inDefault, project: 'ferry' } as const;
const fares = { ...inFerry, kind: 'component', name: 'fares' } as const;
const owner = { projectName: 'ferry', componentName: 'fares' };
const endpoint = (name: string) =>
  ({ ...inFerry, kind: 'endpoint', component: 'fares', name } as const);

function installation(...more: KubeObject[]): IndexedLookup {
  const lookup = IndexedLookup.create({ dialect });
  [...platform, ...ferry, ...more].forEach(each => lookup.put(each));
  return lookup;
}

function read<K extends ModelKind>(
  ref: RefOf<K>,
  lookup = installation(),
): ModelByKind[K] {
  const reading = dialect.read(ref, lookup);
  if (reading.state !== 'present') {
    throw new Error(`${refKey(ref)} is ${JSON.stringify(reading)}`);
  }
  return reading.model;
}

const stateOf = (ref: ModelRef, lookup: IndexedLookup) =>
  dialect.read(ref, lookup).state;

describe('a component of 0.3', () => {
  it('is put together from its Workload and from what says how it runs', () => {
    expect(read(fares)).toMatchObject({
      type: 'service',
      typeRef: { kind: 'ServiceClass', name: 'replicated' },
      source: { type: 'git', branch: 'main', path: '/' },
      image: 'f:2',
      workflow: { kind: 'ClusterWorkflowTemplate', name: 'docker' },
      endpoints: [endpoint('quotes'), endpoint('metrics')],
    });
    expect(
      read({ ...inFerry, kind: 'component', name: 'receipts' }),
    ).toMatchObject({
      type: 'scheduled-task',
      schedule: '0 1 * * *',
      source: { type: 'image', image: 'r:1' },
    });
  });

  it('has endpoints that are seen from where its Service says', () => {
    const lookup = installation();
    expect(read(endpoint('quotes'), lookup).visibility).toEqual([
      'project',
      'external',
    ]);
    expect(read(endpoint('metrics'), lookup).visibility).toEqual(['project']);
  });

  it('calls what its connections lead to, and knows its tracks', () => {
    const connected = object('Workload', 'fares', {
      spec: {
        owner,
        connections: {
          a: { params: { componentName: 'receipts', endpoint: 'http' } },
          b: { params: { componentName: 'nameless' } },
        },
      },
    });
    const track = object('DeploymentTrack', 'main', {
      metadata: {
        labels: {
          'openchoreo.dev/project': 'ferry',
          'openchoreo.dev/component': 'fares',
        },
      },
      spec: { buildTemplateSpec: { branch: 'main', path: '/' } },
    });
    const lookup = installation(connected, track);
    expect(read(fares, lookup)).toMatchObject({
      dependencies: [
        { component: { project: 'ferry', name: 'receipts' }, endpoint: 'http' },
      ],
      tracks: [{ component: 'fares', name: 'main' }],
    });
    expect(
      read(
        {
          ...inFerry,
          kind: 'deploymentTrack',
          component: 'fares',
          name: 'main',
        },
        lookup,
      ),
    ).toMatchObject({ branch: 'main', health: { state: 'unreported' } });
  });
});

describe('a deployment of 0.3', () => {
  const access = (host: string, more: object = {}) => ({
    host,
    port: 8443,
    ...more,
  });

  it('has addresses from farthest to nearest, each with a scheme', () => {
    const reported = object('ServiceBinding', 'fares', {
      spec: { owner, environment: 'development' },
      status: {
        endpoints: [
          {
            name: 'quotes',
            type: 'REST',
            project: access('fares', { scheme: 'http', basePath: '/v1' }),
            public: access('dev.example', { uri: 'https://dev.example/v1' }),
          },
          { name: 'raw', type: 'TCP', project: access('fares') },
          {
            name: 'dns',
            type: 'UDP',
            project: access('fares', { uri: 'f:53' }),
          },
        ],
      },
    });
    const ref = { ...inFerry, kind: 'deployment', name: 'fares' } as const;
    expect(
      read(ref, installation(reported)).urls.map(({ visibility, url }) => [
        visibility,
        url,
      ]),
    ).toEqual([
      ['external', 'https://dev.example/v1'],
      ['project', 'http://fares:8443/v1'],
      ['project', 'tcp://fares:8443'],
      ['project', 'udp://f:53'],
    ]);
  });

  it('says so where two bindings share one name', () => {
    const twin = object('WebApplicationBinding', 'fares', {
      spec: { owner, environment: 'staging' },
    });
    const lookup = installation(twin);
    const refs = dialect
      .refs('deployment', inFerry, lookup)
      .filter(({ name }) => name === 'fares');
    expect(refs).toHaveLength(1);
    expect(read(refs[0], lookup).health).toMatchObject({
      state: 'degraded',
      reason: 'NameTakenTwice',
    });
    const change = lookup.remove(twin);
    expect(change && dialect.touchedBy(change, lookup)).toContainEqual(refs[0]);
  });
});

describe('tenants of 0.3', () => {
  it('are Organizations, and namespaces with something in them', () => {
    const elsewhere = (name: string) => ({
      ...object('Project', 'alone', { spec: {} }),
      metadata: { name: 'alone', namespace: name },
    });
    const lookup = installation(
      object('Organization', 'empty'),
      elsewhere('b'),
    );
    expect(
      dialect
        .refs('tenant', {}, lookup)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['b', 'default', 'empty']);
    const change = lookup.remove(elsewhere('b'));
    const tenant = { controlPlane: 'default', kind: 'tenant', name: 'b' };
    expect(change && dialect.touchedBy(change, lookup)).toContainEqual(tenant);
    expect(stateOf(tenant as ModelRef, lookup)).toBe('absent');
  });
});

describe('planes of 0.3', () => {
  it('say where they are, and nothing of their credentials is kept', () => {
    const plane = read({ ...inDefault, kind: 'dataPlane', name: 'default' });
    expect(plane).toMatchObject({
      access: { type: 'direct', server: 'https://plane.example.org:6443' },
    });
    const watched = dialect.kinds.find(({ key }) => key === 'DataPlane');
    const stored = platform.find(({ kind }) => kind === 'DataPlane');
    const kept = JSON.stringify(stored && watched?.project(stored));
    for (const secret of ['Y2E=', 'Y2VydA==', 'a2V5']) {
      expect(JSON.stringify(stored)).toContain(secret);
      expect(kept).not.toContain(secret);
    }
  });
});

describe('an endpoint that cannot be read', () => {
  const service = (spec: object) => object('Service', 'fares', { spec });
  const api = endpoint('legacy');

  it.each([
    ['its Service is no longer readable', service({ workloadName: 'fares' })],
    ['its Service’s APIs are no map', service({ owner, apis: 7 })],
    [
      'it is the API that is wrong',
      service({ owner, apis: { legacy: { rest: { backend: 7 } } } }),
    ],
  ])('is not absent where %s', (_, broken) => {
    const before = service({
      owner,
      apis: { legacy: { rest: { backend: { port: 1 } } } },
    });
    const lookup = installation(before);
    expect(read(api, lookup).port).toBe(1);
    const change = lookup.put(broken);
    expect(change && dialect.touchedBy(change, lookup)).toContainEqual(api);
    const reading = dialect.read(api, lookup);
    expect(reading).toMatchObject({
      state: 'unreadable',
      unreadable: { object: { kind: 'Service', name: 'fares' } },
    });
    // What its Workload declares is not in doubt.
    expect(stateOf(endpoint('quotes'), lookup)).toBe('present');
  });

  it('is a row of its Workload where that is what is wrong', () => {
    const lookup = installation(
      object('Workload', 'fares', {
        spec: { owner, endpoints: { quotes: { type: 'REST', port: 'x' } } },
      }),
      service({ owner, workloadName: 'fares' }),
    );
    expect(dialect.read(endpoint('quotes'), lookup)).toMatchObject({
      state: 'unreadable',
      unreadable: { object: { kind: 'Workload', name: 'fares' } },
    });
    expect(stateOf(endpoint('gone'), lookup)).toBe('absent');
  });
});
