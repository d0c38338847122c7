// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { Entity } from '@backstage/catalog-model';
import type { ComponentType, ReactElement } from 'react';
import {
  EntityOpenChoreoBuildsContent,
  EntityOpenChoreoDataPlaneContent,
  EntityOpenChoreoObservabilityPlaneContent,
  EntityOpenChoreoDeployContent,
  EntityOpenChoreoEnvironmentDeploymentsContent,
  EntityOpenChoreoEnvironmentLogsContent,
  EntityOpenChoreoLogsContent,
  EntityOpenChoreoMetricsContent,
  EntityOpenChoreoPlaneBuildsContent,
  EntityOpenChoreoProjectBuildsContent,
  EntityOpenChoreoProjectDeploymentsContent,
  EntityOpenChoreoProjectLogsContent,
  EntityOpenChoreoResourceDeployContent,
  EntityOpenChoreoTenantLogsContent,
} from './extensions';
import {
  isOpenChoreoBuildPlane,
  isOpenChoreoComponent,
  isOpenChoreoEnvironment,
  isOpenChoreoProject,
  isOpenChoreoDataPlane,
  isOpenChoreoObservabilityPlane,
  isOpenChoreoResource,
  isOpenChoreoTenant,
} from './isOpenChoreo';

/** One tab of an entity's page. @public */
export interface OpenChoreoTab {
  /** Of the extension that does the same in the new frontend system, without `entity-content:fourplane/`. */
  readonly name: string;
  readonly path: string;
  readonly title: string;
  readonly if: (entity: Entity) => boolean;
  readonly content: ReactElement;
}

/** Every tab, where and for which entities it is in the new frontend system too. @public */
export const openChoreoTabs: readonly OpenChoreoTab[] = [
  {
    name: 'builds',
    path: '/builds',
    title: 'Builds',
    if: isOpenChoreoComponent,
    content: <EntityOpenChoreoBuildsContent />,
  },
  {
    name: 'project-builds',
    path: '/builds',
    title: 'Builds',
    if: isOpenChoreoProject,
    content: <EntityOpenChoreoProjectBuildsContent />,
  },
  {
    name: 'plane-builds',
    path: '/builds',
    title: 'Builds',
    if: isOpenChoreoBuildPlane,
    content: <EntityOpenChoreoPlaneBuildsContent />,
  },
  {
    name: 'deploy',
    path: '/deploy',
    title: 'Deploy',
    if: isOpenChoreoComponent,
    content: <EntityOpenChoreoDeployContent />,
  },
  {
    name: 'resource-deploy',
    path: '/deploy',
    title: 'Deploy',
    if: isOpenChoreoResource,
    content: <EntityOpenChoreoResourceDeployContent />,
  },
  {
    name: 'project-deployments',
    path: '/deploy',
    title: 'Deployments',
    if: isOpenChoreoProject,
    content: <EntityOpenChoreoProjectDeploymentsContent />,
  },
  {
    name: 'environment-deployments',
    path: '/deploy',
    title: 'Deployments',
    if: isOpenChoreoEnvironment,
    content: <EntityOpenChoreoEnvironmentDeploymentsContent />,
  },
  {
    name: 'logs',
    path: '/logs',
    title: 'Logs',
    if: isOpenChoreoComponent,
    content: <EntityOpenChoreoLogsContent />,
  },
  {
    name: 'project-logs',
    path: '/logs',
    title: 'Logs',
    if: isOpenChoreoProject,
    content: <EntityOpenChoreoProjectLogsContent />,
  },
  {
    name: 'environment-logs',
    path: '/logs',
    title: 'Logs',
    if: isOpenChoreoEnvironment,
    content: <EntityOpenChoreoEnvironmentLogsContent />,
  },
  {
    name: 'tenant-logs',
    path: '/logs',
    title: 'Logs',
    if: isOpenChoreoTenant,
    content: <EntityOpenChoreoTenantLogsContent />,
  },
  {
    name: 'metrics',
    path: '/metrics',
    title: 'Metrics',
    if: isOpenChoreoComponent,
    content: <EntityOpenChoreoMetricsContent />,
  },
  {
    name: 'data-plane',
    path: '/plane',
    title: 'Plane',
    if: isOpenChoreoDataPlane,
    content: <EntityOpenChoreoDataPlaneContent />,
  },
  {
    name: 'observability-plane',
    path: '/plane',
    title: 'Plane',
    if: isOpenChoreoObservabilityPlane,
    content: <EntityOpenChoreoObservabilityPlaneContent />,
  },
];

/** What {@link openChoreoRoutes} gives each route; an `EntityLayout.Route` takes it. @public */
export interface OpenChoreoRouteProps {
  readonly path: string;
  readonly title: string;
  readonly if: (entity: Entity) => boolean;
  readonly children: ReactElement;
}

/**
 * Every tab as children of an `EntityLayout`, for entities of any kind: `{openChoreoRoutes(EntityLayout.Route)}`.
 *
 * @public
 */
export function openChoreoRoutes(
  Route: ComponentType<OpenChoreoRouteProps>,
): ReactElement {
  return (
    <>
      {openChoreoTabs.map(tab => (
        <Route key={tab.name} path={tab.path} title={tab.title} if={tab.if}>
          {tab.content}
        </Route>
      ))}
    </>
  );
}
