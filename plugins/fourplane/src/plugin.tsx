// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  ApiBlueprint,
  createFrontendPlugin,
  fetchApiRef,
  PageBlueprint,
  PluginWrapperBlueprint,
} from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { fourplaneApiRef } from '@fourplane/plugin-fourplane-react';
import { RiStackLine } from '@remixicon/react';
import { lazyClient } from './api/lazyClient';
import { DEPLOY_PATH } from './deployments/deployPath';
import { entityOfKind } from './entityOfKind';
import {
  buildRouteRef,
  buildsRouteRef,
  deployRouteRef,
  openChoreoRouteRef,
} from './routes';

const api = ApiBlueprint.make({
  name: 'client',
  params: define =>
    define({
      api: fourplaneApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) =>
        lazyClient(async () => {
          const { createFourplaneClient } = await import('./api/client');
          return createFourplaneClient({ fetchApi });
        }),
    }),
});

const wrapper = PluginWrapperBlueprint.make({
  params: define =>
    define({
      loader: () => import('./replyWrapper').then(m => m.replyWrapper),
    }),
});

const page = PageBlueprint.make({
  params: {
    path: '/openchoreo',
    title: 'OpenChoreo',
    icon: <RiStackLine />,
    routeRef: openChoreoRouteRef,
    loader: () =>
      import('./planes/OpenChoreoPage').then(m => <m.OpenChoreoPage />),
  },
});

const overviewCard = EntityCardBlueprint.make({
  name: 'overview',
  params: {
    type: 'content',
    filter: entityOfKind('component', 'component'),
    loader: () =>
      import('./overview/OverviewCard').then(m => <m.OverviewCard />),
  },
});

const buildsTab = EntityContentBlueprint.make({
  name: 'builds',
  params: {
    path: '/builds',
    title: 'Builds',
    routeRef: buildsRouteRef,
    filter: entityOfKind('component', 'component'),
    loader: () => import('./builds/buildTabs').then(m => <m.BuildsTab />),
  },
});

const projectBuildsTab = EntityContentBlueprint.make({
  name: 'project-builds',
  params: {
    path: '/builds',
    title: 'Builds',
    filter: entityOfKind('system', 'project'),
    loader: () =>
      import('./builds/buildTabs').then(m => <m.ProjectBuildsTab />),
  },
});

const planeBuildsTab = EntityContentBlueprint.make({
  name: 'plane-builds',
  params: {
    path: '/builds',
    title: 'Builds',
    filter: entityOfKind('resource', 'buildPlane'),
    loader: () => import('./builds/buildTabs').then(m => <m.PlaneBuildsTab />),
  },
});

const deployTab = EntityContentBlueprint.make({
  name: 'deploy',
  params: {
    path: DEPLOY_PATH,
    title: 'Deploy',
    routeRef: deployRouteRef,
    filter: entityOfKind('component', 'component'),
    loader: () => import('./deployments/DeployTab').then(m => <m.DeployTab />),
  },
});

const logsTab = EntityContentBlueprint.make({
  name: 'logs',
  params: {
    path: '/logs',
    title: 'Logs',
    filter: entityOfKind('component', 'component'),
    loader: () => import('./logSearch/logTabs').then(m => <m.LogsTab />),
  },
});

const projectLogsTab = EntityContentBlueprint.make({
  name: 'project-logs',
  params: {
    path: '/logs',
    title: 'Logs',
    filter: entityOfKind('system', 'project'),
    loader: () => import('./logSearch/logTabs').then(m => <m.ProjectLogsTab />),
  },
});

const metricsTab = EntityContentBlueprint.make({
  name: 'metrics',
  params: {
    path: '/metrics',
    title: 'Metrics',
    filter: entityOfKind('component', 'component'),
    loader: () => import('./metrics/MetricsTab').then(m => <m.MetricsTab />),
  },
});

const projectDeploymentsTab = EntityContentBlueprint.make({
  name: 'project-deployments',
  params: {
    path: DEPLOY_PATH,
    title: 'Deployments',
    filter: entityOfKind('system', 'project'),
    loader: () =>
      import('./deployments/matrix/matrixTabs').then(m => (
        <m.ProjectDeploymentsTab />
      )),
  },
});

const environmentDeploymentsTab = EntityContentBlueprint.make({
  name: 'environment-deployments',
  params: {
    path: DEPLOY_PATH,
    title: 'Deployments',
    filter: entityOfKind('resource', 'environment'),
    loader: () =>
      import('./deployments/matrix/matrixTabs').then(m => (
        <m.EnvironmentDeploymentsTab />
      )),
  },
});

/** The OpenChoreo plugin. @public */
export const fourplanePlugin = createFrontendPlugin({
  pluginId: 'fourplane',
  title: 'OpenChoreo',
  icon: <RiStackLine />,
  info: { packageJson: () => import('../package.json') },
  routes: {
    root: openChoreoRouteRef,
    builds: buildsRouteRef,
    build: buildRouteRef,
    deploy: deployRouteRef,
  },
  extensions: [
    api,
    wrapper,
    page,
    overviewCard,
    buildsTab,
    projectBuildsTab,
    planeBuildsTab,
    deployTab,
    logsTab,
    projectLogsTab,
    metricsTab,
    projectDeploymentsTab,
    environmentDeploymentsTab,
  ],
});
