// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Slot } from '../../__testUtils__/Slot';
import { owned, ready, slotOf } from '../../v1/__testUtils__/slotOf';
import { component, deployments, runs } from './deliverySlots';
import { platform, tenant, types } from './platformSlots';
import { Style } from './Style';

function slotsOf(style: Style): readonly Slot[] {
  return [
    tenant(style, 'acme'),
    slotOf(
      'Project',
      'acme',
      'web',
      { spec: { deploymentPipelineRef: 'default' } },
      [owned, { spec: {} }, { status: ready() }],
    ),
    slotOf(
      'Project',
      'beta',
      'web',
      { spec: { deploymentPipelineRef: 'default' } },
      [],
    ),
    ...platform(style),
    ...types(style),
    ...component(style),
    ...runs(),
    ...deployments(style),
  ];
}

/** Small installations in the shapes of three releases. */
export const slotsBy = {
  'v0.5': slotsOf({
    references: 'plain',
    types: 'plain',
    tenants: 'Organization',
    access: {
      kubernetesCluster: { server: 'https://plane.example.org:6443' },
      observer: { url: 'http://observer.example.org' },
    },
  }),
  'v0.9–v0.12': slotsOf({
    references: 'plain',
    types: 'plain',
    tenants: 'Organization',
    access: { clusterAgent: { clientCA: { value: 'ca' } }, planeID: 'here' },
  }),
  'v0.16': slotsOf({
    references: 'object',
    types: 'object',
    tenants: 'Namespace',
    access: { clusterAgent: { clientCA: { value: 'ca' } }, planeID: 'here' },
  }),
} as const;
