// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { IntentIssue, IntentOf } from '@fourplane/plugin-fourplane-common';
import { issueAt } from '../../writing/plan';

type Access = IntentOf<'createDataPlane'>['access'];
type DirectAccess = Extract<Access, { type: 'direct' }>;

/** The registry that every installation of this generation brings; builds push to it, and only it is pulled from. */
const REGISTRY = 'registry.choreo-system:5000';

export const noAgent: IntentIssue = issueAt(
  'access.type',
  'OpenChoreo 0.2 knows no agents; it reaches its planes directly',
  'Give the address of the API server, its authority and a client certificate',
);

/** How OpenChoreo reaches a plane: PEM texts are kept in base64, as in a kubeconfig. */
export function planeSpec(
  name: string,
  { server, caCert, clientCert, clientKey }: DirectAccess,
  gateway: { publicHost: string; organizationHost: string },
) {
  return {
    gateway: {
      publicVirtualHost: gateway.publicHost,
      organizationVirtualHost: gateway.organizationHost,
    },
    kubernetesCluster: {
      name,
      credentials: {
        apiServerURL: server,
        caCert: base64(caCert),
        clientCert: base64(clientCert),
        clientKey: base64(clientKey),
      },
    },
    registry: { unauthenticated: [REGISTRY] },
  };
}

/** Where in the intent the fields of a plane come from. */
export const planeFields = {
  'spec.gateway.publicVirtualHost': 'gateway.publicHost',
  'spec.gateway.organizationVirtualHost': 'gateway.organizationHost',
  'spec.kubernetesCluster.name': 'plane.name',
  'spec.kubernetesCluster.credentials.apiServerURL': 'access.server',
  'spec.kubernetesCluster.credentials.caCert': 'access.caCert',
  'spec.kubernetesCluster.credentials.clientCert': 'access.clientCert',
  'spec.kubernetesCluster.credentials.clientKey': 'access.clientKey',
};

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}
