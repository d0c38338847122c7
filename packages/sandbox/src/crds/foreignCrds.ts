// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { crd } from './openChoreoKind';
import { anyObject } from './schema';

/**
 * Kinds of other projects that rendered releases contain. Their fields are kept unchecked: nothing here
 * reads more than metadata, hostnames and paths.
 */
export function foreignCrds(): object[] {
  return [
    crd({
      group: 'gateway.networking.k8s.io',
      version: 'v1',
      kind: 'HTTPRoute',
      spec: anyObject(),
      status: anyObject(),
    }),
    crd({
      group: 'external-secrets.io',
      version: 'v1',
      kind: 'ExternalSecret',
      shortNames: ['es'],
      spec: anyObject(),
      status: anyObject(),
    }),
    crd({
      group: 'generators.external-secrets.io',
      version: 'v1alpha1',
      kind: 'Password',
      spec: anyObject(),
      status: anyObject(),
    }),
  ];
}
