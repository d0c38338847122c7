// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  createComponentExtension,
  createRoutableExtension,
} from '@backstage/core-plugin-api';
import type { ComponentType } from 'react';
import {
  buildsRouteRef,
  deployRouteRef,
  openChoreoRouteRef,
  projectDeploymentsRouteRef,
  resourceDeployRouteRef,
} from '../routes';
import { lazily } from './lazily';
import { fourplanePlugin } from './plugin';

function content(name: string, load: () => Promise<ComponentType>) {
  return fourplanePlugin.provide(
    createComponentExtension({ name, component: { lazy: lazily(load) } }),
  );
}

/** The page of the platform. @public */
export const OpenChoreoPage = fourplanePlugin.provide(
  createRoutableExtension({
    name: 'OpenChoreoPage',
    component: lazily(() =>
      import('./LegacyOpenChoreoPage').then(m => m.LegacyOpenChoreoPage),
    ),
    mountPoint: openChoreoRouteRef,
  }),
);

/** On a component's overview: is it all right? @public */
export const EntityOpenChoreoOverviewCard = content(
  'EntityOpenChoreoOverviewCard',
  () => import('../overview/OverviewCard').then(m => m.OverviewCard),
);

/** The builds of a component, each with its run below it. @public */
export const EntityOpenChoreoBuildsContent = fourplanePlugin.provide(
  createRoutableExtension({
    name: 'EntityOpenChoreoBuildsContent',
    component: lazily(() =>
      import('../builds/buildTabs').then(m => m.BuildsTab),
    ),
    mountPoint: buildsRouteRef,
  }),
);

/** The builds of all components of a project. @public */
export const EntityOpenChoreoProjectBuildsContent = content(
  'EntityOpenChoreoProjectBuildsContent',
  () => import('../builds/buildTabs').then(m => m.ProjectBuildsTab),
);

/** All that runs on a build plane. @public */
export const EntityOpenChoreoPlaneBuildsContent = content(
  'EntityOpenChoreoPlaneBuildsContent',
  () => import('../builds/buildTabs').then(m => m.PlaneBuildsTab),
);

/** What of a component runs where, how it does and why. @public */
export const EntityOpenChoreoDeployContent = fourplanePlugin.provide(
  createRoutableExtension({
    name: 'EntityOpenChoreoDeployContent',
    component: lazily(() =>
      import('../deployments/DeployTab').then(m => m.DeployTab),
    ),
    mountPoint: deployRouteRef,
  }),
);

/** What of a managed resource runs where, how it does and why. @public */
export const EntityOpenChoreoResourceDeployContent = fourplanePlugin.provide(
  createRoutableExtension({
    name: 'EntityOpenChoreoResourceDeployContent',
    component: lazily(() =>
      import('../deployments/DeployTab').then(m => m.DeployTab),
    ),
    mountPoint: resourceDeployRouteRef,
  }),
);

/** Which release of what of a project runs where. @public */
export const EntityOpenChoreoProjectDeploymentsContent =
  fourplanePlugin.provide(
    createRoutableExtension({
      name: 'EntityOpenChoreoProjectDeploymentsContent',
      component: lazily(() =>
        import('../deployments/matrix/matrixTabs').then(
          m => m.ProjectDeploymentsTab,
        ),
      ),
      mountPoint: projectDeploymentsRouteRef,
    }),
  );

/** What runs in an environment. @public */
export const EntityOpenChoreoEnvironmentDeploymentsContent = content(
  'EntityOpenChoreoEnvironmentDeploymentsContent',
  () =>
    import('../deployments/matrix/matrixTabs').then(
      m => m.EnvironmentDeploymentsTab,
    ),
);

/** Searches what a component wrote. @public */
export const EntityOpenChoreoLogsContent = content(
  'EntityOpenChoreoLogsContent',
  () => import('../logSearch/logTabs').then(m => m.LogsTab),
);

/** Searches what the components of a project wrote. @public */
export const EntityOpenChoreoProjectLogsContent = content(
  'EntityOpenChoreoProjectLogsContent',
  () => import('../logSearch/logTabs').then(m => m.ProjectLogsTab),
);

/** Searches what all that runs in an environment wrote. @public */
export const EntityOpenChoreoEnvironmentLogsContent = content(
  'EntityOpenChoreoEnvironmentLogsContent',
  () => import('../logSearch/logTabs').then(m => m.EnvironmentLogsTab),
);

/** Searches what all that a tenant runs wrote. @public */
export const EntityOpenChoreoTenantLogsContent = content(
  'EntityOpenChoreoTenantLogsContent',
  () => import('../logSearch/logTabs').then(m => m.TenantLogsTab),
);

/** What a component uses and how fast it answers, over time. @public */
export const EntityOpenChoreoMetricsContent = content(
  'EntityOpenChoreoMetricsContent',
  () => import('../metrics/MetricsTab').then(m => m.MetricsTab),
);

/** What a data plane carries, what is in trouble there, and what its cluster has. @public */
export const EntityOpenChoreoDataPlaneContent = content(
  'EntityOpenChoreoDataPlaneContent',
  () => import('../planes/dataPlane/DataPlaneTab').then(m => m.DataPlaneTab),
);

/** How fresh an observability plane is, what it holds and of which planes. @public */
export const EntityOpenChoreoObservabilityPlaneContent = content(
  'EntityOpenChoreoObservabilityPlaneContent',
  () =>
    import('../planes/observabilityPlane/ObservabilityPlaneTab').then(
      m => m.ObservabilityPlaneTab,
    ),
);
