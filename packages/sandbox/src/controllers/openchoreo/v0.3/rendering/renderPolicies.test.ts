// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ApiClassSpec, RestPolicy } from '../objects';
import { renderPolicies } from './renderPolicies';
import { RenderInput } from './RenderInput';

const inputOf = (exposeLevels: string[]): RenderInput => ({
  name: 'cart',
  namespace: 'default',
  connections: {},
  spec: {
    owner: { projectName: 'shop', componentName: 'cart' },
    environment: 'development',
    className: 'default',
    workloadSpec: {},
    apis: {
      orders: {
        type: 'REST',
        className: 'strict',
        rest: { backend: { port: 80 }, exposeLevels },
      },
    },
  },
});

const render = (restPolicy: ApiClassSpec['restPolicy'], ...levels: string[]) =>
  renderPolicies(inputOf(levels), { orders: { restPolicy } }).map(
    ({ object }) =>
      [object.kind, object.spec as Record<string, unknown>] as const,
  );

describe('renderPolicies', () => {
  it('renders both kinds for each level, even where the class asks for nothing', () => {
    const policies = render({ defaults: {} }, 'Public', 'Organization');
    expect(policies.map(([kind, spec]) => [kind, Object.keys(spec)])).toEqual([
      ['SecurityPolicy', ['targetRefs']],
      ['SecurityPolicy', ['targetRefs']],
      ['BackendTrafficPolicy', ['targetRefs']],
      ['BackendTrafficPolicy', ['targetRefs']],
    ]);
    expect(render({}, 'Public')).toEqual([]);
  });

  it('lays what a level asks for over the defaults', () => {
    const defaults: RestPolicy = {
      rateLimit: { requests: 10, window: '90s' },
      cors: { allowOrigins: ['https://a.example'], maxAge: 60 },
    };
    const ofPublic: RestPolicy = {
      authentication: {
        type: 'jwt',
        jwt: { issuer: 'i', jwks: 'https://k.example', audience: ['a'] },
        oauth2: { scopes: ['read'] },
      },
      security: { blockedIPs: ['10.0.0.0/8'] },
      circuitBreaker: { enabled: true, maxConnections: 5 },
    };
    const [[, security], [, traffic]] = render(
      { defaults, public: ofPublic },
      'Public',
    );
    expect(security).toMatchObject({
      jwt: { providers: [{ remoteJWKS: { uri: 'https://k.example' } }] },
      cors: { allowOrigins: ['https://a.example'], maxAge: '60s' },
      authorization: {
        defaultAction: 'Deny',
        rules: [
          { action: 'Allow', principal: { jwt: { scopes: ['read'] } } },
          { action: 'Deny', principal: { clientCIDRs: ['10.0.0.0/8'] } },
        ],
      },
    });
    expect(traffic).toMatchObject({
      rateLimit: {
        local: { rules: [{ limit: { requests: 10, unit: 'Hour' } }] },
      },
      circuitBreaker: { maxConnections: 5 },
    });
  });

  it('guards an API without levels for the organization', () => {
    const [[, { targetRefs }]] = render({ defaults: {} });
    expect(targetRefs).toEqual([
      expect.objectContaining({
        name: expect.stringContaining('-organization-'),
      }),
    ]);
  });

  it.each([
    [
      'a window that is no duration',
      { rateLimit: { requests: 1, window: 'daily' } },
    ],
  ])('fails for %s', (_, defaults) => {
    expect(() => render({ defaults }, 'Public')).toThrow(
      'failed to convert rate limit for API orders: invalid duration format: daily',
    );
  });

  it('fails for a class without a policy', () => {
    expect(() => render(undefined, 'Public')).toThrow(
      'REST policy is not defined in the API class for API orders',
    );
  });
});
