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
import { readDefaultOwner, readTemplates } from './config';
import { fourplaneCatalogRules } from './permissions/rules';
import { CatalogHeldEntities } from './sync/CatalogHeldEntities';
import { EntitySync } from './sync/EntitySync';
import { addRetiredProviders } from './sync/addRetiredProviders';
import { providerNameOf } from './sync/providerNameOf';
import { RetiredEntityProvider } from './sync/RetiredEntityProvider';

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
        database: coreServices.database,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
      },
      async init(deps) {
        const { auth, catalog, lifecycle, logger, scheduler } = deps;
        const defaultOwner = readDefaultOwner(deps.config);
        const templates = readTemplates(deps.config);
        deps.permissionsRegistry.addPermissionRules(
          Object.values(fourplaneCatalogRules),
        );
        await addRetiredProviders(deps);
        for (const source of deps.controlPlanes.list()) {
          if (source.catalogMode === 'link') {
            // What was ingested before goes: the portal's own entities stand for it now.
            deps.processing.addEntityProvider(
              RetiredEntityProvider.create({
                providerName: providerNameOf(source.name),
                entities: 'go',
              }),
            );
            continue;
          }
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
            // What only reads could not do what they ask.
            templates: templates && source.writes !== 'off',
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
