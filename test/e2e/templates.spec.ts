// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { expect, test } from '@playwright/test';
import { picture, signIn } from './portal';

/** The sandbox starts pods at a natural pace. */
const RUNNING = { timeout: 60_000 };

test.describe('software templates, to a developer', () => {
  test.beforeEach(({ page }) => signIn(page, 'Dana'));

  test('lead from a form to a running service and its page', async ({
    page,
  }) => {
    await page.goto('/create');
    for (const title of [
      'Service from a Git repository',
      'Service from an image',
      'Web application',
      'Scheduled task',
      'Project',
      'Environment',
    ]) {
      await expect(
        page.getByRole('heading', { name: title, exact: true }),
      ).toBeVisible();
    }
    await picture(page, 'templates');

    await page.goto('/create/templates/default/openchoreo-service-from-image');
    const project = page.getByRole('combobox', { name: 'Project' });
    await project.fill('Storefront');
    await page
      .getByRole('option', { name: /storefront/i })
      .first()
      .click();
    await page.getByLabel('Name', { exact: false }).first().fill('Not A Name');
    await page.getByRole('button', { name: 'Next' }).click();
    await expect(
      page.getByText(/Use lower case letters/).first(),
    ).toBeVisible();
    await page.getByLabel('Name', { exact: false }).first().fill('wishlist');
    await page.getByRole('button', { name: 'Next' }).click();

    await page
      .getByLabel('Image', { exact: false })
      .fill('registry.invalid/w:1');
    await picture(page, 'templates-form');
    await page.getByRole('button', { name: 'Review' }).click();
    await page.getByRole('button', { name: 'Create' }).click();

    const link = page.getByRole('link', { name: 'Open the service' });
    await expect(link).toBeVisible(RUNNING);
    await picture(page, 'templates-done');
    await link.click();
    await expect(
      page.getByRole('heading', { name: /wishlist/ }).first(),
    ).toBeVisible();
  });
});
