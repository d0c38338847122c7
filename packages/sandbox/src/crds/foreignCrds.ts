// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { crd } from './openChoreoKind';
import { anyObject, string } from './schema';

const foreignKinds = {
  HTTPRoute: { group: 'gateway.networking.k8s.io', version: 'v1' },
  ExternalSecret: {
    group: 'external-secrets.io',
    version: 'v1',
    shortNames: ['es'],
  },
  Password: { group: 'generators.external-secrets.io', version: 'v1alpha1' },
  SecurityPolicy: {
    group: 'gateway.envoyproxy.io',
    version: 'v1alpha1',
    plural: 'securitypolicies',
  },
  BackendTrafficPolicy: {
    group: 'gateway.envoyproxy.io',
    version: 'v1alpha1',
    plural: 'backendtrafficpolicies',
  },
  CiliumNetworkPolicy: {
    group: 'cilium.io',
    version: 'v2',
    plural: 'ciliumnetworkpolicies',
    shortNames: ['cnp'],
  },
  SecretProviderClass: {
    group: 'secrets-store.csi.x-k8s.io',
    version: 'v1',
    plural: 'secretproviderclasses',
  },
  Workflow: {
    group: 'argoproj.io',
    version: 'v1alpha1',
    shortNames: ['wf'],
    statusSubresource: false,
  },
  WorkflowTaskResult: {
    group: 'argoproj.io',
    version: 'v1alpha1',
    statusSubresource: false,
    // what it says is beside metadata, not in a spec
    more: { outputs: anyObject(), phase: string(), message: string() },
  },
  ClusterWorkflowTemplate: {
    group: 'argoproj.io',
    version: 'v1alpha1',
    scope: 'Cluster',
    shortNames: ['cwft'],
    statusSubresource: false,
  },
} as const;

/** A kind of another project that OpenChoreo's controllers write, or have others read. */
export type ForeignKind = keyof typeof foreignKinds;

/**
 * Kinds of other projects that OpenChoreo's controllers write. Their fields are kept unchecked: nothing here
 * reads more than metadata, hostnames, paths and the steps of a build.
 */
export const foreignCrds = (kinds: readonly ForeignKind[]): object[] =>
  kinds.map(kind =>
    crd({
      kind,
      spec: anyObject(),
      status: anyObject(),
      ...foreignKinds[kind],
    }),
  );
