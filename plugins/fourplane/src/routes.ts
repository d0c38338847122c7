// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { createRouteRef, createSubRouteRef } from '@backstage/core-plugin-api';

/** The OpenChoreo page: control planes, planes and projects. @public */
export const openChoreoRouteRef = createRouteRef({ id: 'fourplane' });

/** The builds of the component whose page it is on. @public */
export const buildsRouteRef = createRouteRef({ id: 'fourplane.builds' });

/** One of these builds. @public */
export const buildRouteRef = createSubRouteRef({
  id: 'fourplane.build',
  parent: buildsRouteRef,
  path: '/:build',
});

/** What runs where of the component whose page it is on. @public */
export const deployRouteRef = createRouteRef({ id: 'fourplane.deploy' });

/** What runs where of the managed resource whose page it is on. @public */
export const resourceDeployRouteRef = createRouteRef({
  id: 'fourplane.resource-deploy',
});

/** What runs where of the project whose page it is on. @public */
export const projectDeploymentsRouteRef = createRouteRef({
  id: 'fourplane.project-deployments',
});
