// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { BrowserContext, expect, Page, test } from '@playwright/test';
import { expectAccessible, picture, signIn } from './portal';

/** Pods start at a natural pace, a build takes its time, and all forms are filled in at once. */
const DONE = { timeout: 120_000 };
const CANARY = 'canary-9c41.v4lue';

interface Generation {
  readonly name: string;
  /** As the portal names it. */
  readonly controlPlane: string;
  readonly tenant: string;
  /** Title of a data plane. */
  readonly dataPlane: RegExp;
}

const isOnCluster = process.env.E2E_TARGET === 'cluster';
const all: readonly Generation[] = [
  {
    name: 'v1.2',
    controlPlane: 'default',
    tenant: 'acme',
    dataPlane: /default/i,
  },
  {
    name: 'v0.3',
    controlPlane: 'v03',
    tenant: 'default',
    dataPlane: /default/i,
  },
  {
    name: 'v0.2',
    controlPlane: 'v02',
    tenant: 'initech',
    dataPlane: /us.east/i,
  },
];

/** A template's form in a page of its own. */
async function open(context: BrowserContext, template: string): Promise<Page> {
  const page = await context.newPage();
  // Who one is, a page keeps for itself.
  await signIn(page, 'Piet');
  await page.goto(`/create/templates/default/openchoreo-${template}`);
  return page;
}

/** Chooses what the picker offers, once it does. */
async function choose(page: Page, label: string, option: RegExp | string) {
  const picker = page.getByRole('combobox', { name: label });
  // What the form is drawn with is loaded with the first one.
  await expect(picker).toBeEnabled({ timeout: 60_000 });
  await picker.click();
  await page.getByRole('option', { name: option }).first().click();
}

async function next(page: Page) {
  await page.getByRole('button', { name: 'Next' }).click();
}

/** Begins the task; resolves once it has ended well, on the page of what it made. */
async function create(page: Page, link: string, heading: RegExp) {
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByRole('button', { name: 'Create' }).click();
  const made = page.getByRole('link', { name: link });
  await expect(made).toBeVisible(DONE);
  await made.click();
  await expect(
    page.getByRole('heading', { name: heading }).first(),
  ).toBeVisible();
}

/** The component's card says that it is all right. */
async function expectReady(page: Page) {
  const card = page.locator('.bui-Card', {
    has: page.getByRole('heading', { name: 'OpenChoreo' }),
  });
  await expect(card.getByText('Ready').first()).toBeVisible(DONE);
}

/** A component's first page of its form, whatever its type. */
async function about(page: Page, project: string, name: string) {
  await choose(page, 'Project', project);
  await page
    .getByRole('textbox', { name: 'Name', exact: false })
    .first()
    .fill(name);
  await expect(page.getByText('This name is free.')).toBeVisible();
  await next(page);
}

for (const { name, controlPlane, tenant, dataPlane } of isOnCluster
  ? all.slice(0, 1)
  : all) {
  test(`every template leads to something that is ready on OpenChoreo ${name}`, async ({
    context,
  }) => {
    test.setTimeout(300_000);
    const inTenant = isOnCluster ? tenant : `${controlPlane}/${tenant}`;
    // A title stands before the names, where there is one.
    const project = `${inTenant}/walked`;
    const projectForm = await open(context, 'project');
    await choose(projectForm, 'Tenant', new RegExp(`${inTenant}\\b`));
    await projectForm
      .getByRole('textbox', { name: 'Name', exact: false })
      .first()
      .fill('walked');
    await expect(projectForm.getByText('This name is free.')).toBeVisible();
    await create(projectForm, 'Open the project', /walked/);
    await projectForm.close();

    const image = async () => {
      const form = await open(context, 'service-from-image');
      await about(form, project, 'shade');
      await form.getByLabel('Image').fill('registry.invalid/shade:1');
      await expect(
        form.getByRole('combobox', { name: 'Environment' }),
      ).toHaveValue(/development/i);
      await expectAccessible(form, 'form');
      await picture(form, `templates-${name}`);
      await create(form, 'Open the service', /shade/);
      await expectReady(form);
    };
    const web = async () => {
      const form = await open(context, 'web-application');
      await about(form, project, 'site');
      await form.getByLabel('Image').fill('registry.invalid/site:1');
      await create(form, 'Open the application', /site/);
      await expectReady(form);
    };
    const task = async () => {
      const form = await open(context, 'scheduled-task');
      await about(form, project, 'sweep');
      await form.getByLabel('Image').fill('registry.invalid/sweep:1');
      await create(form, 'Open the task', /sweep/);
      await expectReady(form);
    };
    const git = async () => {
      const form = await open(context, 'service-from-git');
      await about(form, project, 'bulb');
      await form
        .getByLabel('Repository')
        .fill('https://git.example/lumen/bulb.git');
      await next(form);
      await create(form, 'Open the service', /bulb/);
      await expectReady(form);
    };
    const environment = async () => {
      const form = await open(context, 'environment');
      await choose(form, 'Tenant', new RegExp(`${inTenant}\\b`));
      await form
        .getByRole('textbox', { name: 'Name', exact: false })
        .first()
        .fill('walked');
      await form.getByLabel('Data plane').click();
      await form.getByRole('option', { name: dataPlane }).first().click();
      await create(form, 'Open the environment', /walked/);
    };
    for (const walk of [image, web, task, git, environment]) {
      await walk();
    }
  });
}

test('a secret that is filled in is shown nowhere', async ({ page }) => {
  test.setTimeout(180_000);
  const seen: Promise<string>[] = [];
  const logged: string[] = [];
  await signIn(page, 'Piet');
  page.on('console', message => logged.push(message.text()));
  page.on('pageerror', error => logged.push(String(error)));
  page.on('response', response => {
    if (response.url().includes('/api/')) {
      // A stream of events has no body to take when the page is left.
      seen.push(response.text().catch(() => ''));
    }
  });
  await page.goto('/create/templates/default/secret-input');
  await choose(page, 'Project', /storefront|walk/i);
  await page.getByLabel('Password').fill(CANARY);
  await page.getByRole('button', { name: 'Review' }).click();
  await expect(page.getByRole('button', { name: 'Create' })).toBeVisible();
  expect(await page.content()).not.toContain(CANARY);
  await page.getByRole('button', { name: 'Create' }).click();
  await expect(page.getByText(/no component type/i).first()).toBeVisible(DONE);
  const shown = await page.content();
  await page.goto('/create/tasks');
  await expect(page.getByText('Secret input').first()).toBeVisible();
  for (const text of [
    shown,
    await page.content(),
    ...logged,
    ...(await Promise.all(seen)),
  ]) {
    expect(text).not.toContain(CANARY);
  }
});
