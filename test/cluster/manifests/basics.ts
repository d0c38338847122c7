// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { argoNamespace } from '../run/commandLines';

/** What every cluster starts with: the role of the token that may read everything. */
export function viewerRole(): object[] {
  return [
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRole',
      metadata: { name: 'fourplane-viewer' },
      rules: [
        { apiGroups: ['*'], resources: ['*'], verbs: ['get', 'list', 'watch'] },
        { nonResourceURLs: ['*'], verbs: ['get'] },
      ],
    },
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRoleBinding',
      metadata: { name: 'fourplane-viewer' },
      roleRef: {
        apiGroup: 'rbac.authorization.k8s.io',
        kind: 'ClusterRole',
        name: 'fourplane-viewer',
      },
      subjects: [
        {
          apiGroup: 'rbac.authorization.k8s.io',
          kind: 'Group',
          name: 'fourplane:viewers',
        },
      ],
    },
  ];
}

/** Argo's controller does not start without its settings. */
export function argoSettings(): object[] {
  return [
    {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: argoNamespace },
    },
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: {
        name: 'workflow-controller-configmap',
        namespace: argoNamespace,
      },
      // no metrics: their port would be open to the network
      data: { config: 'metricsConfig:\n  enabled: false\n' },
    },
  ];
}

/** The planes of generation v1.2, all of them this cluster, and the tenant's mark on the namespace `default`. */
export function planes(): object[] {
  const clusterAgent = { clientCA: { value: 'the stand-in asks for none' } };
  const plane = (kind: string, spec: object) => ({
    apiVersion: 'openchoreo.dev/v1alpha1',
    kind,
    metadata: { name: 'default' },
    spec: { planeID: 'default', clusterAgent, ...spec },
  });
  const entry = (host: string, port: number) => ({
    listenerName: `http-${port}`,
    port,
    host,
  });
  return [
    {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: {
        name: 'default',
        labels: { 'openchoreo.dev/control-plane': 'true' },
      },
    },
    plane('ClusterDataPlane', {
      secretStoreRef: { name: 'default' },
      gateway: {
        ingress: {
          external: {
            name: 'gateway-default',
            namespace: 'openchoreo-data-plane',
            http: entry('openchoreoapis.localhost', 19080),
            https: entry('openchoreoapis.localhost', 19443),
          },
        },
      },
    }),
    plane('ClusterWorkflowPlane', { secretStoreRef: { name: 'default' } }),
  ];
}
