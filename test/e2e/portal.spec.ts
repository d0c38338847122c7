// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { expect, test } from '@playwright/test';
import {
  around,
  controlPlane,
  expectAccessible,
  picture,
  sandboxCommand,
  signIn,
  useTheme,
} from './portal';

const API_VERSION = 'openchoreo.dev/v1alpha1';

test.describe('a developer', () => {
  test.beforeEach(({ page }) => signIn(page, 'Dana'));

  test('finds her component in the catalog and sees which environment fails, and why', async ({
    page,
  }) => {
    await picture(page, 'catalog');
    await page.getByRole('link', { name: 'Cart', exact: true }).click();
    for (const theme of ['light', 'dark'] as const) {
      await useTheme(page, theme);
      const card = await around(
        page.getByRole('heading', { name: 'OpenChoreo' }),
        'card',
      );
      const content = page.locator(card);
      await expect(
        content.getByText(/^(Failed|Degraded)$/).first(),
      ).toBeVisible();
      await expect(content.getByText(/CrashLoopBackOff/).first()).toBeVisible();
      await expect(
        content.getByRole('link', { name: 'Staging', exact: true }),
      ).toBeVisible();
      await expect(content.getByText('0 of 2 ready')).toBeVisible();
      await expect(content.getByText('Production').first()).toBeVisible();
      await expectAccessible(page, card);
      await picture(page, `component-${theme}`);
    }
  });

  test('sees the card change without a reload when the control plane changes', async ({
    page,
  }) => {
    await page.goto('/catalog/acme/component/storefront_recommendations');
    const card = page.locator(
      await around(page.getByRole('heading', { name: 'OpenChoreo' }), 'card'),
    );
    await expect(card.getByText('Ready').first()).toBeVisible();
    const client = controlPlane();
    await client.mergePatch(
      API_VERSION,
      'ReleaseBinding',
      'acme',
      'recommendations-development',
      { spec: { state: 'Undeploy' } },
    );
    await client.close();
    await expect(card.getByText(/undeployed/i).first()).toBeVisible();
  });

  test('is told which permission another tenant and the control planes need', async ({
    page,
  }) => {
    await page.goto('/catalog/globex/component/analytics_events-api');
    await expect(page.getByText('fourplane.component.read')).toBeVisible();
    await picture(page, 'component-not-permitted');

    await page.goto('/openchoreo');
    await expect(page.getByText('fourplane.control-plane.read')).toBeVisible();
    await expect(
      page.getByRole('link', { name: 'Storefront' }).first(),
    ).toBeVisible();
    await expect(page.getByRole('link', { name: 'Analytics' })).toHaveCount(0);
    await picture(page, 'openchoreo-developer');
  });
});

test.describe('a platform engineer', () => {
  test.beforeEach(({ page }) => signIn(page, 'Piet'));

  test('sees what needs attention, every plane and every project', async ({
    page,
  }) => {
    await page.getByRole('link', { name: 'OpenChoreo' }).click();
    for (const theme of ['light', 'dark'] as const) {
      await useTheme(page, theme);
      const content = await around(
        page.getByRole('heading', { name: 'Platform' }),
        'page',
      );
      await expect(page.getByText('Watching live')).toBeVisible();
      await expect(
        page.getByRole('link', { name: 'Asia Southeast' }),
      ).toBeVisible();
      await expect(page.getByRole('row', { name: /Storefront/ })).toBeVisible();
      await expect(
        page.getByText('Everything you may see is all right.'),
      ).toHaveCount(0);
      await expectAccessible(page, content);
      await picture(page, `openchoreo-${theme}`);
    }
  });

  test('sees a new project appear and go without a reload', async ({
    page,
  }) => {
    await page.goto('/openchoreo');
    await expect(page.getByText('Watching live')).toBeVisible();
    const client = controlPlane();
    await client.apply({
      apiVersion: API_VERSION,
      kind: 'Project',
      metadata: {
        name: 'loyalty',
        namespace: 'acme',
        annotations: { 'openchoreo.dev/display-name': 'Loyalty' },
      },
      spec: {
        deploymentPipelineRef: { name: 'default' },
        type: { kind: 'ClusterProjectType', name: 'default' },
      },
    });
    await expect(page.getByRole('row', { name: /Loyalty/ })).toBeVisible();
    await client.delete(API_VERSION, 'Project', 'acme', 'loyalty');
    await client.close();
    await expect(page.getByRole('row', { name: /Loyalty/ })).toHaveCount(0);
  });

  test('sees an unreadable object as one row with its issues', async ({
    page,
  }) => {
    const client = controlPlane();
    await client.create({
      apiVersion: API_VERSION,
      kind: 'Component',
      metadata: { name: 'nothing-in-it', namespace: 'acme' },
    });
    await page.goto('/openchoreo');
    await expect(page.getByText('nothing-in-it').first()).toBeVisible();
    await expect(page.getByText(/spec/).first()).toBeVisible();
    await picture(page, 'openchoreo-unreadable');
    await client.delete(API_VERSION, 'Component', 'acme', 'nothing-in-it');
    await client.close();
    await expect(page.getByText('nothing-in-it')).toHaveCount(0);
  });

  test('sees an outage of the control plane, keeps what was known, and sees it end', async ({
    page,
  }) => {
    await page.goto('/openchoreo');
    await expect(page.getByText('Watching live')).toBeVisible();
    sandboxCommand('break', 'api', '--seconds', '8');
    await expect(page.getByText('Watching live')).toHaveCount(0);
    await expect(page.getByRole('row', { name: /Storefront/ })).toBeVisible();
    await picture(page, 'openchoreo-outage');
    // Until its API server is probed again there is a second one, beside what needs attention.
    await expect(page.getByText('Watching live')).toHaveCount(1, {
      timeout: 60_000,
    });
  });

  test('filters projects by keyboard alone, and the address keeps it', async ({
    page,
  }) => {
    await page.goto('/openchoreo');
    const search = page.getByRole('searchbox', { name: 'Search projects' });
    await search.focus();
    await page.keyboard.type('pay');
    await expect(page.getByRole('row', { name: /Payments/ })).toBeVisible();
    await expect(page.getByRole('row', { name: /Storefront/ })).toHaveCount(0);
    await expect(page).toHaveURL(/search=pay/);
    await page.reload();
    await expect(page.getByRole('row', { name: /Payments/ })).toBeVisible();
    await expect(page.getByRole('row', { name: /Storefront/ })).toHaveCount(0);
  });
});
