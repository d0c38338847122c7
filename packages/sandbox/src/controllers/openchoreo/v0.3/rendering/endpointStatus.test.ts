// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { BindingSpec, WorkloadEndpoint } from '../objects';
import { serviceEndpoints, webEndpoints } from './endpointStatus';

const bindingOf = (
  endpoint: WorkloadEndpoint,
  more: Partial<BindingSpec> = {},
): BindingSpec => ({
  owner: { projectName: 'shop', componentName: 'cart' },
  environment: 'staging',
  className: 'default',
  workloadSpec: { endpoints: { it: endpoint } },
  ...more,
});

describe('serviceEndpoints', () => {
  it.each([
    ['HTTP', 8080, 'http://cart-1c42ddc0:8080'],
    ['REST', 80, 'http://cart-1c42ddc0'],
    ['REST', 443, 'https://cart-1c42ddc0'],
    ['GraphQL', 8443, 'https://cart-1c42ddc0:8443'],
    ['gRPC', 9000, 'grpc://cart-1c42ddc0:9000'],
    ['Websocket', 7000, 'ws://cart-1c42ddc0:7000'],
    ['TCP', 5432, 'cart-1c42ddc0:5432'],
    ['UDP', 53, 'cart-1c42ddc0:53'],
  ])('reaches %s on %d inside the project at %s', (type, port, uri) => {
    const [{ project }] = serviceEndpoints('cart', bindingOf({ type, port }));
    expect(project?.uri).toBe(uri);
  });

  it('reaches a REST API where it is exposed, and other types nowhere outside', () => {
    const rest = {
      backend: { port: 80, basePath: 'v2' },
      exposeLevels: ['Public', 'Project'],
    };
    const at = (type: string) =>
      serviceEndpoints(
        'cart',
        bindingOf(
          { type, port: 80 },
          { apis: { it: { type, className: 'default', rest } } },
        ),
      )[0];
    expect(at('REST')).toMatchObject({
      organization: undefined,
      public: {
        uri: 'https://staging.choreoapis.localhost:8443/shop/cart/v2',
      },
    });
    expect(at('gRPC').public).toBeUndefined();
  });
});

describe('webEndpoints', () => {
  it('makes HTTP public, and nothing else', () => {
    const at = (type: string) =>
      webEndpoints('cart', bindingOf({ type, port: 80 }))[0].public?.uri;
    expect([at('HTTP'), at('TCP')]).toEqual([
      'https://cart-staging.choreoapps.localhost:8443/',
      undefined,
    ]);
  });
});
