// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { UserInfoService } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { Authorizer, ControlPlanes } from '@fourplane/plugin-fourplane-node';

/** What template actions work with. @public */
export interface ActionServices {
  readonly controlPlanes: ControlPlanes;
  readonly authorizer: Authorizer;
  readonly catalog: Pick<CatalogService, 'getEntityByRef'>;
  readonly userInfo: Pick<UserInfoService, 'getUserInfo'>;
  /** Where the portal is, for links; without it there are none. */
  readonly appBaseUrl?: string;
  readonly patience?: Partial<Patience>;
}

/** How long is waited, in seconds. @public */
export interface Patience {
  /** For a failure to pass by itself. */
  readonly grace: number;
  /** For the catalog to show a new entity. */
  readonly listing: number;
  /** For a thing to come into the catalog before it counts as hidden. */
  readonly appearing: number;
}

/** How long is waited where nothing else is said. */
export const usualPatience: Patience = {
  grace: 15,
  listing: 60,
  appearing: 10,
};
