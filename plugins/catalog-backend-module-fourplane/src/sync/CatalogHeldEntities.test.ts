// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { CatalogHeldEntities } from './CatalogHeldEntities';

function component(
  name: string,
  annotations: Record<string, string> | undefined,
) {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, namespace: 'acme', annotations },
  };
}

describe('CatalogHeldEntities', () => {
  it('are what is ingested of this control plane, not what the portal has of its own', async () => {
    const of = (controlPlane: string, location: string) => ({
      'fourplane.dev/control-plane': controlPlane,
      'backstage.io/managed-by-location': location,
    });
    const held = CatalogHeldEntities.create({
      controlPlane: 'eu',
      catalog: catalogServiceMock({
        entities: [
          component('held', of('eu', 'fourplane:eu/component/acme/shop/held')),
          component('linked', of('eu', 'url:https://git.example/catalog.yaml')),
          component('other', of('us', 'fourplane:us/component/acme/shop/x')),
          component('plain', undefined),
        ],
      }),
      auth: mockServices.auth(),
    });
    const { signal } = new AbortController();
    expect([...(await held.refs({ signal }))]).toEqual(['component:acme/held']);
  });
});
