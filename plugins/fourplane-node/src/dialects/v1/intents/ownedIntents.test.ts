// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  Intent,
  Overrides,
  OverridingIntent,
} from '@fourplane/plugin-fourplane-common';
import { KubeObject } from '../../../kube/KubeObject';
import { plannedCluster } from '../__testUtils__/plannedCluster';
import { object, platform, shop } from '../__testUtils__/shop';

const acme = { controlPlane: 'default', tenant: 'acme' } as const;
const inShop = { ...acme, project: 'shop' } as const;
const orders = { ...inShop, kind: 'resource', name: 'orders' } as const;
const project = { ...acme, kind: 'project', name: 'shop' } as const;
const environment = (name: string) =>
  ({ ...acme, kind: 'environment', name } as const);
const resourceRelease = (name: string) =>
  ({ ...inShop, kind: 'resourceRelease', name } as const);
const projectRelease = (name: string) =>
  ({ ...inShop, kind: 'projectRelease', name } as const);

const ordersOwner = { projectName: 'shop', resourceName: 'orders' };
const takesSize = {
  environmentConfigs: {
    openAPIV3Schema: {
      type: 'object',
      required: ['size'],
      properties: { size: { type: 'string' } },
    },
  },
};

function released(kind: string, name: string, owner: object, spec = {}) {
  const typeField = kind === 'ResourceRelease' ? 'resourceType' : 'projectType';
  return object(kind, 'acme', name, {
    owner,
    [typeField]: { kind: 'ClusterType', name: 'some', spec },
  });
}

const objects: readonly KubeObject[] = [
  ...platform,
  ...shop,
  object(
    'Resource',
    'acme',
    'orders',
    { owner: { projectName: 'shop' }, type: { name: 'postgres' } },
    { status: { latestRelease: { name: 'orders-2', hash: 'h' } } },
  ),
  released('ResourceRelease', 'orders-1', ordersOwner),
  released('ResourceRelease', 'orders-2', ordersOwner),
  released('ResourceRelease', 'orders-3', ordersOwner, takesSize),
  object('ResourceReleaseBinding', 'acme', 'orders-in-dev', {
    owner: ordersOwner,
    environment: 'development',
    resourceRelease: 'orders-1',
  }),
  released('ProjectRelease', 'shop-1', { projectName: 'shop' }),
  released('ProjectRelease', 'shop-2', { projectName: 'shop' }),
];
const on = (more: readonly KubeObject[] = []) =>
  plannedCluster({ generation: 'v1.2', objects: [...objects, ...more] });

describe('a managed resource', () => {
  const deploy = (to: string, release?: string): Intent => ({
    intent: 'deploy',
    component: orders,
    environment: environment(to),
    ...(release && { release: resourceRelease(release) }),
  });

  it('is deployed into the binding that is there, by default as it was released last', () => {
    expect(on().steps(deploy('development'))).toMatchObject([
      {
        verb: 'patch',
        address: { name: 'orders-in-dev' },
        patch: { spec: { resourceRelease: 'orders-2' } },
      },
    ]);
    expect(on().steps(deploy('development', 'orders-1'))).toEqual([]);
  });

  it('is promoted into a new binding, with what its project needs there', () => {
    const promote: Intent = {
      intent: 'promote',
      component: orders,
      from: environment('development'),
      to: environment('staging'),
    };
    expect(on().plan(promote)).toMatchObject({
      state: 'planned',
      steps: [
        { object: { kind: 'ProjectReleaseBinding' } },
        {
          object: {
            kind: 'ResourceReleaseBinding',
            metadata: { name: 'orders-staging', namespace: 'acme' },
            spec: {
              owner: ordersOwner,
              environment: 'staging',
              resourceRelease: 'orders-1',
            },
          },
        },
      ],
      refs: [
        { ...inShop, kind: 'resourceDeployment', name: 'orders-staging' },
        { kind: 'projectDeployment' },
      ],
    });
    expect(
      on().issues({
        ...promote,
        from: environment('staging'),
        to: environment('production'),
      }),
    ).toEqual(['from: "orders" has no release in "staging"']);
  });

  it('is rolled back, but not to a release that needs what is not set, nor to one of another kind', () => {
    const rollback = (to: string): Intent => ({
      intent: 'rollback',
      deployment: {
        ...inShop,
        kind: 'resourceDeployment',
        name: 'orders-in-dev',
      },
      to: resourceRelease(to),
    });
    expect(on().steps(rollback('orders-2'))).toMatchObject([
      { patch: { spec: { resourceRelease: 'orders-2' } } },
    ]);
    const needed =
      'The release needs the override "size" there, and it is not set';
    expect(on().issues(rollback('orders-3'))).toEqual([`to: ${needed}`]);
    expect(on().issues(deploy('staging', 'orders-3'))).toEqual([
      `environment: ${needed}`,
    ]);
    expect(
      on().issues({
        ...rollback('cart-1'),
        to: { ...inShop, kind: 'release', name: 'cart-1' },
      } as Intent),
    ).toEqual([expect.stringContaining('to: "orders-in-dev" is no component')]);
  });

  it('is not deployed where it is bound twice', () => {
    const twin = object('ResourceReleaseBinding', 'acme', 'twin', {
      owner: ordersOwner,
      environment: 'development',
    });
    expect(on([twin]).issues(deploy('development'))).toEqual([
      'environment: "orders" is bound to "development" 2 times: orders-in-dev, twin',
    ]);
  });
});

describe('what is set of a managed resource in one environment', () => {
  const deployment = {
    ...inShop,
    kind: 'resourceDeployment',
    name: 'orders-in-dev',
  } as const;
  const bound = (spec: object) =>
    on([
      object('ResourceReleaseBinding', 'acme', 'orders-in-dev', {
        owner: ordersOwner,
        environment: 'development',
        resourceRelease: 'orders-3',
        ...spec,
      }),
    ]);
  const configure = (overrides: Overrides): OverridingIntent => ({
    intent: 'configureDeployment',
    deployment,
    overrides,
  });

  it('is offered as its release takes it, checked at its field, and written as a whole', () => {
    const cluster = bound({
      resourceTypeEnvironmentConfigs: { size: '1Gi', old: true },
    });
    expect(cluster.overrides(configure({}))).toEqual({
      schema: {
        type: 'object',
        properties: {
          resourceType: {
            title: 'Resource type',
            type: 'object',
            required: ['size'],
            properties: { size: { type: 'string' } },
          },
        },
      },
      values: { resourceType: { size: '1Gi', old: true } },
      missing: [],
      notes: [],
    });
    expect(cluster.issues(configure({ resourceType: { size: 1 } }))).toEqual([
      'overrides.resourceType.size: must be string',
    ]);
    expect(
      cluster.issues(configure({ componentType: { replicas: 2 } })),
    ).toEqual(['overrides.componentType: is not taken by a managed resource']);
    const [step] = cluster.steps(configure({ resourceType: { size: '5Gi' } }));
    expect(
      Object(cluster.after(step)?.spec).resourceTypeEnvironmentConfigs,
    ).toEqual({ size: '5Gi' });
    expect(
      bound({ resourceTypeEnvironmentConfigs: { size: '5Gi' } }).steps(
        configure({ resourceType: { size: '5Gi' } }),
      ),
    ).toEqual([]);
  });

  it('is nothing where its type takes nothing', () => {
    expect(
      bound({ resourceRelease: 'orders-1' }).overrides(configure({})),
    ).toMatchObject({
      schema: { properties: {} },
      why: 'Its type takes nothing per environment.',
    });
  });

  it('goes along with a release that needs it', () => {
    const promote: OverridingIntent = {
      intent: 'promote',
      component: orders,
      from: environment('development'),
      to: environment('staging'),
    };
    const cluster = bound({ resourceTypeEnvironmentConfigs: { size: '1Gi' } });
    expect(cluster.overrides(promote)).toMatchObject({
      missing: ['resourceType.size'],
      values: { resourceType: {} },
    });
    expect(
      cluster.steps({
        ...promote,
        overrides: { resourceType: { size: '9Gi' } },
      }),
    ).toMatchObject([
      { object: { kind: 'ProjectReleaseBinding' } },
      {
        object: {
          kind: 'ResourceReleaseBinding',
          spec: {
            resourceRelease: 'orders-3',
            resourceTypeEnvironmentConfigs: { size: '9Gi' },
          },
        },
      },
    ]);
  });

  it('goes with it when it is undeployed, unless what it keeps is to be retained', () => {
    const undeploy: Intent = { intent: 'undeploy', deployment };
    expect(on().steps(undeploy)).toEqual([
      {
        verb: 'delete',
        address: expect.objectContaining({ name: 'orders-in-dev' }),
        uid: expect.any(String),
      },
    ]);
    expect(bound({ retainPolicy: 'Retain' }).issues(undeploy)).toEqual([
      expect.stringContaining('deployment: What "orders-in-dev" keeps'),
    ]);
    const kept = released('ResourceRelease', 'orders-3', ordersOwner, {
      retainPolicy: 'Retain',
    });
    expect(bound({}).put(kept).issues(undeploy)).toHaveLength(1);
    expect(
      bound({ retainPolicy: 'Delete' }).put(kept).issues(undeploy),
    ).toEqual([]);
  });
});

describe('a project’s own infrastructure', () => {
  it('is configured by its type', () => {
    const cluster = on([
      released('ProjectRelease', 'shop-3', { projectName: 'shop' }, takesSize),
      object('ProjectReleaseBinding', 'acme', 'shop-development', {
        owner: { projectName: 'shop' },
        environment: 'development',
        projectRelease: 'shop-3',
      }),
    ]);
    expect(
      cluster.steps({
        intent: 'configureDeployment',
        deployment: {
          ...inShop,
          kind: 'projectDeployment',
          name: 'shop-development',
        },
        overrides: { projectType: { size: 'small' } },
      }),
    ).toMatchObject([
      { patch: { spec: { environmentConfigs: { size: 'small' } } } },
    ]);
  });

  it('is deployed by its releases, into its cell', () => {
    const deploy = (to: string): Intent => ({
      intent: 'deploy',
      component: project,
      environment: environment(to),
      release: projectRelease('shop-2'),
    });
    expect(on().steps(deploy('development'))).toMatchObject([
      {
        verb: 'patch',
        address: { name: 'shop-development' },
        patch: { spec: { projectRelease: 'shop-2' } },
      },
    ]);
    expect(on().steps(deploy('staging'))).toMatchObject([
      {
        verb: 'create',
        object: {
          kind: 'ProjectReleaseBinding',
          metadata: { name: 'shop-staging' },
          spec: {
            owner: { projectName: 'shop' },
            environment: 'staging',
            projectRelease: 'shop-2',
          },
        },
      },
    ]);
  });
});
