// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { Entity } from '@backstage/catalog-model';
import { featureFlagsApiRef } from '@backstage/core-plugin-api';
import {
  mockApis,
  registerMswTestHooks,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import {
  ScaffolderFieldExtensions,
  useCustomFieldExtensions,
  type FieldExtensionOptions,
} from '@backstage/plugin-scaffolder-react';
import {
  annotationsOf,
  type ModelRef,
} from '@fourplane/plugin-fourplane-common';
import { render, screen } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { buildPage, buildSummary } from '../__testUtils__/buildSamples';
import { answers } from '../__testUtils__/FourplaneServer';
import { renderLegacyPortal } from '../__testUtils__/renderLegacyPortal';
import { entity, overview, ref } from '../__testUtils__/samples';
import { fourplaneFields } from '../fields/fourplaneFields';
import {
  isOpenChoreoAvailable,
  isOpenChoreoComponent,
  isOpenChoreoProject,
  openChoreoFields,
  openChoreoTabs,
} from '.';

const server = setupServer();
const patience = [undefined, { timeout: 30_000 }] as const;

function entityOf(kind: string, name: string, standsFor: ModelRef): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: {
      name,
      namespace: 'acme',
      annotations: annotationsOf(standsFor),
    },
    spec: { owner: 'group:default/x', type: 'service' },
  };
}

const entities = [
  entity,
  entityOf('System', 'shop', ref('project', 'shop')),
  entityOf('Resource', 'environment_staging', ref('environment', 'staging')),
  entityOf('Resource', 'buildplane_west', ref('buildPlane', 'west')),
  entityOf('Resource', 'dataplane_edge', ref('dataPlane', 'edge')),
  entityOf('Resource', 'db', ref('resource', 'db', { project: 'shop' })),
  entityOf('Resource', 'eye', ref('observabilityPlane', 'eye')),
  entityOf('Domain', 'acme', {
    controlPlane: 'default',
    kind: 'tenant',
    name: 'acme',
  }),
];

/** The page of the entity that a tab is for. */
function pageFor(tab: (typeof openChoreoTabs)[number]): string {
  const { kind, metadata } = entities.find(tab.if)!;
  return `/catalog/acme/${kind.toLocaleLowerCase('en-US')}/${metadata.name}`;
}

describe('a portal of the legacy frontend system', () => {
  registerMswTestHooks(server);

  it('has the page of the platform, told by its permission where that is missing', async () => {
    server.use(everythingRefused());
    renderLegacyPortal({ entities, path: '/openchoreo' });
    expect(
      await screen.findByText(/fourplane\.control-plane\.read/, ...patience),
    ).toBeInTheDocument();
    expect(screen.getByText('OpenChoreo')).toBeInTheDocument();
  }, 60_000);

  it('has the card, and links from it to the tabs where they are mounted', async () => {
    server.use(answers('getComponentOverview', overview()));
    renderLegacyPortal({
      entities,
      path: '/catalog/acme/component/shop_greeter',
    });
    expect(
      await screen.findByRole(
        'link',
        { name: 'See the deployment: Development' },
        { timeout: 30_000 },
      ),
    ).toHaveAttribute(
      'href',
      '/catalog/acme/component/shop_greeter/deploy?environment=development',
    );
    expect(screen.getByRole('tab', { name: 'Own' })).toBeInTheDocument();
  }, 60_000);

  it('has the addresses below a tab, and a way back', async () => {
    server.use(answers('listBuilds', buildPage([buildSummary('greeter-7')])));
    renderLegacyPortal({
      entities,
      path: '/catalog/acme/component/shop_greeter/builds',
    });
    expect(
      await screen.findByRole('link', { name: /greeter-7/ }, patience[1]),
    ).toHaveAttribute(
      'href',
      '/catalog/acme/component/shop_greeter/builds/greeter-7',
    );
  }, 60_000);

  it.each(openChoreoTabs)(
    'shows the tab $name',
    async tab => {
      server.use(everythingRefused());
      renderLegacyPortal({ entities, path: `${pageFor(tab)}${tab.path}` });
      expect(
        (await screen.findAllByText(/fourplane\.[a-z.-]+/, ...patience))[0],
      ).toBeInTheDocument();
      expect(
        screen.getByRole('tab', { name: tab.title, selected: true }),
      ).toBeInTheDocument();
    },
    60_000,
  );
});

describe('the form fields', () => {
  it('are found among the fields of the scaffolder, each by its name', () => {
    function Names() {
      const fields = useCustomFieldExtensions<FieldExtensionOptions>(
        <ScaffolderFieldExtensions>
          {openChoreoFields()}
        </ScaffolderFieldExtensions>,
      );
      return <p>{fields.map(({ name }) => name).join(' ')}</p>;
    }
    render(
      <TestApiProvider apis={[[featureFlagsApiRef, mockApis.featureFlags()]]}>
        <Names />
      </TestApiProvider>,
    );
    expect(
      screen.getByText(
        Object.values(fourplaneFields)
          .map(({ name }) => name)
          .join(' '),
      ),
    ).toBeInTheDocument();
  });
});

describe('what tells entities apart', () => {
  it('asks for the annotations and the kind', () => {
    const plain = { ...entity, metadata: { name: 'x' } };
    expect(isOpenChoreoAvailable(plain)).toBe(false);
    expect(isOpenChoreoComponent(plain)).toBe(false);
    expect(entities.every(isOpenChoreoAvailable)).toBe(true);
    expect(entities.filter(isOpenChoreoComponent)).toEqual([entities[0]]);
    expect(entities.filter(isOpenChoreoProject)).toEqual([entities[1]]);
  });
});

function everythingRefused() {
  return http.all('*/api/fourplane/*', () =>
    HttpResponse.json(
      {
        error: { name: 'NotAllowedError', message: 'no' },
        response: { statusCode: 403 },
      },
      { status: 403 },
    ),
  );
}
