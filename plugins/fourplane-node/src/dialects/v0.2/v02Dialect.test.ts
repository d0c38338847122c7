// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ModelRef, refKey } from '@fourplane/plugin-fourplane-common';
import { KubeObject } from '../../kube/KubeObject';
import { IndexedLookup } from '../__testUtils__/IndexedLookup';
import {
  acme,
  CONTROL_PLANE,
  dialect,
  inAcme,
  installation,
  inWeb,
  modelOf,
  portal,
  refTo,
  shop,
  shopTrack,
  usual,
  withParts,
} from './__testUtils__/installation';
import { choreoObject } from './__testUtils__/objects';
import { queued } from './__testUtils__/deliverySlots';
import { LONG_NAME } from './__testUtils__/slots';

const ready = (reason: string) => ({
  state: 'ready',
  reason,
  since: '2026-11-22T10:05:00Z',
});
const endpointOf = (name: string) =>
  ({ ...inWeb, component: 'shop', kind: 'endpoint', name } as const);
const stateOf = (ref: ModelRef, lookup: IndexedLookup) =>
  dialect.read(ref, lookup).state;
const rows = (lookup: IndexedLookup) =>
  dialect.unreadable(lookup).map(({ ref, object, issues }) => ({
    ref: refKey(ref),
    object: `${object.kind} ${object.namespace ?? ''}/${object.name}`,
    issues: issues.map(({ path, message }) => `${path}: ${message}`),
  }));

describe('a component', () => {
  it('is read with its tracks, its newest artifact and its owners', () => {
    expect(modelOf(shop, installation())).toEqual({
      ref: shop,
      project: inAcme('project', 'web'),
      type: 'service',
      links: [],
      source: {
        type: 'git',
        url: 'https://example.org/shop.git',
        branch: 'main',
        path: '/shop',
      },
      image: 'acme-web-shop:main-12345678',
      autoDeploy: true,
      buildParameters: { name: 'Go', version: '1.x' },
      schedule: '*/5 * * * *',
      traits: [],
      endpoints: ['http', 'gRPC.internal_1', 'only-shop-build-2'].map(
        endpointOf,
      ),
      dependencies: [],
      resources: [],
      tracks: [shopTrack('main'), shopTrack('next')],
      latestRelease: 'shop-build-2',
      podLabels: {
        'organization-name': 'acme',
        'project-name': 'web',
        'component-name': 'shop',
      },
      health: {
        ...ready('ComponentCreated'),
        state: 'unreported',
        message: 'Created is True',
      },
    });
  });

  it('without a repository is its image', () => {
    expect(modelOf(portal, installation())).toMatchObject({
      type: 'web-application',
      source: { type: 'image', image: 'example.org/shop:1.0' },
      image: 'example.org/shop:1.0',
    });
  });

  it('takes its endpoints from no artifact of a failed build', () => {
    const put = [
      withParts(usual('Build', 'shop-build-2'), {
        status: {
          conditions: [
            { type: 'Completed', status: 'False', reason: 'BuildFailed' },
          ],
        },
      }),
    ];
    const { latestRelease, endpoints } = modelOf(shop, installation({ put }));
    expect(latestRelease).toBe('shop-build-1');
    expect(endpoints).toContainEqual(endpointOf('only-shop-build-1'));
  });

  it('takes its owner from itself, else its project, else its tenant', () => {
    const owned = (object: KubeObject, owner: string) =>
      withParts(object, {
        metadata: { annotations: { 'fourplane.dev/owner': owner } },
      });
    const tenant = owned(usual('Organization', 'acme'), 'tenant-team');
    const project = owned(usual('Project', 'web'), 'web-team');
    const own = owned(usual('Component', 'web-shop'), 'group:default/own');
    const owners = (...put: KubeObject[]) => {
      const lookup = installation({ put });
      return [shop, endpointOf('http')].map(ref => modelOf(ref, lookup).owner);
    };
    expect(owners()).toEqual([undefined, undefined]);
    expect(owners(tenant)).toEqual(['tenant-team', 'tenant-team']);
    expect(owners(tenant, project)).toEqual(['web-team', 'web-team']);
    expect(owners(tenant, project, own)).toEqual([
      'group:default/own',
      'group:default/own',
    ]);
  });

  it.each([
    ['Service', 'service'],
    ['WebApplication', 'web-application'],
    ['ScheduledTask', 'scheduled-task'],
    ['APIProxy', 'api-proxy'],
    ['SomethingNew', 'something-new'],
    [undefined, 'unknown'],
  ])('of the type %s is a %s', (type, word) => {
    const put = [withParts(usual('Component', 'web-shop'), { spec: { type } })];
    expect(modelOf(shop, installation({ put })).type).toBe(word);
  });
});

describe('what a component delivers', () => {
  it('a track says how it is built', () => {
    expect(modelOf(shopTrack('main'), installation())).toEqual({
      ref: shopTrack('main'),
      component: shop,
      branch: 'main',
      path: '/shop',
      autoDeploy: true,
      health: ready('DeploymentTrackAvailable'),
    });
  });

  it('a build has its revision, its image and the one build plane', () => {
    const build = modelOf(refTo('build', 'shop-build-1'), installation());
    expect(build).toMatchObject({
      component: shop,
      track: shopTrack('main'),
      plane: inAcme('buildPlane', 'default'),
      revision: { branch: 'main', commit: 'a1b2c3d4' },
      phase: 'succeeded',
      createdAt: '2026-11-22T10:00:00Z',
      completedAt: '2026-11-22T10:05:00Z',
      image: 'acme-web-shop:main-12345678',
    });
  });

  it('a release has the image of its build, or its tag of the component’s', () => {
    const lookup = installation();
    expect(modelOf(refTo('release', 'shop-build-1'), lookup)).toMatchObject({
      component: shop,
      track: shopTrack('main'),
      build: refTo('build', 'shop-build-1'),
      image: 'acme-web-shop:main-12345678',
    });
    expect(modelOf(refTo('release', 'portal-1'), lookup)).toMatchObject({
      image: 'example.org/shop:1.0',
    });
  });

  it('a deployment has its release, its image and its addresses', () => {
    const ref = refTo('deployment', 'shop-development');
    expect(modelOf(ref, installation())).toMatchObject({
      component: shop,
      track: shopTrack('main'),
      environment: inAcme('environment', 'development'),
      release: refTo('release', 'shop-build-1'),
      image: 'acme-web-shop:main-12345678',
      desired: 'active',
      urls: [
        {
          endpoint: 'http',
          type: 'HTTP',
          visibility: 'external',
          url: 'https://dev.apps.example.org/web/shop',
        },
      ],
      objects: [],
    });
  });

  it('a deployment has no address that no gateway lets in', () => {
    const put = [
      withParts(usual('Endpoint', 'shop-development-http'), {
        spec: { networkVisibilities: { organization: { enable: true } } },
      }),
    ];
    const { urls } = modelOf(
      refTo('deployment', 'shop-development'),
      installation({ put }),
    );
    expect(urls).toEqual([]);
  });

  it('an endpoint is as the newest artifact declares it', () => {
    expect(modelOf(endpointOf('http'), installation())).toEqual({
      ref: endpointOf('http'),
      component: shop,
      type: 'HTTP',
      port: 8080,
      visibility: ['project', 'internal', 'external'],
      schema: { content: 'openapi: 3.1.0' },
    });
  });

  it('an endpoint that cannot be read is one row, and its sisters are all right', () => {
    const artifact = usual('DeployableArtifact', 'shop-build-2');
    const template = (name: string, port: unknown) => ({
      metadata: { name },
      spec: { type: 'HTTP', service: { port } },
    });
    const lookup = (...endpointTemplates: unknown[]) =>
      installation({
        put: [
          withParts(artifact, {
            spec: { configuration: { endpointTemplates } },
          }),
        ],
      });
    const broken = lookup(template('b.ad', 'eighty'), template('good', 80));
    expect(dialect.read(endpointOf('b.ad'), broken)).toMatchObject({
      state: 'unreadable',
      unreadable: {
        object: { kind: 'DeployableArtifact', name: 'shop-build-2' },
        issues: [
          { path: 'spec.configuration.endpointTemplates.0.spec.service.port' },
        ],
      },
    });
    expect(modelOf(endpointOf('good'), broken).port).toBe(80);
    expect(stateOf(endpointOf('gone'), broken)).toBe('absent');
    expect(rows(broken)).toHaveLength(1);
    const incomplete = lookup(template('half', undefined));
    expect(stateOf(endpointOf('half'), incomplete)).toBe('unreadable');
    expect(rows(incomplete)[0].issues).toEqual([
      'spec.configuration.endpointTemplates: half has no type or no port',
    ]);
    const unknown = installation({
      put: [withParts(artifact, { spec: { configuration: 'none' } })],
    });
    expect(stateOf(endpointOf('http'), unknown)).toBe('unreadable');
  });
});

describe('objectsOf', () => {
  it('names what a thing is read from, its own object first', () => {
    const lookup = installation();
    const objectsOf = (ref: ModelRef) =>
      dialect
        .objectsOf(ref, lookup)
        .map(({ resource, name }) => `${resource.plural}/${name}`);
    expect(objectsOf(shop)).toEqual([
      'components/web-shop',
      'deploymenttracks/shop-main',
      'deploymenttracks/shop-next',
    ]);
    expect(objectsOf(refTo('deployment', 'shop-development'))).toEqual([
      'deployments/shop-development',
      'endpoints/shop-development-http',
    ]);
    expect(objectsOf(endpointOf('http'))).toEqual([
      'deployableartifacts/shop-build-2',
    ]);
    expect(objectsOf(refTo('deployment', 'gone'))).toEqual([]);
  });
});

describe('what the platform owns', () => {
  it('a data plane that is labelled for builds is both, and gives no credentials away', () => {
    const lookup = installation();
    const kept = lookup.get('DataPlane.core.choreo.dev', 'acme', 'default');
    expect(JSON.stringify(kept)).not.toContain('hidden');
    for (const [kind, role] of [
      ['dataPlane', 'data'],
      ['buildPlane', 'build'],
    ] as const) {
      expect(modelOf(inAcme(kind, 'default'), lookup)).toEqual({
        ref: inAcme(kind, 'default'),
        role,
        access: { type: 'direct', server: 'https://plane.example.org:6443' },
        health: ready('DataPlaneCreated'),
      });
    }
    expect(stateOf(inAcme('buildPlane', 'second'), lookup)).toBe('absent');
    expect(dialect.refs('buildPlane', {}, lookup)).toEqual([
      inAcme('buildPlane', 'default'),
    ]);
  });

  it('a data plane whose object is called otherwise than its label says so', () => {
    const put = [
      withParts(usual('DataPlane', 'second'), { place: { name: 'renamed' } }),
    ];
    expect(
      modelOf(inAcme('dataPlane', 'renamed'), installation({ put })).health,
    ).toMatchObject({ state: 'degraded', reason: 'NameDiffersFromLabel' });
  });

  it('a pipeline has its order and its approvals', () => {
    const environment = (name: string) => inAcme('environment', name);
    expect(
      modelOf(inAcme('pipeline', 'default'), installation()),
    ).toMatchObject({
      environments: ['development', 'production'].map(environment),
      paths: [
        {
          from: environment('development'),
          to: [environment('production')],
          approvals: [environment('production')],
        },
      ],
    });
  });

  it('a tenant is called as its label says, and lives in the namespace of its object', () => {
    const moved = (object: KubeObject) => ({
      ...object,
      metadata: { ...object.metadata, namespace: 'acme-7f' },
    });
    const organization = choreoObject('Organization', 'acme-7f', {
      place: { name: 'acme' },
      spec: {},
    });
    const lookup = IndexedLookup.create({ dialect });
    [organization, moved(usual('Project', 'web'))].forEach(object =>
      lookup.put(object),
    );
    const tenant = {
      controlPlane: CONTROL_PLANE,
      kind: 'tenant',
      name: 'acme',
    };
    expect(dialect.refs('tenant', {}, lookup)).toEqual([tenant]);
    expect(dialect.objectsOf(inAcme('project', 'web'), lookup)).toMatchObject([
      { resource: { plural: 'projects' }, namespace: 'acme-7f', name: 'web' },
    ]);
    expect(dialect.unreadable(lookup)).toEqual([]);
  });
});

describe('bad input', () => {
  it('of several objects of one name the first counts, and the others are rows', () => {
    const second = choreoObject('Component', 'zz-shop', {
      place: { organization: 'acme', project: 'web', name: 'shop' },
      spec: { type: 'WebApplication' },
    });
    const lookup = installation({ put: [second] });
    expect(modelOf(shop, lookup).type).toBe('service');
    expect(rows(lookup)).toEqual([
      {
        ref: refKey(shop),
        object: 'Component acme/zz-shop',
        issues: [
          'metadata.labels.core.choreo.dev/name: is the name of Component web-shop already: OpenChoreo takes the first by object name and ignores this one',
        ],
      },
    ]);
    const change = lookup.remove(usual('Component', 'web-shop'));
    expect(modelOf(shop, lookup).type).toBe('web-application');
    expect(change && dialect.touchedBy(change, lookup)).toContainEqual(shop);
    expect(rows(lookup)).toEqual([]);
  });

  it('the same name in another project or tenant is another thing', () => {
    const lookup = installation();
    const beta = { ...shop, tenant: 'beta' };
    expect(modelOf(beta, lookup).ref).toEqual(beta);
    const twin = choreoObject('Component', 'a-shop', {
      place: { organization: 'acme', project: 'other', name: 'shop' },
      spec: { type: 'Service' },
    });
    lookup.put(twin);
    expect(stateOf({ ...shop, project: 'other' }, lookup)).toBe('present');
    expect(rows(lookup)).toEqual([]);
  });

  it('what claims a tenant from another namespace is a row, and takes no name', () => {
    const intruder = {
      ...choreoObject('Component', 'a-shop', {
        place: { organization: 'acme', project: 'web', name: 'shop' },
        spec: { type: 'WebApplication' },
      }),
    };
    const lookup = installation({
      put: [
        {
          ...intruder,
          metadata: { ...intruder.metadata, namespace: 'elsewhere' },
        },
      ],
    });
    expect(modelOf(shop, lookup).type).toBe('service');
    expect(rows(lookup)).toEqual([
      {
        ref: refKey(shop),
        object: 'Component elsewhere/a-shop',
        issues: [
          'metadata.namespace: must be acme, the namespace of organization acme: OpenChoreo does not look for it elsewhere',
        ],
      },
    ]);
  });

  it.each([
    ['Component', 'web-shop', 'name', 'project/acme///web'],
    ['Component', 'web-shop', 'project', 'tenant////acme'],
    ['DeploymentTrack', 'shop-next', 'name', 'component/acme/web//shop'],
    ['Build', 'shop-build-1', 'project', 'build/acme///shop-build-1'],
    ['Build', 'shop-build-1', 'component', 'build/acme/web//shop-build-1'],
    [
      'Deployment',
      'shop-development',
      'environment',
      'deployment/acme/web//shop-development',
    ],
    [
      'Endpoint',
      'shop-development-http',
      'deployment',
      'component/acme/web//shop',
    ],
    ['Project', 'web', 'name', 'tenant////acme'],
  ] as const)(
    'a %s %s without its label %s is a row',
    (kind, name, level, home) => {
      const broken = withParts(usual(kind, name), { place: { [level]: '' } });
      const lookup = installation({ put: [broken] });
      expect(rows(lookup)).toEqual([
        {
          ref: `${CONTROL_PLANE}/${home}`,
          object: `${kind} acme/${name}`,
          issues: [
            expect.stringMatching(
              /^metadata\.labels\.core\.choreo\.dev\/[a-z-]+: must be set/,
            ),
          ],
        },
      ]);
    },
  );

  it('what is waited for is named', () => {
    const deployment = (place: object, spec = {}) => {
      const object = withParts(usual('Deployment', 'shop-production'), {
        place: { ...place },
        spec,
      });
      return modelOf(
        refTo('deployment', 'shop-production'),
        installation({ put: [object] }),
      ).health;
    };
    expect(deployment({})).toMatchObject({ reason: 'NotReported' });
    expect(deployment({ track: 'gone', environment: 'nowhere' })).toEqual({
      state: 'progressing',
      reason: 'ContextResolutionFailed',
      message: 'Waiting for deployment track gone, environment nowhere.',
    });
    expect(
      deployment({ track: '' }, { deploymentArtifactRef: undefined }).message,
    ).toBe(
      'Waiting for the label core.choreo.dev/deployment-track, a deployable artifact.',
    );
    const build = (put: KubeObject[], without: KubeObject[] = []) =>
      modelOf(refTo('build', 'shop-build-3'), installation({ put, without }));
    const waiting = usual('Build', 'shop-build-3');
    expect(build([])).toMatchObject({
      phase: 'pending',
      reason: 'BuildProgressing',
    });
    expect(
      build([withParts(waiting, { spec: { buildConfiguration: {} } })]),
    ).toMatchObject({ phase: 'pending', reason: 'BuildConfigsNotFound' });
    expect(build([], [usual('DeploymentPipeline', 'default')])).toMatchObject({
      reason: 'ContextResolutionFailed',
      message: 'Waiting for pipeline default.',
    });
    expect(build([], [usual('DataPlane', 'default')])).toMatchObject({
      reason: 'NoBuildPlaneFound',
    });
    const both = withParts(usual('DataPlane', 'second'), {
      place: { buildPlane: 'true' },
    });
    expect(build([both])).toMatchObject({
      reason: 'MultipleBuildPlanesFound',
      message:
        'Waiting until only one of default, second is labelled for builds.',
    });
    expect(build([both]).plane).toBeUndefined();
    expect(
      build([
        withParts(waiting, { place: { component: 'gone' }, status: queued }),
      ]).message,
    ).toBe('Waiting for component gone, deployment track main.');
  });

  it('owners that do not exist degrade what names them', () => {
    const lookup = installation({
      without: [
        usual('DeploymentPipeline', 'default'),
        usual('DataPlane', 'default'),
        usual('Component', 'web-portal'),
      ],
    });
    const reasons = [
      inAcme('project', 'web'),
      inAcme('environment', 'development'),
      {
        ...inWeb,
        project: 'ghost',
        kind: 'component',
        name: 'orphan',
      } as const,
      {
        ...inWeb,
        component: 'portal',
        kind: 'deploymentTrack',
        name: 'portal-main',
      } as const,
    ].map(ref => modelOf(ref, lookup).health);
    expect(reasons.map(({ state }) => state)).toEqual(
      Array(4).fill('degraded'),
    );
    expect(reasons.map(({ reason }) => reason)).toEqual([
      'DeploymentPipelineNotFound',
      'DataPlaneNotFound',
      'ProjectNotFound',
      'ComponentNotFound',
    ]);
  });

  it('names can be as long as a label value', () => {
    const ref = {
      ...acme,
      tenant: 'beta',
      project: 'web',
      kind: 'component',
      name: LONG_NAME,
    } as const;
    expect(modelOf(ref, installation()).ref).toEqual(ref);
  });

  it('an unknown field or label changes nothing', () => {
    const lookup = installation();
    const noisy = withParts(usual('Component', 'web-shop'), {
      metadata: { resourceVersion: '2' },
      spec: { future: { field: 1 } },
    });
    expect(lookup.put(noisy)).toBeUndefined();
  });
});
