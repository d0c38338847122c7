// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { expect, Page, test } from '@playwright/test';
import {
  controlPlane,
  expectAccessible,
  picture,
  signIn,
  useTheme,
} from './portal';

const API_VERSION = 'openchoreo.dev/v1alpha1';
/** The sandbox builds at a natural pace. */
const BUILT = { timeout: 150_000 };
const builds = '/catalog/acme/component/storefront_recommendations/builds';

/** Keeps pictures of a page as people have it: both themes, a narrow and a wide window. */
async function pictures(
  page: Page,
  name: string,
  isShown: () => Promise<void>,
) {
  for (const theme of ['light', 'dark'] as const) {
    await useTheme(page, theme);
    await isShown();
    await expectAccessible(page, 'main');
    await picture(page, `${name}-${theme}`);
  }
  await page.setViewportSize({ width: 900, height: 1000 });
  await page.reload();
  await isShown();
  await picture(page, `${name}-narrow`);
  await page.setViewportSize({ width: 1920, height: 1000 });
  await page.reload();
  await isShown();
  await picture(page, `${name}-wide`);
  await page.setViewportSize({ width: 1400, height: 1000 });
}

test.describe.configure({ timeout: 240_000 });

test.describe('builds, to a platform engineer', () => {
  test.beforeEach(({ page }) => signIn(page, 'Piet'));

  test('lead from the list to the failing line in one click', async ({
    page,
  }) => {
    await page.goto(
      '/catalog/globex/component/analytics_report-builder/builds',
    );
    const row = page.getByRole('row', { name: /report-builder-run/ });
    await expect(row).toContainText('Failed', BUILT);
    await expect(row).toContainText('build-image');
    await pictures(page, 'builds-failed', () => expect(row).toBeVisible());
    await row.getByRole('link').first().click();
    const log = page.getByRole('region', { name: 'Log of build-image' });
    const line = log.locator('[aria-selected="true"]');
    const isShown = () => expect(line).toBeInViewport();
    await isShown();
    await expect(line).toContainText(/error|fail/i);
    await pictures(page, 'run-failed', isShown);
    for (const tab of ['Parameters', 'Events', 'Result']) {
      await page.getByRole('tab', { name: tab }).click();
      await expect(page.getByRole('tabpanel')).toBeVisible();
      await expectAccessible(page, 'main');
      await picture(page, `run-${tab.toLowerCase()}`);
    }
  });
});

test.describe('builds, to a developer', () => {
  test.beforeEach(({ page }) => signIn(page, 'Dana'));

  test('are triggered once by a double click', async ({ page }) => {
    const client = controlPlane();
    const runs = async () =>
      (
        await client.list(API_VERSION, 'WorkflowRun', { namespace: 'acme' })
      ).filter(
        ({ metadata }) =>
          metadata.labels?.['openchoreo.dev/component'] === 'web',
      );
    const before = (await runs()).length;
    const asked: string[] = [];
    page.on('request', request => {
      if (
        request.method() === 'POST' &&
        new URL(request.url()).pathname.endsWith('/builds')
      ) {
        asked.push(request.url());
      }
    });
    await page.goto('/catalog/acme/component/storefront_web/builds');
    await page.getByRole('button', { name: 'Trigger build' }).click();
    const dialog = page.getByRole('dialog');
    await expect(
      dialog.getByRole('group', { name: 'Parameters' }),
    ).toBeVisible();
    await expectAccessible(page, '[role="dialog"]');
    await picture(page, 'trigger');
    await dialog
      .getByRole('button', { name: 'Trigger', exact: true })
      .dblclick();
    await expect(page.getByRole('list', { name: 'Steps' })).toBeVisible();
    // a second request with the first one's key would make no second run, and still be one too many
    expect(asked).toHaveLength(1);
    expect((await runs()).length).toBe(before + 1);
    await client.close();
  });

  test('are followed while they run', async ({ page }) => {
    await page.goto(builds);
    const row = page.getByRole('row', { name: /recommendations-run/ }).first();
    await expect(row).toContainText('Running');
    await row.getByRole('link').first().click();
    const steps = page.getByRole('list', { name: 'Steps' });
    await expect(steps).toContainText('build-imageRunning');
    const log = page.getByRole('region', { name: 'Log of build-image' });
    await expect(log).toContainText('Following');
    // For one of the whole page the window grows and shrinks, which may look as if the reader had scrolled.
    await picture(page, 'run-running', { fullPage: false });
    const client = controlPlane();
    await client.mergePatch(
      API_VERSION,
      'WorkflowRun',
      'acme',
      'recommendations-run-b27d4f60',
      {
        metadata: { annotations: { 'sandbox.fourplane.dev/hold-step': null } },
      },
    );
    await client.close();
    await expect(
      page.getByRole('region', { name: 'Log of publish-image' }),
    ).toBeVisible(BUILT);
    await expect(steps).toContainText('build-imageSucceeded');
    await expect(steps).toContainText('publish-imageSucceeded', BUILT);
  });
});
