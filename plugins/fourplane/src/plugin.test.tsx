// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  appTreeApiRef,
  createFrontendPlugin,
  PageBlueprint,
  useApi,
} from '@backstage/frontend-plugin-api';
import { renderTestApp } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import fourplanePlugin from '.';

function ExtensionIds() {
  const { nodes } = useApi(appTreeApiRef).getTree().tree;
  return (
    <ul aria-label="Extensions">
      {[...nodes.values()]
        .filter(({ spec }) => spec.plugin.pluginId === 'fourplane')
        .map(({ spec }) => (
          <li key={spec.id}>{spec.id}</li>
        ))}
    </ul>
  );
}

describe('fourplanePlugin', () => {
  // Portals configure extensions by these ids: changing one breaks them.
  it('has exactly the extensions its README lists', async () => {
    renderTestApp({
      features: [
        fourplanePlugin,
        createFrontendPlugin({
          pluginId: 'probe',
          extensions: [
            PageBlueprint.make({
              params: { path: '/', loader: async () => <ExtensionIds /> },
            }),
          ],
        }),
      ],
    });
    const list = await screen.findByRole('list', { name: 'Extensions' });
    const ids = within(list)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent)
      .sort();
    expect(ids).toEqual([
      'api:fourplane/client',
      'entity-card:fourplane/overview',
      'entity-content:fourplane/builds',
      'entity-content:fourplane/deploy',
      'entity-content:fourplane/environment-deployments',
      'entity-content:fourplane/logs',
      'entity-content:fourplane/metrics',
      'entity-content:fourplane/plane-builds',
      'entity-content:fourplane/project-builds',
      'entity-content:fourplane/project-deployments',
      'entity-content:fourplane/project-logs',
      'page:fourplane',
      'plugin-wrapper:fourplane',
    ]);
  });
});
