// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { fourplanePermissions } from '@fourplane/plugin-fourplane-common';
import {
  Authorizer,
  controlPlanesServiceRef,
} from '@fourplane/plugin-fourplane-node';
import { LiveKeys } from './live/LiveKeys';
import { liveSecret } from './live/liveSecret';
import { LiveUpdates } from './live/LiveUpdates';
import { createRouter } from './router';
import { BuildIndex } from './routes/builds/BuildIndex';
import { createHandlers } from './routes/handlers';
import { PlaneLoads } from './routes/planes/PlaneLoads';
import { ProjectSummaries } from './routes/ProjectSummaries';

/** Serves the OpenChoreo pages: the routes of the contract and the live channel. @public */
export const fourplanePlugin = createBackendPlugin({
  pluginId: 'fourplane',
  register(env) {
    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        catalog: catalogServiceRef,
        controlPlanes: controlPlanesServiceRef,
        database: coreServices.database,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        signals: signalsServiceRef,
        userInfo: coreServices.userInfo,
      },
      async init(deps) {
        const { auditor, controlPlanes, httpAuth, logger, signals, userInfo } =
          deps;
        deps.permissionsRegistry.addPermissions(fourplanePermissions);

        const secret = await liveSecret(deps.database);
        const liveKeys = LiveKeys.create({ secret });
        const summaries = controlPlanes
          .list()
          .map(controlPlane => ProjectSummaries.create({ controlPlane }));
        const indexes = controlPlanes
          .list()
          .map(controlPlane => BuildIndex.create({ controlPlane }));
        const loads = controlPlanes
          .list()
          .map(controlPlane => PlaneLoads.create({ controlPlane }));
        const handlers = createHandlers({
          controlPlanes,
          indexes,
          loads,
          summaries,
        });
        const live = LiveUpdates.start({
          controlPlanes,
          handlers,
          signals,
          liveKeys,
          logger,
        });
        deps.lifecycle.addShutdownHook(() => {
          live.stop();
          summaries.forEach(summary => summary.stop());
          indexes.forEach(index => index.stop());
          loads.forEach(load => load.stop());
        });

        deps.httpRouter.use(
          createRouter({
            controlPlanes,
            handlers,
            auditor,
            authorizer: Authorizer.create(deps),
            httpAuth,
            liveKeys,
            logger,
            userInfo,
          }),
        );
      },
    });
  },
});
