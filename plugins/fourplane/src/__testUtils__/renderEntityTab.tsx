// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { Entity } from '@backstage/catalog-model';
import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import { signalApiRef } from '@backstage/plugin-signals-react';
import fourplanePlugin from '..';
import { catalogPages } from './catalogPages';
import { FakeSignals } from './FakeSignals';
import { entity as greeter } from './samples';

/** Where {@link renderEntityTab} puts the tab. */
export const TAB = '/entity';

/** One tab of an entity's page, with addresses below it. */
export function renderEntityTab(options: {
  /** Without `entity-content:fourplane/`. */
  tab: string;
  /** Below {@link TAB}, with its query. */
  path?: string;
  entity?: Entity;
  signals?: FakeSignals;
  /** Another tab that the portal has, on entities' own pages: the tab is there too then, instead of on {@link TAB}. */
  beside?: string;
}) {
  const { tab, path = '', entity = greeter, signals, beside } = options;
  const tabOf = (name: string) =>
    fourplanePlugin.getExtension(`entity-content:fourplane/${name}` as never);
  const { namespace, name } = entity.metadata;
  const page = beside
    ? {
        pattern: '/catalog/:namespace/:kind/:name',
        root: `/catalog/${namespace}/${entity.kind.toLocaleLowerCase(
          'en-US',
        )}/${name}`,
      }
    : { pattern: TAB, root: TAB };
  return renderTestApp({
    features: beside ? [] : [catalogPages],
    extensions: [
      createTestEntityPage({ entity }),
      tabOf(tab),
      ...(beside ? [tabOf(beside)] : []),
      fourplanePlugin.getExtension('api:fourplane/client'),
      fourplanePlugin.getExtension('plugin-wrapper:fourplane'),
    ],
    config: {
      backend: { baseUrl: 'http://localhost:7007' },
      app: {
        extensions: [
          { 'page:test/test-entity': { config: { path: page.pattern } } },
        ],
      },
    },
    initialRouteEntries: [`${page.root}${path}`],
    apis: [[signalApiRef, signals ?? new FakeSignals()], mockApis.permission()],
  });
}
