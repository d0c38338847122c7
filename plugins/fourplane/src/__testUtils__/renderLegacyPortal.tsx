// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { createApp } from '@backstage/app-defaults';
import { AppRouter, FlatRoutes } from '@backstage/core-app-api';
import { createApiFactory } from '@backstage/core-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import {
  CatalogEntityPage,
  CatalogIndexPage,
  EntityLayout,
} from '@backstage/plugin-catalog';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { render } from '@testing-library/react';
import { MemoryRouter, Route } from 'react-router-dom';
import {
  EntityOpenChoreoOverviewCard,
  isOpenChoreoComponent,
  OpenChoreoPage,
  openChoreoRoutes,
} from '../legacy';

/** A portal of the legacy frontend system as its own files would be: the page, an entity page with card and tabs. */
export function renderLegacyPortal(options: {
  entities: readonly Entity[];
  path: string;
}) {
  const entityPage = (
    <EntityLayout>
      <EntityLayout.Route path="/" title="Overview">
        <EntityOpenChoreoOverviewCard />
      </EntityLayout.Route>
      {openChoreoRoutes(EntityLayout.Route)}
      <EntityLayout.Route path="/own" title="Own" if={isOpenChoreoComponent}>
        <p>The tab of the portal itself</p>
      </EntityLayout.Route>
    </EntityLayout>
  );
  const app = createApp({
    apis: [
      createApiFactory(
        catalogApiRef,
        catalogApiMock({ entities: [...options.entities] }),
      ),
    ],
    configLoader: async () => [
      {
        context: 'test',
        data: {
          app: { title: 'Portal', baseUrl: 'http://localhost:3000' },
          backend: { baseUrl: 'http://localhost:7007' },
        },
      },
    ],
    components: {
      Router: ({ children }) => (
        <MemoryRouter initialEntries={[options.path]}>{children}</MemoryRouter>
      ),
    },
  });
  const Root = app.createRoot(
    <AppRouter>
      <FlatRoutes>
        <Route path="/catalog" element={<CatalogIndexPage />} />
        <Route
          path="/catalog/:namespace/:kind/:name"
          element={<CatalogEntityPage />}
        >
          {entityPage}
        </Route>
        <Route path="/openchoreo" element={<OpenChoreoPage />} />
      </FlatRoutes>
    </AppRouter>,
  );
  return render(<Root />);
}
