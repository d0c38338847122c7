// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { entityOfKind } from '../entityOfKind';
import { buildsRouteRef } from '../routes';

const buildsTab = EntityContentBlueprint.make({
  name: 'builds',
  params: {
    path: '/builds',
    title: 'Builds',
    routeRef: buildsRouteRef,
    filter: entityOfKind('component', 'component'),
    loader: () => import('./buildTabs').then(m => <m.BuildsTab />),
  },
});

const projectBuildsTab = EntityContentBlueprint.make({
  name: 'project-builds',
  params: {
    path: '/builds',
    title: 'Builds',
    filter: entityOfKind('system', 'project'),
    loader: () => import('./buildTabs').then(m => <m.ProjectBuildsTab />),
  },
});

const planeBuildsTab = EntityContentBlueprint.make({
  name: 'plane-builds',
  params: {
    path: '/builds',
    title: 'Builds',
    filter: entityOfKind('resource', 'buildPlane'),
    loader: () => import('./buildTabs').then(m => <m.PlaneBuildsTab />),
  },
});

export const buildExtensions = [buildsTab, projectBuildsTab, planeBuildsTab];
