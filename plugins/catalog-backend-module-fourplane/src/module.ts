// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  catalogProcessingExtensionPoint,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { controlPlanesServiceRef } from '@fourplane/plugin-fourplane-node';
import { FourplaneEntityProvider } from './FourplaneEntityProvider';
import { readDefaultOwner } from './config';
import { fourplaneCatalogRules } from './permissions/rules';
import { CatalogHeldEntities } from './sync/CatalogHeldEntities';
import { EntitySync } from './sync/EntitySync';

/** Puts the projects, components, interfaces and planes of every configured control plane into the catalog. @public */
export const catalogModuleFourplane = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'fourplane',
  register(module) {
    module.registerInit({
      deps: {
        processing: catalogProcessingExtensionPoint,
        controlPlanes: controlPlanesServiceRef,
        catalog: catalogServiceRef,
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
      },
      async init(deps) {
        const { auth, catalog, lifecycle, logger, scheduler } = deps;
        const defaultOwner = readDefaultOwner(deps.config);
        deps.permissionsRegistry.addPermissionRules(
          Object.values(fourplaneCatalogRules),
        );
        for (const source of deps.controlPlanes.list()) {
          const { name } = source;
          const held = CatalogHeldEntities.create({
            controlPlane: name,
            catalog,
            auth,
          });
          const sync = EntitySync.create({
            source,
            held,
            defaultOwner,
            logger,
          });
          deps.processing.addEntityProvider(
            FourplaneEntityProvider.create({ sync }),
          );
          lifecycle.addShutdownHook(() => sync.stop());
          await scheduler.scheduleTask({
            id: `fourplane-reconcile-${name}`,
            scope: 'global',
            frequency: { minutes: 60 },
            initialDelay: { minutes: 60 },
            timeout: { minutes: 1 },
            fn: async () => sync.reconcile(),
          });
        }
      },
    });
  },
});
