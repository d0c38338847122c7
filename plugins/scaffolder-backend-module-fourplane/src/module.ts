// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import {
  Authorizer,
  controlPlanesServiceRef,
} from '@fourplane/plugin-fourplane-node';
import { createFourplaneActions } from './createFourplaneActions';

/** Lets software templates make and change what OpenChoreo runs. @public */
export const scaffolderModuleFourplane = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'fourplane',
  register(module) {
    module.registerInit({
      deps: {
        actions: scaffolderActionsExtensionPoint,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        controlPlanes: controlPlanesServiceRef,
        permissions: coreServices.permissions,
        userInfo: coreServices.userInfo,
      },
      async init({ actions, ...deps }) {
        actions.addActions(
          ...createFourplaneActions({
            ...deps,
            authorizer: Authorizer.create(deps),
            appBaseUrl: deps.config.getOptionalString('app.baseUrl'),
          }),
        );
      },
    });
  },
});
