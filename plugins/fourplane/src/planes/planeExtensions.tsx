// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { PageBlueprint } from '@backstage/frontend-plugin-api';
import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { RiStackLine } from '@remixicon/react';
import { entityOfKind } from '../entityOfKind';
import { openChoreoRouteRef } from '../routes';

const page = PageBlueprint.make({
  params: {
    path: '/openchoreo',
    title: 'OpenChoreo',
    icon: <RiStackLine />,
    routeRef: openChoreoRouteRef,
    loader: () => import('./OpenChoreoPage').then(m => <m.OpenChoreoPage />),
  },
});

const dataPlaneTab = EntityContentBlueprint.make({
  name: 'data-plane',
  params: {
    path: '/plane',
    title: 'Plane',
    filter: entityOfKind('resource', 'dataPlane'),
    loader: () =>
      import('./dataPlane/DataPlaneTab').then(m => <m.DataPlaneTab />),
  },
});

const observabilityPlaneTab = EntityContentBlueprint.make({
  name: 'observability-plane',
  params: {
    path: '/plane',
    title: 'Plane',
    filter: entityOfKind('resource', 'observabilityPlane'),
    loader: () =>
      import('./observabilityPlane/ObservabilityPlaneTab').then(m => (
        <m.ObservabilityPlaneTab />
      )),
  },
});

export const planeExtensions = [page, dataPlaneTab, observabilityPlaneTab];
