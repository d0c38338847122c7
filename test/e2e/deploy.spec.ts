// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { expect, Locator, Page, test } from '@playwright/test';
import { touchReleases } from '../integration/eventually';
import { testTarget } from '../testTarget';
import {
  controlPlane,
  expectAccessible,
  picture,
  signIn,
  useTheme,
} from './portal';
import { askingShop, walkedManifests, walkedShop } from './walkedShops';

const API_VERSION = 'openchoreo.dev/v1alpha1';
const isOnCluster = testTarget() === 'cluster';
const onSandboxOnly = 'The demo runs on the sandbox alone';
/** Pods take their time, and the real controllers look at what has changed only now and then. */
const SOON = 60_000;

const deployTab = (component: string, environment: string) =>
  `/catalog/acme/component/${component}/deploy?environment=${environment}`;
const walked = `${walkedShop.project}_${walkedShop.component}`;

test.describe.configure({ timeout: 180_000 });

/** Until the page shows it; OpenChoreo's controllers are made to look at their data plane meanwhile. */
async function soon(check: () => Promise<void>) {
  await expect(async () => {
    if (isOnCluster) {
      const client = controlPlane();
      await touchReleases(client, `${Date.now()}`);
      await client.close();
    }
    await check();
  }).toPass({ timeout: SOON, intervals: [200] });
}

const cardOf = (page: Page, environment: string) =>
  page
    .getByRole('list', { name: 'Environments in promotion order' })
    .getByRole('listitem')
    .filter({ has: page.getByRole('link', { name: environment, exact: true }) })
    .last();

/** Until an environment's card says all of these words. */
const shows = (page: Page, environment: string, ...words: string[]) =>
  soon(async () => {
    for (const word of words) {
      await expect(cardOf(page, environment)).toContainText(word, {
        timeout: 1_500,
      });
    }
  });

const panelOf = (page: Page, environment: string) =>
  page.getByRole('region', { name: `${environment} in detail` });

/** Selects an environment and opens what is done there, up to what would change. */
async function open(page: Page, environment: string, action: string) {
  await cardOf(page, environment)
    .getByRole('link', { name: environment, exact: true })
    .click();
  await panelOf(page, environment)
    .getByRole('button', { name: action, exact: true })
    .click();
  return page.getByRole('dialog');
}

const confirm = (dialog: Locator, action: string) =>
  dialog.getByRole('button', { name: action, exact: true }).click();

/** Does it once what would change has been shown. */
async function act(page: Page, environment: string, action: string) {
  const dialog = await open(page, environment, action);
  await expect(
    dialog.getByRole('list', { name: 'What changes' }),
  ).toBeVisible();
  await confirm(dialog, action);
  await expect(dialog).toBeHidden();
}

/** Shows what a filled-in form would change. */
async function seeChanges(dialog: Locator) {
  await dialog.getByRole('button', { name: 'Show what changes' }).click();
  await expect(
    dialog.getByRole('list', { name: 'What changes' }),
  ).toBeVisible();
}

test.describe('deployments, to a developer', () => {
  test.beforeAll(async () => {
    const client = controlPlane();
    await client.apply(walkedManifests());
    await client.close();
  });

  test.beforeEach(({ page }) => signIn(page, 'Dana'));

  test('are promoted through three environments, rolled back, undeployed and resumed', async ({
    page,
  }) => {
    await soon(async () => {
      await page.goto(deployTab(walked, 'development'));
      await expect(cardOf(page, 'Development')).toBeVisible({ timeout: 5_000 });
    });
    await shows(page, 'Development', 'Ready', 'cart:1');
    await act(page, 'Development', 'Promote to Staging');
    await shows(page, 'Staging', 'cart:1', 'by dana');
    await act(page, 'Staging', 'Promote to Production');
    await shows(page, 'Production', 'Ready', 'cart:1', 'by dana');

    const client = controlPlane();
    await client.mergePatch(
      API_VERSION,
      'Workload',
      walkedShop.tenant,
      `${walkedShop.component}-workload`,
      { spec: { container: { image: 'registry.invalid/cart:2' } } },
    );
    await client.close();
    await shows(page, 'Development', 'cart:2');
    await shows(page, 'Staging', '1 release behind Development');
    await act(page, 'Staging', 'Deploy a release');
    await shows(page, 'Staging', 'cart:2');
    await act(page, 'Staging', 'Roll back');
    await shows(page, 'Staging', 'Ready', 'cart:1');

    await act(page, 'Production', 'Undeploy');
    await shows(page, 'Production', 'Undeployed on purpose');
    await act(page, 'Production', 'Resume');
    await shows(page, 'Production', 'Ready', 'cart:1');

    for (const theme of ['light', 'dark'] as const) {
      await useTheme(page, theme);
      await shows(page, 'Production', 'Ready');
      await expect(panelOf(page, 'Production')).toContainText('main: ready');
      await expectAccessible(page, 'main');
      await picture(page, `deploy-${theme}`);
    }
    await open(page, 'Production', 'Configure');
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText('replicas')).toBeVisible();
    await expectAccessible(page, '[role="dialog"]');
    await picture(page, 'deploy-configure');
  });

  test('that need something where they are promoted to ask for it, and a conflict leaves everything as it was', async ({
    page,
  }) => {
    await soon(async () => {
      await page.goto(
        deployTab(
          `${askingShop.project}_${askingShop.component}`,
          'development',
        ),
      );
      await expect(
        panelOf(page, 'Development').getByRole('button', {
          name: 'Promote to Staging',
        }),
      ).toBeEnabled({ timeout: 5_000 });
    });
    const asking = await open(page, 'Development', 'Promote to Staging');
    await expect(asking.getByRole('status').first()).toContainText(
      'This has to be set for Staging first: componentType.replicas',
    );
    const promote = asking.getByRole('button', { name: 'Promote to Staging' });
    await expect(promote).toBeDisabled();
    await asking.getByRole('textbox', { name: /replicas/i }).fill('1');
    await expectAccessible(page, '[role="dialog"]');
    await picture(page, 'deploy-asking');
    await seeChanges(asking);
    await promote.click();
    await expect(asking).toBeHidden();
    await shows(page, 'Staging', 'Ready', 'cart:1', 'by dana');

    // Two writers at the very same moment cannot be had on demand: the answer to the second is the backend's own.
    await page.route('**/restart', async route => {
      if (route.request().postDataJSON().dryRun) {
        await route.continue();
      } else {
        await route.fulfill({
          status: 409,
          json: {
            error: {
              name: 'RefusedError',
              message: 'The deployment has changed meanwhile',
              issues: [
                { path: '', message: 'The deployment has changed meanwhile' },
              ],
            },
            response: { statusCode: 409 },
          },
        });
      }
    });
    await page.goto(deployTab(walked, 'development'));
    const dialog = await open(page, 'Development', 'Restart');
    await expect(
      dialog.getByRole('list', { name: 'What changes' }),
    ).toBeVisible();
    await confirm(dialog, 'Restart');
    await expect(dialog.getByRole('alert')).toContainText('changed meanwhile');
    await expect(
      dialog.getByRole('button', { name: 'Restart', exact: true }),
    ).toBeDisabled();
    await page.unroute('**/restart');
    await dialog.getByRole('button', { name: 'Look again' }).click();
    await confirm(dialog, 'Restart');
    await expect(dialog).toBeHidden();
  });

  test('of a managed resource are made with what it needs, promoted and undeployed', async ({
    page,
  }) => {
    const deploy = async (
      environment: string,
      action: string,
      size: string,
    ) => {
      const dialog = await open(page, environment, action);
      await dialog.getByRole('textbox', { name: /size/i }).fill(size);
      await seeChanges(dialog);
      await confirm(dialog, action);
      await expect(dialog).toBeHidden();
    };
    await soon(async () => {
      await page.goto(
        `/catalog/acme/resource/resource_${walkedShop.project}_orders/deploy`,
      );
      await expect(
        panelOf(page, 'Development').getByRole('button', {
          name: 'Deploy a release',
        }),
      ).toBeEnabled({ timeout: 5_000 });
    });
    await deploy('Development', 'Deploy a release', 'small');
    await shows(page, 'Development', 'Ready', 'by dana');
    await deploy('Development', 'Promote to Staging', 'medium');
    await shows(page, 'Staging', 'Ready', 'by dana');
    await cardOf(page, 'Staging')
      .getByRole('link', { name: 'Staging', exact: true })
      .click();
    await panelOf(page, 'Staging')
      .getByRole('tab', { name: 'Outputs' })
      .click();
    await expect(panelOf(page, 'Staging')).toContainText('size');
    await expectAccessible(page, 'main');
    await picture(page, 'deploy-resource');
    await act(page, 'Staging', 'Undeploy');
    await shows(page, 'Staging', 'Not deployed');

    await page.goto(`/catalog/acme/system/${walkedShop.project}/deploy`);
    const own = page.getByRole('row', { name: /own infrastructure/ });
    await expect(own).toBeVisible();
    await picture(page, 'deploy-matrix');
    await own
      .getByRole('link', { name: /^walk-/ })
      .first()
      .click();
    await expect(
      page.getByRole('link', { name: 'All deployments of this project' }),
    ).toBeVisible();
    await shows(page, 'Development', 'Ready');
    await expectAccessible(page, 'main');
  });

  test('lead from a pod in production to its build log and its commit', async ({
    page,
  }) => {
    test.skip(isOnCluster, onSandboxOnly);
    await page.goto(deployTab('storefront_cart-api', 'production'));
    const panel = panelOf(page, 'Production');
    await expect(
      panel.getByRole('row', { name: /cart-api-production/ }).first(),
    ).toBeVisible();
    await expect(
      panel.getByRole('link', { name: /^[0-9a-f]{8}/ }),
    ).toHaveAttribute('href', /^https:\/\/github\.com\/.+\/commit\/[0-9a-f]+$/);
    let clicks = 0;
    const click = async (locator: Locator) => {
      clicks += 1;
      await locator.click();
    };
    await click(panel.getByRole('link', { name: /cart-api-run/ }));
    await expect(page.getByRole('region', { name: /^Log of / })).toBeVisible();
    expect(clicks).toBeLessThanOrEqual(3);
  });
});
