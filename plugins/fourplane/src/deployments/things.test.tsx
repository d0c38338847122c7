// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import {
  annotationsOf,
  type DeploymentMatrix,
  type ModelRef,
  type ThingDeployments,
} from '@fourplane/plugin-fourplane-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { toHaveNoViolations } from 'jest-axe';
import { setupServer } from 'msw/node';
import { environmentDeployment } from '../__testUtils__/deploySamples';
import { answers, answersTo, refuses } from '../__testUtils__/FourplaneServer';
import { renderEntityTab } from '../__testUtils__/renderEntityTab';
import { ready, RECENT, ref } from '../__testUtils__/samples';
import { wcagViolations } from '../__testUtils__/wcagViolations';

expect.extend(toHaveNoViolations);

const server = setupServer();

const inShop = { project: 'shop' };
const entityOf = (kind: string, name: string, of: ModelRef): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name, namespace: 'acme', annotations: annotationsOf(of) },
  spec: { owner: 'group:default/platform' },
});
const orders = ref('resource', 'orders', inShop);
const shop = ref('project', 'shop');
const shopEntity = entityOf('System', 'shop', shop);

const placed = {
  desired: 'active' as const,
  objects: [],
  urls: [],
  health: ready,
};

const ordersDeployments: ThingDeployments = {
  thing: { ref: orders, title: 'Orders database' },
  environments: [
    environmentDeployment('development', {
      deployment: {
        ...placed,
        ref: ref('resourceDeployment', 'orders-development', inShop),
        resource: orders,
        environment: ref('environment', 'development'),
        release: ref('resourceRelease', 'orders-2', inShop),
        outputs: [
          { name: 'url', from: 'value' },
          { name: 'password', from: 'secret' },
        ],
      },
      health: { ...ready, from: 'conditions' },
      release: { ref: ref('resourceRelease', 'orders-2', inShop) },
    }),
    environmentDeployment('staging'),
  ],
  releases: [
    {
      ref: ref('resourceRelease', 'orders-2', inShop),
      createdAt: RECENT,
      environments: [ref('environment', 'development')],
    },
    {
      ref: ref('resourceRelease', 'orders-1', inShop),
      createdAt: '2026-11-01T10:00:00Z',
      environments: [],
    },
  ],
  capabilities: ['releases', 'resources', 'writes'],
};

/** The deployments of whichever thing is asked for; anything else is a mistake. */
const only = (things: string, deployments: ThingDeployments) =>
  answersTo('getDeployments', async request => {
    expect(request.url).toContain(`/projects/shop/${things}/`);
    return deployments;
  });

describe('the Deploy tab of a managed resource', () => {
  registerMswTestHooks(server);

  const renderOrders = (path = '?environment=development') =>
    renderEntityTab({
      tab: 'resource-deploy',
      path,
      entity: entityOf('Resource', 'resource_shop_orders', orders),
    });

  it('says what runs where and what components can use of it, and offers what makes sense for it', async () => {
    server.use(only('resources/orders', ordersDeployments));
    const { container } = renderOrders();
    const panel = await screen.findByRole('region', {
      name: 'Development in detail',
    });
    const actions = within(panel).getByRole('group');
    expect(
      within(actions)
        .getAllByRole('button')
        .map(({ textContent }) => textContent),
    ).toEqual(['Deploy a release', 'Roll back', 'Configure', 'Undeploy']);
    await userEvent.click(within(panel).getByRole('tab', { name: 'Outputs' }));
    expect(
      await within(panel).findByText('What components can use of it'),
    ).toBeInTheDocument();
    expect(panel).toHaveTextContent('passwordin a secret on the data plane');
    expect(await wcagViolations(container)).toHaveNoViolations();
  });

  it('puts back one of its own releases', async () => {
    const asked: { to?: unknown; dryRun?: boolean }[] = [];
    server.use(
      only('resources/orders', ordersDeployments),
      answersTo('rollbackDeployment', async request => {
        asked.push(Object(await request.json()));
        return {
          state: 'checked' as const,
          changes: [],
          unchecked: [],
          issues: [],
        };
      }),
    );
    renderOrders();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Roll back' }),
    );
    await waitFor(() =>
      expect(asked).toMatchObject([
        { to: { kind: 'resourceRelease', name: 'orders-1' }, dryRun: true },
      ]),
    );
  });

  it('says what goes with it before it is undeployed', async () => {
    server.use(
      only('resources/orders', ordersDeployments),
      answersTo('undeployDeployment', async () => ({
        state: 'checked' as const,
        changes: [],
        unchecked: [],
        issues: [],
      })),
    );
    renderOrders();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Undeploy' }),
    );
    expect(
      await within(await screen.findByRole('dialog')).findByText(
        /what it keeps with it/,
      ),
    ).toBeInTheDocument();
  });

  it('says who may not see it', async () => {
    server.use(
      refuses('getDeployments', 403, {
        name: 'NotAllowedError',
        message: 'This needs the permission fourplane.component.read',
      }),
    );
    renderOrders();
    expect(
      await screen.findByText(/fourplane\.component\.read/),
    ).toBeInTheDocument();
  });
});

describe('a project’s own infrastructure', () => {
  registerMswTestHooks(server);

  const matrix: DeploymentMatrix = {
    environments: [
      {
        ref: ref('environment', 'development'),
        label: 'Development',
        environment: {
          ref: ref('environment', 'development'),
          isProduction: false,
          health: ready,
        },
        isOnPipeline: true,
      },
    ],
    rows: [
      {
        thing: { ref: shop, title: 'Shop' },
        entityRef: 'system:acme/shop',
        cells: [
          {
            ref: ref('environment', 'development'),
            deployment: ref('projectDeployment', 'shop-development', inShop),
            desired: 'active',
            health: { ...ready, from: 'conditions' },
            release: { ref: ref('projectRelease', 'shop-1', inShop) },
            urls: [],
          },
        ],
      },
      {
        thing: { ref: orders, type: 'postgres' },
        entityRef: 'resource:acme/resource_shop_orders',
        cells: [],
      },
    ],
  };

  it('has a row of its own in the project’s matrix, beside those of managed resources', async () => {
    server.use(answers('getProjectDeployments', matrix));
    renderEntityTab({
      tab: 'project-deployments',
      entity: shopEntity,
      beside: 'resource-deploy',
    });
    const row = await screen.findByRole('row', { name: /^Shop/ });
    expect(row).toHaveTextContent('the project’s own infrastructure');
    expect(within(row).getByRole('link', { name: 'shop-1' })).toHaveAttribute(
      'href',
      '/catalog/acme/system/shop/deploy?environment=development',
    );
    expect(
      screen.getByRole('link', { name: 'Deploy orders to Development' }),
    ).toHaveAttribute(
      'href',
      '/catalog/acme/resource/resource_shop_orders/deploy?environment=development',
    );
  });

  it('is shown on the same tab, with the way back to all of the project', async () => {
    server.use(
      answers('getProjectDeployments', matrix),
      only('infrastructure/shop', {
        thing: { ref: shop, title: 'Shop' },
        environments: [
          environmentDeployment('development', {
            deployment: {
              ...placed,
              ref: ref('projectDeployment', 'shop-development', inShop),
              project: shop,
              namespace: 'dp-acme-shop-development',
              environment: ref('environment', 'development'),
              release: ref('projectRelease', 'shop-1', inShop),
            },
          }),
        ],
        releases: [],
        capabilities: ['projectReleases', 'writes'],
      }),
    );
    renderEntityTab({
      tab: 'project-deployments',
      path: '?environment=development',
      entity: shopEntity,
    });
    const panel = await screen.findByRole('region', {
      name: 'Development in detail',
    });
    expect(panel).toHaveTextContent('dp-acme-shop-development');
    expect(
      within(panel)
        .getAllByRole('tab')
        .map(({ textContent }) => textContent),
    ).not.toContain('Endpoints');
    expect(
      within(panel).queryByRole('button', { name: /Undeploy|Restart/ }),
    ).not.toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('link', { name: 'All deployments of this project' }),
    );
    expect(
      await screen.findByRole('table', { name: 'Where it runs' }),
    ).toBeInTheDocument();
  });
});
