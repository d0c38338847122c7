// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { Entity } from '@backstage/catalog-model';
import {
  mockApis,
  registerMswTestHooks,
  renderTestApp,
} from '@backstage/frontend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import type { JsonObject } from '@backstage/types';
import { screen } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import fourplanePlugin from '.';
import { openChoreoTabs } from './legacy';

const server = setupServer();

/** A thing of the portal's own, which none of ours is for. */
const own: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'own', namespace: 'acme' },
  spec: { type: 'library', owner: 'group:default/x', lifecycle: 'production' },
};
const page = '/catalog/acme/component/own';

function renderPortal(
  path: string,
  extensions: readonly JsonObject[] = [],
  plugin = fourplanePlugin,
) {
  return renderTestApp({
    features: [catalogPlugin, plugin],
    config: {
      app: { extensions: [...extensions] },
      backend: { baseUrl: 'http://localhost:7007' },
    },
    initialRouteEntries: [path],
    apis: [
      [catalogApiRef, catalogApiMock({ entities: [own] })],
      mockApis.permission(),
    ],
  });
}

const patience = [undefined, { timeout: 30_000 }] as const;
const filter = { kind: 'component' };

function tab(name: string, config: JsonObject): JsonObject {
  return { [`entity-content:fourplane/${name}`]: { config } };
}

describe('the configuration of the extensions', () => {
  registerMswTestHooks(server);
  beforeEach(() => {
    server.use(
      http.all('*/api/fourplane/*', () =>
        HttpResponse.json(
          {
            error: { name: 'NotAllowedError', message: 'no' },
            response: { statusCode: 403 },
          },
          { status: 403 },
        ),
      ),
    );
  });

  it('leaves the page of what is not ours as it was', async () => {
    renderPortal(page);
    expect(await screen.findByText('production', ...patience)).toBeVisible();
    const titles = openChoreoTabs.map(({ title }) => title);
    const links = screen
      .getAllByRole('link')
      .map(({ textContent }) => textContent);
    expect(links.filter(text => text && titles.includes(text))).toEqual([]);
  }, 60_000);

  it.each(openChoreoTabs)(
    'has path, title and filter of the tab $name',
    async ({ name }) => {
      renderPortal(`${page}/elsewhere`, [
        tab(name, { path: '/elsewhere', title: 'Renamed', filter }),
      ]);
      const link = await screen.findByRole('link', { name: 'Renamed' });
      expect(link).toHaveAttribute('href', `${page}/elsewhere`);
      // What a tab says of an entity that names nothing of ours: it is its content that is shown there.
      expect(
        await screen.findByText(/^This entity/, ...patience),
      ).toBeInTheDocument();
    },
    60_000,
  );

  it('has the group of tabs, and turns each of them off', async () => {
    const [off, ...on] = openChoreoTabs;
    const { unmount } = renderPortal(page, [
      { [`entity-content:fourplane/${off.name}`]: false },
      ...on.map(({ name }) =>
        tab(name, { path: `/${name}`, title: name, filter, group: false }),
      ),
    ]);
    for (const { name } of on) {
      expect(
        await screen.findByRole('link', { name }, patience[1]),
      ).toBeVisible();
    }
    expect(screen.queryByRole('link', { name: off.title })).toBeNull();
    unmount();
    renderPortal(
      page,
      on.map(({ name }) => tab(name, { filter, group: 'operation' })),
    );
    expect(await screen.findByText('Operation', ...patience)).toBeVisible();
  }, 120_000);

  it('has the filter of the card, and turns it off', async () => {
    const id = 'entity-card:fourplane/overview';
    const { unmount } = renderPortal(page, [{ [id]: { config: { filter } } }]);
    expect(
      await screen.findByText(/^This entity/, ...patience),
    ).toBeInTheDocument();
    unmount();
    renderPortal(page, [{ [id]: false }]);
    expect(await screen.findByText('production', ...patience)).toBeVisible();
    expect(screen.queryByText(/^This entity/)).toBeNull();
  }, 60_000);

  it('has path and title of the page', async () => {
    renderPortal('/platform', [
      {
        'page:fourplane': { config: { path: '/platform', title: 'Platform' } },
      },
    ]);
    expect(
      await screen.findByText(/fourplane\.control-plane\.read/, ...patience),
    ).toBeInTheDocument();
    expect(screen.getAllByText('Platform')[0]).toBeInTheDocument();
  }, 60_000);

  it('lets a portal put its own content in the place of ours', async () => {
    const logs = fourplanePlugin.getExtension('entity-content:fourplane/logs');
    const plugin = fourplanePlugin.withOverrides({
      extensions: [
        logs.override({
          params: {
            filter: () => true,
            loader: async () => <p>Where we keep our logs</p>,
          },
        }),
      ],
    });
    renderPortal(`${page}/logs`, [], plugin);
    expect(
      await screen.findByText('Where we keep our logs', ...patience),
    ).toBeVisible();
  }, 60_000);
});
