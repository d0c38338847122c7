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
import { openChoreoTabs } from './legacy';

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
  it('has exactly the extensions its README lists, and every tab in the legacy entry too', async () => {
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
      'api:fourplane/reply-cache',
      'entity-card:fourplane/overview',
      'entity-content:fourplane/builds',
      'entity-content:fourplane/data-plane',
      'entity-content:fourplane/deploy',
      'entity-content:fourplane/environment-deployments',
      'entity-content:fourplane/environment-logs',
      'entity-content:fourplane/logs',
      'entity-content:fourplane/metrics',
      'entity-content:fourplane/observability-plane',
      'entity-content:fourplane/plane-builds',
      'entity-content:fourplane/project-builds',
      'entity-content:fourplane/project-deployments',
      'entity-content:fourplane/project-logs',
      'entity-content:fourplane/resource-deploy',
      'entity-content:fourplane/tenant-logs',
      'page:fourplane',
      'plugin-wrapper:fourplane',
      'scaffolder-form-field:fourplane/environment-picker',
      'scaffolder-form-field:fourplane/name',
      'scaffolder-form-field:fourplane/project-picker',
      'scaffolder-form-field:fourplane/secret-picker',
      'scaffolder-form-field:fourplane/tenant-picker',
      'scaffolder-form-field:fourplane/type-picker',
      'scaffolder-form-field:fourplane/workflow-picker',
    ]);
    expect(
      openChoreoTabs
        .map(({ name }) => `entity-content:fourplane/${name}`)
        .sort(),
    ).toEqual(ids.filter(id => id?.startsWith('entity-content:')));
  });
});
