// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  IntentIssue,
  IntentOf,
  ModelRef,
} from '@fourplane/plugin-fourplane-common';
import { Plan } from '../../Dialect';
import { issueAt, planned, refused } from '../../writing/plan';
import { KindPair } from '../kindPair';
import {
  clusterDataPlaneKind,
  clusterObservabilityPlaneKind,
  clusterWorkflowPlaneKind,
  dataPlaneKind,
  observabilityPlaneKind,
  workflowPlaneKind,
} from '../kinds/plane';
import { creation, intentRule, PlanInput } from '../../writing/intentRule';
import { annotationsOf } from './words';

type PlaneIntent = IntentOf<'createDataPlane'> | IntentOf<'createBuildPlane'>;

/** The Gateways of OpenChoreo's own installation of a data plane. */
const GATEWAY_NAMESPACE = 'openchoreo-data-plane';
const EXTERNAL_GATEWAY = 'gateway-default';
const INTERNAL_GATEWAY = 'gateway-internal';

export const createDataPlane = intentRule<'createDataPlane'>([], {
  plan: (intent, context) =>
    creationOf(
      intent,
      { namespaced: dataPlaneKind, cluster: clusterDataPlaneKind },
      intent.gateway ? { gateway: gatewayOf(intent.gateway) } : {},
      context,
    ),
});

export const createBuildPlane = intentRule<'createBuildPlane'>([], {
  plan: (intent, context) =>
    creationOf(
      intent,
      { namespaced: workflowPlaneKind, cluster: clusterWorkflowPlaneKind },
      {},
      context,
    ),
});

function creationOf(
  intent: PlaneIntent,
  pair: KindPair<unknown>,
  more: Readonly<Record<string, unknown>>,
  context: PlanInput,
): Plan {
  const { plane, access, observabilityPlane } = intent;
  if (access.type === 'direct') {
    return refused(
      issueAt(
        'access.type',
        'OpenChoreo 1.x reaches planes through their agents only; it takes no address and no credentials',
        'Install the agent on the plane, and give the authority of its certificate',
      ),
    );
  }
  const { planeId, clientCa } = access;
  const issues = [
    ...certificateIssues(clientCa),
    ...scopeIssues(plane, observabilityPlane),
  ];
  if (issues.length > 0) {
    return refused(...issues);
  }
  const { kind } = plane.tenant ? pair.namespaced : pair.cluster;
  const steps = creation(
    context,
    kind,
    {
      metadata: {
        name: plane.name,
        ...(plane.tenant && { namespace: plane.tenant }),
        annotations: annotationsOf(intent),
      },
      spec: {
        planeID: planeId ?? plane.name,
        clusterAgent: { clientCA: { value: clientCa } },
        ...(observabilityPlane && {
          observabilityPlaneRef: {
            kind: (observabilityPlane.tenant
              ? observabilityPlaneKind
              : clusterObservabilityPlaneKind
            ).kind,
            name: observabilityPlane.name,
          },
        }),
        ...more,
      },
    },
    {
      'metadata.name': 'plane.name',
      'spec.planeID': 'access.planeId',
      'spec.clusterAgent': 'access.clientCa',
      'spec.observabilityPlaneRef': 'observabilityPlane',
      'spec.gateway': 'gateway',
    },
  );
  return steps.length > 0
    ? planned(steps, [plane])
    : refused(issueAt('plane', `This control plane serves no ${kind}`));
}

function certificateIssues(pem: string): IntentIssue[] {
  if (pem.includes('PRIVATE KEY')) {
    return [
      issueAt(
        'access.clientCa',
        'holds a private key, which must not leave the plane',
        'Give the certificate alone',
      ),
    ];
  }
  return pem.includes('-----BEGIN CERTIFICATE-----')
    ? []
    : [issueAt('access.clientCa', 'must be a certificate in PEM')];
}

function scopeIssues(
  plane: ModelRef,
  observabilityPlane: ModelRef | undefined,
): IntentIssue[] {
  return !plane.tenant && observabilityPlane?.tenant
    ? [
        issueAt(
          'observabilityPlane',
          'A plane of the cluster can only be observed by one of the cluster',
        ),
      ]
    : [];
}

function gatewayOf({
  publicHost,
  organizationHost,
}: NonNullable<IntentOf<'createDataPlane'>['gateway']>) {
  const listeners = (name: string, host: string) => ({
    name,
    namespace: GATEWAY_NAMESPACE,
    http: { host, port: 80 },
    https: { host, port: 443 },
  });
  return {
    ingress: {
      external: listeners(EXTERNAL_GATEWAY, publicHost),
      ...(organizationHost && {
        internal: listeners(INTERNAL_GATEWAY, organizationHost),
      }),
    },
  };
}
