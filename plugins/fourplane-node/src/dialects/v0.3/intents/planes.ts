// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { IntentIssue, IntentOf } from '@fourplane/plugin-fourplane-common';
import { issueAt, planned, refused } from '../../writing/plan';
import { creation, intentRule } from '../../writing/intentRule';
import { buildPlaneKind, dataPlaneKind } from '../kinds/plane';
import { metadataOf } from './manifest';

type PlaneIntent = IntentOf<'createDataPlane'> | IntentOf<'createBuildPlane'>;

/** The registry that every installation of this generation brings. */
const REGISTRY = 'registry.openchoreo-data-plane:5000';

const fields = {
  'metadata.name': 'plane.name',
  'spec.kubernetesCluster.credentials.apiServerURL': 'access.server',
  'spec.kubernetesCluster': 'access',
  'spec.gateway': 'gateway',
};

export const createDataPlane = intentRule<'createDataPlane'>(
  [dataPlaneKind.kind],
  {
    plan: (intent, context) => {
      const { plane, gateway } = intent;
      const issues = [
        ...issuesOf(intent),
        ...(gateway
          ? []
          : [
              issueAt(
                'gateway',
                'OpenChoreo 0.3 must know the host names of a data plane’s gateway',
                'Give at least its public host',
              ),
            ]),
      ];
      if (issues.length > 0) {
        return refused(...issues);
      }
      return planned(
        creation(
          context,
          dataPlaneKind.kind,
          {
            metadata: metadataOf(plane, intent),
            spec: {
              kubernetesCluster: clusterOf(intent),
              registry: { prefix: REGISTRY },
              gateway: {
                publicVirtualHost: gateway?.publicHost,
                organizationVirtualHost:
                  gateway?.organizationHost ?? gateway?.publicHost,
              },
            },
          },
          fields,
        ),
        [plane],
      );
    },
  },
);

export const createBuildPlane = intentRule<'createBuildPlane'>(
  [buildPlaneKind.kind],
  {
    plan: (intent, context) => {
      const issues = issuesOf(intent);
      return issues.length > 0
        ? refused(...issues)
        : planned(
            creation(
              context,
              buildPlaneKind.kind,
              {
                metadata: metadataOf(intent.plane, intent),
                spec: { kubernetesCluster: clusterOf(intent) },
              },
              fields,
            ),
            [intent.plane],
          );
    },
  },
);

function issuesOf({
  plane,
  access,
  observabilityPlane,
}: PlaneIntent): IntentIssue[] {
  return [
    ...(plane.tenant
      ? []
      : [
          issueAt(
            'plane.tenant',
            'OpenChoreo 0.3 has no planes of the cluster',
            'Name the tenant it is for',
          ),
        ]),
    ...(access.type === 'agent'
      ? [
          issueAt(
            'access.type',
            'OpenChoreo 0.3 reaches planes directly, with a client certificate',
            'Give the address of its API server and the certificates',
          ),
        ]
      : []),
    ...(observabilityPlane
      ? [
          issueAt(
            'observabilityPlane',
            'OpenChoreo 0.3 has no observability planes',
            'Leave it out',
          ),
        ]
      : []),
  ];
}

/** Certificates and key are base64 of their PEM, in line. */
function clusterOf({ plane, access }: PlaneIntent) {
  if (access.type === 'agent') {
    return undefined;
  }
  const base64 = (pem: string) => Buffer.from(pem, 'utf8').toString('base64');
  return {
    name: plane.name,
    credentials: {
      apiServerURL: access.server,
      caCert: base64(access.caCert),
      clientCert: base64(access.clientCert),
      clientKey: base64(access.clientKey),
    },
  };
}
