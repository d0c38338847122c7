// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  createApiFactory,
  createPlugin,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { fourplaneApiRef } from '@fourplane/plugin-fourplane-react';
import { fourplaneClient } from '../api/fourplaneClient';
import {
  buildRouteRef,
  buildsRouteRef,
  deployRouteRef,
  openChoreoRouteRef,
  projectDeploymentsRouteRef,
  resourceDeployRouteRef,
} from '../routes';
import { replyCacheApiFactory } from './replyCacheApi';

/** The OpenChoreo plugin for the legacy frontend system. @public */
export const fourplanePlugin = createPlugin({
  id: 'fourplane',
  apis: [
    createApiFactory({
      api: fourplaneApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: fourplaneClient,
    }),
    replyCacheApiFactory,
  ],
  routes: {
    root: openChoreoRouteRef,
    builds: buildsRouteRef,
    build: buildRouteRef,
    deploy: deployRouteRef,
    resourceDeploy: resourceDeployRouteRef,
    projectDeployments: projectDeploymentsRouteRef,
  },
});
