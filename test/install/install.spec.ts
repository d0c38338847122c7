// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { expect, Page, test } from '@playwright/test';

const component = '/catalog/acme/component/storefront_web';
const builds = '/catalog/globex/component/analytics_report-builder/builds';
const ofHost = '/catalog/default/component/example-website';

/** Goes to a page as its guest; some portals ask first. */
async function visit(page: Page, path: string) {
  await page.goto(path);
  const enter = page.getByRole('button', { name: 'Enter' });
  const main = page.getByRole('main').or(page.locator('main')).first();
  await expect(enter.or(main).first()).toBeVisible();
  if (await enter.isVisible()) {
    await enter.click();
  }
  await expect(main).toBeVisible();
}

/** What breaks in a page, as the browser tells it. */
function breakages(page: Page): string[] {
  const told: string[] = [];
  page.on('pageerror', error => told.push(error.message));
  return told;
}

test('shows the planes', async ({ page }) => {
  const broken = breakages(page);
  await visit(page, '/openchoreo');
  await expect(page.getByText('Watching live')).toBeVisible();
  await expect(page.getByRole('row', { name: /Storefront/ })).toBeVisible();
  expect(broken).toEqual([]);
});

test('shows a component and what runs of it', async ({ page }) => {
  const broken = breakages(page);
  await visit(page, component);
  await visit(page, `${component}/deploy`);
  await expect(
    page.getByRole('list', { name: 'Environments in promotion order' }),
  ).toBeVisible();
  await visit(page, `${component}/logs`);
  await expect(page.getByRole('searchbox', { name: 'Text' })).toBeVisible();
  await visit(page, builds);
  await expect(
    page.getByRole('row', { name: /report-builder-run/ }),
  ).toBeVisible();
  expect(broken).toEqual([]);
});

test('shows a tenant and a project', async ({ page }) => {
  await visit(page, '/catalog/acme/domain/acme');
  await expect(page.getByText('Acme Retail').first()).toBeVisible();
  await visit(page, '/catalog/acme/system/storefront');
  await expect(page.getByText('Storefront').first()).toBeVisible();
});

test("leaves the portal's own entities alone", async ({ page }) => {
  const broken = breakages(page);
  await visit(page, ofHost);
  await expect(page.getByText('example-website').first()).toBeVisible();
  await expect(page.getByText('OpenChoreo', { exact: true })).toHaveCount(
    await page.getByRole('link', { name: 'OpenChoreo' }).count(),
  );
  await page.goto(`${ofHost}/deploy`);
  await expect(page.getByText('example-website').first()).toBeVisible();
  await expect(
    page.getByRole('list', { name: 'Environments in promotion order' }),
  ).toHaveCount(0);
  expect(broken).toEqual([]);
});
