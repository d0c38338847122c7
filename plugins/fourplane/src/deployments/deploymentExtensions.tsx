// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { entityOfKind } from '../entityOfKind';
import {
  deployRouteRef,
  projectDeploymentsRouteRef,
  resourceDeployRouteRef,
} from '../routes';
import { DEPLOY_PATH } from './deployPath';

const deployTab = EntityContentBlueprint.make({
  name: 'deploy',
  params: {
    path: DEPLOY_PATH,
    title: 'Deploy',
    routeRef: deployRouteRef,
    filter: entityOfKind('component', 'component'),
    loader: () => import('./DeployTab').then(m => <m.DeployTab />),
  },
});

const resourceDeployTab = EntityContentBlueprint.make({
  name: 'resource-deploy',
  params: {
    path: DEPLOY_PATH,
    title: 'Deploy',
    routeRef: resourceDeployRouteRef,
    filter: entityOfKind('resource', 'resource'),
    loader: () => import('./DeployTab').then(m => <m.DeployTab />),
  },
});

const projectDeploymentsTab = EntityContentBlueprint.make({
  name: 'project-deployments',
  params: {
    path: DEPLOY_PATH,
    title: 'Deployments',
    routeRef: projectDeploymentsRouteRef,
    filter: entityOfKind('system', 'project'),
    loader: () =>
      import('./matrix/matrixTabs').then(m => <m.ProjectDeploymentsTab />),
  },
});

const environmentDeploymentsTab = EntityContentBlueprint.make({
  name: 'environment-deployments',
  params: {
    path: DEPLOY_PATH,
    title: 'Deployments',
    filter: entityOfKind('resource', 'environment'),
    loader: () =>
      import('./matrix/matrixTabs').then(m => <m.EnvironmentDeploymentsTab />),
  },
});

export const deploymentExtensions = [
  deployTab,
  resourceDeployTab,
  projectDeploymentsTab,
  environmentDeploymentsTab,
];
