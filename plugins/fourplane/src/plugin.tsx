// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  createFrontendPlugin,
  PluginWrapperBlueprint,
} from '@backstage/frontend-plugin-api';
import { RiStackLine } from '@remixicon/react';
import { apiExtensions } from './api/apiExtensions';
import { buildExtensions } from './builds/buildExtensions';
import { deploymentExtensions } from './deployments/deploymentExtensions';
import { fieldExtensions } from './fields/fieldExtensions';
import { logExtensions } from './logSearch/logExtensions';
import { metricExtensions } from './metrics/metricExtensions';
import { overviewExtensions } from './overview/overviewExtensions';
import { planeExtensions } from './planes/planeExtensions';
import {
  buildRouteRef,
  buildsRouteRef,
  deployRouteRef,
  openChoreoRouteRef,
  projectDeploymentsRouteRef,
  resourceDeployRouteRef,
} from './routes';

const wrapper = PluginWrapperBlueprint.make({
  params: define =>
    define({
      loader: () => import('./replyWrapper').then(m => m.replyWrapper),
    }),
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
    resourceDeploy: resourceDeployRouteRef,
    projectDeployments: projectDeploymentsRouteRef,
  },
  extensions: [
    ...apiExtensions,
    wrapper,
    ...planeExtensions,
    ...overviewExtensions,
    ...buildExtensions,
    ...deploymentExtensions,
    ...logExtensions,
    ...metricExtensions,
    ...fieldExtensions,
  ],
});
