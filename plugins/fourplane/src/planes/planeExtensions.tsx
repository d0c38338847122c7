// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { PageBlueprint } from '@backstage/frontend-plugin-api';
import { RiStackLine } from '@remixicon/react';
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

export const planeExtensions = [page];
