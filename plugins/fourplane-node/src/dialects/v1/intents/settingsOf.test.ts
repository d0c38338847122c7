// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { plannedCluster } from '../__testUtils__/plannedCluster';
import { object, platform, shop } from '../__testUtils__/shop';

const acme = { controlPlane: 'default', tenant: 'acme' } as const;
const cart = {
  ...acme,
  kind: 'component',
  project: 'shop',
  name: 'cart',
} as const;

function cluster(spec: object, container: object, more: object = {}) {
  const owner = { projectName: 'shop', componentName: 'cart' };
  return plannedCluster({
    generation: 'v1.2',
    objects: [
      ...platform,
      ...shop.filter(
        ({ kind, metadata }) =>
          !['Component', 'Workload'].includes(kind ?? '') ||
          !metadata.name.startsWith('cart'),
      ),
      object('Component', 'acme', 'cart', {
        owner: { projectName: 'shop' },
        componentType: {
          kind: 'ClusterComponentType',
          name: 'deployment/service',
        },
        ...spec,
      }),
      object('Workload', 'acme', 'cart-workload', {
        owner,
        container: { image: 'example.org/cart:1', ...container },
        ...more,
      }),
    ],
  });
}

describe('what may be set of a component', () => {
  it('is what its type and the traits it allows take, and what is set now', () => {
    const found = cluster(
      {
        parameters: { replicas: 2 },
        traits: [
          {
            kind: 'ClusterTrait',
            name: 'volume',
            instanceName: 'data',
            parameters: { size: '1Gi' },
          },
        ],
      },
      {
        env: [
          { key: 'LEVEL', value: 'debug' },
          {
            key: 'TOKEN',
            valueFrom: { secretKeyRef: { name: 'api', key: 'token' } },
          },
        ],
        files: [{ key: 'a', mountPath: '/a', value: 'kept' }],
      },
      {
        endpoints: {
          http: { type: 'HTTP', port: 80, visibility: ['project'] },
        },
        dependencies: {
          endpoints: [
            {
              component: 'till',
              name: 'http',
              visibility: 'project',
              envBindings: { address: 'TILL' },
            },
          ],
        },
      },
    ).settings(cart);
    expect(found?.notes).toEqual([]);
    expect(found?.values).toEqual({
      parameters: { replicas: 2 },
      traits: [
        {
          kind: 'ClusterTrait',
          name: 'volume',
          instance: 'data',
          parameters: { size: '1Gi' },
        },
      ],
      workload: {
        env: [
          { name: 'LEVEL', value: 'debug' },
          { name: 'TOKEN', secret: { name: 'api', key: 'token' } },
        ],
        endpoints: [
          { name: 'http', type: 'HTTP', port: 80, visibility: ['project'] },
        ],
        dependencies: [
          {
            component: { ...cart, name: 'till' },
            endpoint: 'http',
            env: { address: 'TILL' },
          },
        ],
      },
    });
    expect(found?.schema).toMatchObject({
      properties: {
        parameters: { properties: { replicas: { type: 'integer' } } },
        traits: {
          items: {
            oneOf: [{ title: 'volume', properties: expect.anything() }],
          },
        },
      },
    });
  });

  it.each([
    [
      'an endpoint with more than an intent can say',
      { endpoints: { http: { type: 'HTTP', port: 80, displayName: 'Front' } } },
    ],
    [
      'a dependency of another visibility',
      {
        dependencies: {
          endpoints: [
            {
              component: 'till',
              name: 'http',
              visibility: 'internal',
              envBindings: {},
            },
          ],
        },
      },
    ],
  ])('leaves out a workload that holds %s, and says so', (_, more) => {
    const found = cluster({ parameters: { replicas: 2 } }, {}, more).settings(
      cart,
    );
    expect(found?.values).toEqual({ parameters: { replicas: 2 }, traits: [] });
    expect(Object.keys(Object(found?.schema.properties))).not.toContain(
      'workload',
    );
    expect(found?.notes).toEqual([
      'Its workload holds what this form cannot show: change it where it is written.',
    ]);
  });

  it('is every part of one that sets nothing', () => {
    expect(cluster({}, {}).settings(cart)).toMatchObject({
      values: { parameters: {}, traits: [], workload: {} },
      notes: [],
    });
  });

  it('is nothing where there is no such component', () => {
    const on = cluster({}, {});
    expect(on.settings({ ...cart, name: 'gone' })).toBeUndefined();
  });
});
