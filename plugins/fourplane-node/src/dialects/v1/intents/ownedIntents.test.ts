// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Intent } from '@fourplane/plugin-fourplane-common';
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

describe('a project’s own infrastructure', () => {
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
