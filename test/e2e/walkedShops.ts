// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { resourceManifests, storeType } from '../integration/resourceManifests';
import { Shop, shopManifests } from '../integration/shopManifests';
import { siteType } from '../integration/siteType';

/** What the walk of deployments moves along its pipeline; it goes to the first environment by itself. */
export const walkedShop: Shop = {
  tenant: 'acme',
  project: 'walk',
  component: 'cart',
  title: 'Walked cart',
  image: 'registry.invalid/cart:1',
};

/** One that needs something said for every environment, so that it is promoted with it. */
export const askingShop: Shop = {
  ...walkedShop,
  component: 'asking',
  title: 'Asking cart',
  type: 'asking-site',
};

/** All there has to be before the walk. */
export function walkedManifests(): object[] {
  return [
    siteType(),
    siteType({ name: askingShop.type, asks: true }),
    ...shopManifests(walkedShop),
    ...shopManifests(askingShop),
    storeType(),
    ...resourceManifests(walkedShop, 'orders', 'walked'),
  ];
}
