// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

const kinds = [
  ['gateway.networking.k8s.io', 'v1', 'GRPCRoute', 'grpcroutes'],
  ['gateway.networking.k8s.io', 'v1', 'TLSRoute', 'tlsroutes'],
  ['gateway.kgateway.dev', 'v1alpha1', 'TrafficPolicy', 'trafficpolicies'],
  ['generators.external-secrets.io', 'v1alpha1', 'Password', 'passwords'],
] as const;

/** CRDs of the kinds the samples render and a cluster does not serve by itself; they take any content. */
export const foreignKinds = (): object[] =>
  kinds.map(([group, version, kind, plural]) => ({
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: {
      name: `${plural}.${group}`,
      // *.k8s.io groups are refused without a word on their review
      annotations: {
        'api-approved.kubernetes.io': 'unapproved, a stub for tests',
      },
    },
    spec: {
      group,
      scope: 'Namespaced',
      names: { kind, plural, singular: kind.toLowerCase() },
      versions: [
        {
          name: version,
          served: true,
          storage: true,
          schema: {
            openAPIV3Schema: {
              type: 'object',
              'x-kubernetes-preserve-unknown-fields': true,
            },
          },
        },
      ],
    },
  }));
