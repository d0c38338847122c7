// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { RenderedResource } from '../../inventory';
import { kubernetesName, namespaceNameLimit } from '../../names';
import { ApiClassSpec, RestPolicy, Values } from '../objects';
import { mergeTemplate } from './mergeTemplate';
import { identity, RenderInput } from './RenderInput';
import { ExposeLevel, restApis, routedLevels, routeName } from './renderRoutes';

/** The class of each API, by the API's name. */
export type ApiClasses = Readonly<Record<string, ApiClassSpec>>;

function policyOf(
  api: string,
  { restPolicy }: ApiClassSpec,
  level: ExposeLevel,
): RestPolicy | undefined {
  if (!restPolicy) {
    throw new Error(
      `REST policy is not defined in the API class for API ${api}`,
    );
  }
  const { defaults } = restPolicy;
  const override =
    level === 'Public' ? restPolicy.public : restPolicy.organization;
  if (!defaults || !override) return defaults ?? override;
  return mergeTemplate({ ...defaults }, { ...override });
}

const targeting = (input: RenderInput, api: string, level: ExposeLevel) => ({
  targetRefs: [
    {
      group: 'gateway.networking.k8s.io',
      kind: 'HTTPRoute',
      name: routeName(input, api, level),
    },
  ],
});

function security({
  authentication,
  cors,
  security: addresses,
}: RestPolicy): Values {
  const jwt = authentication?.type === 'jwt' ? authentication.jwt : undefined;
  const scopes = jwt ? authentication?.oauth2?.scopes ?? [] : [];
  const cidrRules = [
    ...(addresses?.allowedIPs ?? []).map(ip => ['Allow', ip] as const),
    ...(addresses?.blockedIPs ?? []).map(ip => ['Deny', ip] as const),
  ].map(([action, ip]) => ({ action, principal: { clientCIDRs: [ip] } }));
  const rules = [
    ...(scopes.length > 0
      ? [
          {
            action: 'Allow',
            principal: { jwt: { provider: 'default', scopes } },
          },
        ]
      : []),
    ...cidrRules,
  ];
  return {
    ...(jwt && {
      jwt: {
        providers: [
          {
            name: 'default',
            issuer: jwt.issuer,
            audiences: jwt.audience,
            remoteJWKS: { uri: jwt.jwks },
          },
        ],
      },
    }),
    ...(rules.length > 0 && {
      authorization: { defaultAction: 'Deny', rules },
    }),
    ...(cors && {
      cors: {
        ...cors,
        ...(cors.maxAge !== undefined && { maxAge: `${cors.maxAge}s` }),
      },
    }),
  };
}

const seconds: Record<string, number> = { ms: 0.001, s: 1, m: 60, h: 3600 };

function unitOf(api: string, window: string): 'Second' | 'Minute' | 'Hour' {
  const parts = [...window.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g)];
  if (parts.map(([part]) => part).join('') !== window || !window) {
    throw new Error(
      `failed to convert rate limit for API ${api}: invalid duration format: ${window}`,
    );
  }
  const length = parts.reduce(
    (sum, [, count, unit]) => sum + Number(count) * seconds[unit],
    0,
  );
  if (length <= 1) return 'Second';
  return length <= 60 ? 'Minute' : 'Hour';
}

function traffic(
  api: string,
  { rateLimit, circuitBreaker }: RestPolicy,
): Values {
  const { enabled, ...limits } = circuitBreaker ?? { enabled: false };
  return {
    ...(rateLimit && {
      rateLimit: {
        type: 'Local',
        local: {
          rules: [
            {
              limit: {
                requests: rateLimit.requests,
                unit: unitOf(api, rateLimit.window),
              },
            },
          ],
        },
      },
    }),
    ...(enabled && { circuitBreaker: limits }),
  };
}

interface PolicyKind {
  kind: string;
  suffix: readonly string[];
  specOf(api: string, policy: RestPolicy): Values;
}

const policyKinds: readonly PolicyKind[] = [
  {
    kind: 'SecurityPolicy',
    suffix: [],
    specOf: (_, policy) => security(policy),
  },
  { kind: 'BackendTrafficPolicy', suffix: ['btp'], specOf: traffic },
];

/**
 * What the classes ask of the routes of each API. An API without levels is routed publicly but guarded for the
 * organization: v0.3 has two minds about it.
 */
export function renderPolicies(
  input: RenderInput,
  classes: ApiClasses,
): RenderedResource[] {
  return policyKinds.flatMap(({ kind, suffix, specOf }) =>
    restApis(input).flatMap(([api, definition]) =>
      routedLevels(definition, 'Organization').flatMap(level => {
        const policy = policyOf(api, classes[api] ?? {}, level);
        if (!policy) return [];
        const name = kubernetesName(
          namespaceNameLimit,
          input.name,
          api,
          level.toLowerCase(),
          ...suffix,
        );
        return [
          {
            id: name,
            object: {
              apiVersion: 'gateway.envoyproxy.io/v1alpha1',
              kind,
              metadata: identity(input, name),
              spec: {
                ...targeting(input, api, level),
                ...specOf(api, policy),
              },
            },
          },
        ];
      }),
    ),
  );
}
