// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Generation } from '../build/programs';

interface ForeignKind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly plural: string;
  readonly clusterScoped?: boolean;
}

const gatewayApi = { group: 'gateway.networking.k8s.io', version: 'v1' };
const externalSecrets = { group: 'external-secrets.io', version: 'v1' };
const envoyGateway = { group: 'gateway.envoyproxy.io', version: 'v1alpha1' };

// OpenChoreo lists each of these in a plane; it fails a release where one is not served.
const everywhere: readonly ForeignKind[] = [
  { ...gatewayApi, kind: 'HTTPRoute', plural: 'httproutes' },
  { ...gatewayApi, kind: 'Gateway', plural: 'gateways' },
  {
    ...gatewayApi,
    kind: 'GatewayClass',
    plural: 'gatewayclasses',
    clusterScoped: true,
  },
];

const byGeneration: Readonly<Record<Generation, readonly ForeignKind[]>> = {
  'v1.2': [
    { ...externalSecrets, kind: 'ExternalSecret', plural: 'externalsecrets' },
    {
      ...externalSecrets,
      kind: 'ClusterSecretStore',
      plural: 'clustersecretstores',
      clusterScoped: true,
    },
  ],
  'v0.3': earlyKinds(),
  'v0.2': earlyKinds(),
};

function earlyKinds(): readonly ForeignKind[] {
  return [
    { ...envoyGateway, kind: 'SecurityPolicy', plural: 'securitypolicies' },
    {
      ...envoyGateway,
      kind: 'BackendTrafficPolicy',
      plural: 'backendtrafficpolicies',
    },
    { ...envoyGateway, kind: 'HTTPRouteFilter', plural: 'httproutefilters' },
    {
      group: 'cilium.io',
      version: 'v2',
      kind: 'CiliumNetworkPolicy',
      plural: 'ciliumnetworkpolicies',
    },
    {
      group: 'secrets-store.csi.x-k8s.io',
      version: 'v1',
      kind: 'SecretProviderClass',
      plural: 'secretproviderclasses',
    },
  ];
}

/** Kinds of other projects that OpenChoreo writes into planes; here they take any content. */
export function stubCrds(generation: Generation): object[] {
  return [...everywhere, ...byGeneration[generation]].map(foreign => ({
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: {
      name: `${foreign.plural}.${foreign.group}`,
      // *.k8s.io groups are refused without a word on their review
      annotations: {
        'api-approved.kubernetes.io': 'unapproved, a stub for tests',
      },
    },
    spec: {
      group: foreign.group,
      scope: foreign.clusterScoped ? 'Cluster' : 'Namespaced',
      names: {
        kind: foreign.kind,
        listKind: `${foreign.kind}List`,
        plural: foreign.plural,
        singular: foreign.kind.toLowerCase(),
      },
      versions: [
        {
          name: foreign.version,
          served: true,
          storage: true,
          schema: {
            openAPIV3Schema: {
              type: 'object',
              'x-kubernetes-preserve-unknown-fields': true,
            },
          },
          subresources: { status: {} },
        },
      ],
    },
  }));
}
