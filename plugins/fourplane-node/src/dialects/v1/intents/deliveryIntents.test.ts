// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Intent } from '@fourplane/plugin-fourplane-common';
import { PlannedCluster } from '../../__testUtils__/PlannedCluster';
import { plannedCluster } from '../__testUtils__/plannedCluster';
import { object, platform, shop } from '../__testUtils__/shop';

const acme = { controlPlane: 'default', tenant: 'acme' } as const;
const inShop = { ...acme, project: 'shop' } as const;
const cart = { ...inShop, kind: 'component', name: 'cart' } as const;
const environment = (name: string) =>
  ({ ...acme, kind: 'environment', name } as const);
const release = (name: string) =>
  ({ ...inShop, kind: 'release', name } as const);
const deployment = {
  ...inShop,
  kind: 'deployment',
  name: 'cart-in-dev',
} as const;
const owner = { projectName: 'shop', componentName: 'cart' };

const cluster = (
  generation: 'v1.0' | 'v1.2' = 'v1.2',
  objects = [...platform, ...shop],
) => plannedCluster({ generation, objects });
const without = (...kinds: string[]) =>
  [...platform, ...shop].filter(({ kind = '' }) => !kinds.includes(kind));

describe('a release', () => {
  it('is a copy of all that a component is made of', () => {
    const plan = cluster().plan({ intent: 'createRelease', component: cart });
    expect(plan).toMatchObject({
      state: 'planned',
      refs: [release('cart-0a1b2c3d')],
      steps: [
        {
          object: {
            kind: 'ComponentRelease',
            metadata: {
              name: 'cart-0a1b2c3d',
              labels: {
                'openchoreo.dev/project': 'shop',
                'openchoreo.dev/component': 'cart',
              },
            },
            spec: {
              owner,
              componentType: {
                kind: 'ClusterComponentType',
                name: 'deployment/service',
                spec: { workloadType: 'deployment' },
              },
              traits: [
                { kind: 'ClusterTrait', name: 'prober', spec: { creates: [] } },
                { kind: 'ClusterTrait', name: 'volume' },
              ],
              componentProfile: {
                parameters: { replicas: 2, tier: 'gold' },
                traits: [{ instanceName: 'data', name: 'volume' }],
              },
              workload: {
                container: { image: 'example.org/cart:2' },
                endpoints: { http: { type: 'HTTP', port: 8080 } },
              },
            },
          },
        },
      ],
    });
  });

  it('takes the name it is given', () => {
    expect(
      cluster().plan({
        intent: 'createRelease',
        component: cart,
        release: release('cart-final'),
      }),
    ).toMatchObject({ refs: [release('cart-final')] });
  });

  it.each([
    [
      'Workload',
      'component: "cart" has no workload, so there is nothing to release',
    ],
    [
      'ClusterComponentType',
      'component: The component type of "cart" does not exist',
    ],
    ['ClusterTrait', 'component: There is no ClusterTrait "prober"'],
  ])('is refused without its %s', (kind, issue) => {
    const issues = cluster('v1.2', without(kind)).issues({
      intent: 'createRelease',
      component: cart,
    });
    expect(issues).toContain(issue);
  });
});

describe('a deployment', () => {
  const deploy = (name: string, of?: string): Intent => ({
    intent: 'deploy',
    component: cart,
    environment: environment(name),
    ...(of && { release: release(of) }),
  });

  it('changes the binding that is there, whatever its name', () => {
    expect(cluster().steps(deploy('development', 'cart-2'))).toEqual([
      expect.objectContaining({
        verb: 'patch',
        resourceVersion: '7',
        address: expect.objectContaining({ name: 'cart-in-dev' }),
        patch: { spec: { releaseName: 'cart-2' } },
      }),
    ]);
    expect(cluster().steps(deploy('development', 'cart-1'))).toEqual([]);
  });

  it('makes a binding and the project’s infrastructure where there is none', () => {
    expect(cluster().plan(deploy('staging', 'cart-1'))).toMatchObject({
      refs: [
        { kind: 'deployment', name: 'cart-staging' },
        { kind: 'projectDeployment', name: 'shop-staging' },
      ],
      steps: [
        { object: { kind: 'ProjectReleaseBinding' } },
        {
          object: {
            kind: 'ReleaseBinding',
            metadata: { name: 'cart-staging' },
            spec: {
              owner,
              environment: 'staging',
              releaseName: 'cart-1',
              state: 'Active',
            },
          },
        },
      ],
    });
    expect(cluster('v1.0').steps(deploy('staging', 'cart-1'))).toHaveLength(1);
  });

  it('takes another name where the usual one is another’s', () => {
    const taken = cluster().put(
      object('ReleaseBinding', 'acme', 'cart-staging', {
        owner: { ...owner, componentName: 'other' },
        environment: 'x',
      }),
    );
    expect(taken.plan(deploy('staging', 'cart-1'))).toMatchObject({
      refs: [{ name: 'cart-staging-0a1b2c3d' }, {}],
    });
  });

  it('is of the newest release, else of one made for it', () => {
    const releaseIn = (found: PlannedCluster) =>
      found
        .steps(deploy('staging'))
        .flatMap(step => (step.verb === 'create' ? [step.object] : []))
        .filter(({ kind }) => kind !== 'ProjectReleaseBinding');
    const latest = object(
      'Component',
      'acme',
      'cart',
      { ...Object(shop[1].spec) },
      { status: { latestRelease: { name: 'cart-1' } } },
    );
    expect(releaseIn(cluster())).toMatchObject([
      { spec: { releaseName: 'cart-2' } },
    ]);
    expect(releaseIn(cluster().put(latest))).toMatchObject([
      { spec: { releaseName: 'cart-1' } },
    ]);
    expect(
      releaseIn(cluster('v1.2', without('ComponentRelease'))),
    ).toMatchObject([
      { kind: 'ComponentRelease', metadata: { name: 'cart-0a1b2c3d' } },
      { kind: 'ReleaseBinding', spec: { releaseName: 'cart-0a1b2c3d' } },
    ]);
  });

  it('is refused of a build, and where two bindings claim the environment', () => {
    expect(
      cluster().issues({
        intent: 'deploy',
        component: cart,
        environment: environment('staging'),
        release: { ...inShop, kind: 'build', name: 'cart-run-1' },
      }),
    ).toEqual(['release: OpenChoreo 1.x deploys releases, not builds']);
    const twice = cluster().put(
      object('ReleaseBinding', 'acme', 'cart-development', {
        owner,
        environment: 'development',
      }),
    );
    expect(twice.issues(deploy('development', 'cart-2'))).toEqual([
      'environment: "cart" is bound to "development" 2 times: cart-in-dev, cart-development',
    ]);
  });

  it('refuses two names that are too long for the label made of both', () => {
    expect(cluster().issues(deploy('e'.repeat(60), 'cart-1'))).toEqual([
      expect.stringContaining('one label of both names, which is too long'),
    ]);
  });

  it('brings an undeployed one back', () => {
    const undeployed = cluster().put(
      object('ReleaseBinding', 'acme', 'cart-in-dev', {
        owner,
        environment: 'development',
        releaseName: 'cart-1',
        state: 'Undeploy',
      }),
    );
    expect(undeployed.steps(deploy('development', 'cart-1'))).toMatchObject([
      { patch: { spec: { state: 'Active' } } },
    ]);
    expect(
      undeployed.issues({
        intent: 'promote',
        component: cart,
        from: environment('development'),
        to: environment('staging'),
      }),
    ).toEqual(['from: "cart" does not run in "development"']);
  });
});

describe('what runs', () => {
  it('is promoted by the name of its release', () => {
    const found = cluster();
    const intent: Intent = {
      intent: 'promote',
      component: cart,
      from: environment('development'),
      to: environment('staging'),
    };
    expect(found.steps(intent)).toMatchObject([
      { object: { kind: 'ProjectReleaseBinding' } },
      { object: { spec: { environment: 'staging', releaseName: 'cart-1' } } },
    ]);
    found
      .put(
        object('ReleaseBinding', 'acme', 'elsewhere-named', {
          owner,
          environment: 'staging',
          releaseName: 'cart-0',
        }),
      )
      .put(
        object('ProjectReleaseBinding', 'acme', 'any', {
          owner: { projectName: 'shop' },
          environment: 'staging',
        }),
      );
    expect(found.steps(intent)).toMatchObject([
      {
        verb: 'patch',
        address: { name: 'elsewhere-named' },
        patch: { spec: { releaseName: 'cart-1' } },
      },
    ]);
  });

  it.each<[Intent, object]>([
    [
      { intent: 'rollback', deployment, to: release('cart-2') },
      { spec: { releaseName: 'cart-2' } },
    ],
    [{ intent: 'undeploy', deployment }, { spec: { state: 'Undeploy' } }],
    [{ intent: 'resume', deployment }, { spec: { state: 'Active' } }],
    [
      { intent: 'restart', deployment },
      {
        metadata: {
          annotations: {
            'openchoreo.dev/restartedAt': '2026-11-25T03:00:00.000Z',
          },
        },
      },
    ],
  ])('changes by a patch of its binding: %j', (intent, patch) => {
    expect(cluster().plan(intent)).toMatchObject({
      refs: [deployment],
      steps: [{ verb: 'patch', resourceVersion: '7', patch }],
    });
  });

  it('is neither suspended, nor restarted without pods of a Deployment, nor rolled back to nothing', () => {
    const [issue] = cluster().issues({ intent: 'suspend', deployment });
    expect(issue).toMatch(/cannot suspend/);
    const task = cluster().put(
      object('Component', 'acme', 'cart', {
        ...Object(shop[1].spec),
        componentType: {
          kind: 'ClusterComponentType',
          name: 'cronjob/scheduled-task',
        },
      }),
    );
    expect(task.issues({ intent: 'restart', deployment })).toEqual([
      'deployment: OpenChoreo restarts Deployments only, and "cart-in-dev" runs as a cronjob',
    ]);
    expect(
      cluster().issues({
        intent: 'rollback',
        deployment,
        to: release('cart-0'),
      }),
    ).toEqual(['to.name: There is no release "cart-0"']);
  });
});

describe('a deletion', () => {
  const remove = (
    ref: Extract<Intent, { intent: 'delete' }>['ref'],
  ): Intent => ({
    intent: 'delete',
    ref,
  });

  it('is of the object as it was seen', () => {
    expect(cluster().steps(remove(cart))).toEqual([
      {
        verb: 'delete',
        address: expect.objectContaining({ namespace: 'acme', name: 'cart' }),
        uid: 'uid-of-Component/acme/cart',
      },
    ]);
    expect(
      cluster().steps(
        remove({
          controlPlane: 'default',
          kind: 'componentType',
          name: 'service',
        }),
      ),
    ).toMatchObject([
      { address: { resource: { kind: 'ClusterComponentType' } } },
    ]);
  });

  it('of an endpoint takes it out of its workload', () => {
    const endpoint = {
      ...inShop,
      kind: 'endpoint',
      component: 'cart',
      name: 'http',
    } as const;
    expect(cluster().steps(remove(endpoint))).toMatchObject([
      {
        verb: 'patch',
        address: { name: 'cart-workload' },
        patch: { spec: { endpoints: { http: null } } },
      },
    ]);
    expect(cluster().issues(remove({ ...endpoint, name: 'gone' }))).toEqual([
      'ref: "gone" is no longer there',
    ]);
  });

  it.each([
    [environment('staging'), '"staging" is in a pipeline: "standard"'],
    [
      { ...acme, kind: 'pipeline', name: 'standard' } as const,
      '"standard" is the pipeline of a project: "shop"',
    ],
    [
      { controlPlane: 'default', kind: 'dataPlane', name: 'default' } as const,
      '"default" runs an environment: "development", "production", "staging"',
    ],
    [release('cart-1'), '"cart-1" is deployed: "cart-in-dev"'],
    [
      { ...inShop, kind: 'deploymentTrack', name: 'main' } as const,
      'OpenChoreo 1.x stores no such thing as a deploymentTrack',
    ],
  ])('that would wait or break is refused: %j', (ref, message) => {
    expect(cluster().issues(remove(ref))).toEqual([`ref: ${message}`]);
  });
});
