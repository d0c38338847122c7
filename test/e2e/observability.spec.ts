// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { readFileSync } from 'node:fs';
import { expect, Page, test } from '@playwright/test';
import { testTarget } from '../testTarget';
import {
  expectAccessible,
  picture,
  sandboxCommand,
  signIn,
  useTheme,
} from './portal';

const COMPONENT = '/catalog/acme/component/storefront_web';
const PROJECT = '/catalog/acme/system/storefront';
/** Simulated logs and measurements come as time goes by. */
const SOON = { timeout: 60_000 };

test.describe.configure({ timeout: 240_000 });
test.skip(
  testTarget() === 'cluster',
  'The stand-ins for OpenSearch and Prometheus run beside the sandbox alone',
);

/** Where every request of a page went, told by origin. */
const asked = new WeakMap<Page, Set<string>>();

test.beforeEach(async ({ page }) => {
  const origins = new Set<string>();
  asked.set(page, origins);
  page.on('request', request => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith('http')) {
      origins.add(origin);
    }
  });
  page.on('websocket', socket => {
    origins.add(new URL(socket.url()).origin.replace(/^ws/, 'http'));
  });
});

// The development portal has two origins: one of the pages, one of the backend. Whatever else is asked, a browser does not.
test.afterEach(async ({ page, baseURL }) => {
  const backend = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => new URL(name))
      .find(({ pathname }) => pathname.startsWith('/api/fourplane/')),
  );
  expect(backend).toBeDefined();
  const own = [new URL(baseURL!).origin, new URL(`${backend}`).origin];
  expect([...asked.get(page)!].filter(one => !own.includes(one))).toEqual([]);
});

const lines = (page: Page) =>
  page.getByRole('list', { name: 'Lines, newest first' });
const rows = (page: Page) => lines(page).locator('button[aria-expanded]');
const histogram = (page: Page) =>
  page.getByRole('img', { name: /^Lines over time/ });
const button = (page: Page, name: string) =>
  page.getByRole('button', { name, exact: true });

/** Chooses from one of the lists above the lines. */
async function choose(page: Page, label: RegExp, option: string) {
  await page.getByRole('button', { name: label }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

async function inBothThemes(
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
  await page.setViewportSize({ width: 800, height: 1000 });
  await isShown();
  await picture(page, `${name}-narrow`);
  await page.setViewportSize({ width: 1400, height: 1000 });
}

test.describe('logs, to a developer', () => {
  test.beforeEach(({ page }) => signIn(page, 'Dana'));

  test('answer what a component said, when, and how bad it was', async ({
    page,
  }) => {
    await page.goto(`${COMPONENT}/logs`);
    await expect(rows(page).first()).toBeVisible(SOON);
    await expect(histogram(page)).toBeVisible();
    await inBothThemes(page, 'logs', () =>
      expect(rows(page).first()).toBeVisible(SOON),
    );

    // Text, found in every line that is left, and kept in the address.
    const word = /\w{4,}/.exec(
      (await rows(page).first().locator('span').last().textContent()) ?? '',
    )![0];
    await page.getByRole('searchbox', { name: 'Text' }).fill(word);
    await expect(page).toHaveURL(new RegExp(`text=${word}`));
    await expect(rows(page).first()).toContainText(word, SOON);
    await page.getByRole('searchbox', { name: 'Text' }).fill('no such thing');
    await expect(
      page.getByText('No line was written in this time'),
    ).toBeVisible(SOON);
    await page.getByRole('searchbox', { name: 'Text' }).fill('');

    await choose(page, /Level$/, 'Info or worse');
    await expect(page).toHaveURL(/level=info/);
    await expect(rows(page).first()).not.toContainText('Debug', SOON);

    // The fields of a line, the lines around it, and its own address.
    await rows(page).first().click();
    await button(page, 'Show the lines around it').click();
    await expect(
      page.getByRole('list', { name: 'The lines around it, oldest first' }),
    ).toBeVisible(SOON);
    await expectAccessible(page, 'main');
    await picture(page, 'logs-line');
    await page.getByText('Where it is from, as its shipper says').click();
    await page
      .getByRole('button', { name: /^Only lines with kubernetes.pod_name/ })
      .click();
    await expect(
      page.getByRole('grid', { name: 'Filters that are on' }),
    ).toBeVisible();
    await expect(page).toHaveURL(/fields=/);
    await expect(rows(page).first()).toBeVisible(SOON);
    await page.getByRole('link', { name: 'Link to this line' }).click();
    await page.reload();
    await expect(
      page
        .getByRole('region', { name: 'The line that was linked to' })
        .locator('li[aria-current="true"]'),
    ).toBeVisible(SOON);
  });

  test('are followed live, narrowed by dragging, and by the keyboard alone', async ({
    page,
  }) => {
    await page.goto(`${COMPONENT}/logs?range=15m`);
    await expect(rows(page).first()).toBeVisible(SOON);
    const first = await rows(page).first().textContent();
    await page.getByRole('switch', { name: 'Show new lines' }).focus();
    await page.keyboard.press('Space');
    await expect(page).toHaveURL(/live=true/);
    await expect(rows(page).first()).not.toHaveText(first!, SOON);
    await page.keyboard.press('Space');
    await expect(page).not.toHaveURL(/live=true/);

    const box = (await histogram(page).boundingBox())!;
    await page.mouse.move(box.x + box.width * 0.6, box.y + 40);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.95, box.y + 40, { steps: 4 });
    await page.mouse.up();
    await expect(page).toHaveURL(/from=.*to=/);
    const dragged = page.url();

    const slider = page.getByRole('slider', { name: 'Bar that is read' });
    await slider.focus();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Shift+ArrowLeft');
    await page.keyboard.press('Shift+ArrowLeft');
    await picture(page, 'logs-stretch');
    await page.keyboard.press('Enter');
    await expect(page).not.toHaveURL(dragged);
    await expect(histogram(page)).toBeVisible(SOON);
  });

  test('are exported whole, as text and as objects', async ({ page }) => {
    await page.goto(`${COMPONENT}/logs?range=15m`);
    await expect(rows(page).first()).toBeVisible(SOON);
    await button(page, 'Export').click();
    const panel = page.getByRole('region', { name: 'Export what was found' });
    await expectAccessible(page, 'main');
    await picture(page, 'logs-export');
    for (const [format, ending] of [
      ['NDJSON', '.ndjson'],
      ['Text', '.txt'],
    ]) {
      await panel.getByText(format!, { exact: false }).last().click();
      const download = page.waitForEvent('download');
      await panel.getByRole('button', { name: 'Export', exact: true }).click();
      const file = await download;
      expect(file.suggestedFilename()).toContain(ending);
      const text = readFileSync(await file.path(), 'utf8')
        .trim()
        .split('\n');
      await expect(panel.getByRole('status')).toContainText(
        `Saved ${text.length} line`,
      );
      // More than one page of the list shows.
      expect(text.length).toBeGreaterThan(100);
    }
  });

  test('of a project say whose each line is, and are narrowed to a component', async ({
    page,
  }) => {
    await page.goto(`${PROJECT}/logs`);
    await expect(rows(page).first()).toContainText('·', SOON);
    await expect(page.getByText(/Choose one component/)).toBeVisible();
    await inBothThemes(page, 'logs-project', () =>
      expect(rows(page).first()).toBeVisible(SOON),
    );
    await page.getByRole('button', { name: /Component$/ }).click();
    await page.getByRole('option').nth(1).click();
    await expect(page).toHaveURL(/component=/);
    await expect(page.getByText(/Choose one component/)).toBeHidden();
  });

  test('say what is wrong where OpenSearch is stopped, and come back with it', async ({
    page,
  }) => {
    await page.goto(`${COMPONENT}/logs`);
    await expect(rows(page).first()).toBeVisible(SOON);
    sandboxCommand('break', 'opensearch', 'down', '--seconds', '20');
    await expect(async () => {
      await button(page, 'Look again').click();
      await expect(
        page.getByText(/Nothing is shown of OpenSearch/),
      ).toBeVisible();
    }).toPass(SOON);
    await expect(page.getByText('Since', { exact: false })).toBeVisible();
    await expectAccessible(page, 'main');
    await picture(page, 'logs-opensearch-down');
    await page.getByRole('link', { name: 'Metrics', exact: true }).click();
    await expect(page.getByRole('region', { name: 'CPU (cores)' })).toBeVisible(
      SOON,
    );
    await page.getByRole('link', { name: 'Logs', exact: true }).click();
    await expect(async () => {
      await button(page, 'Look again').click();
      await expect(rows(page).first()).toBeVisible();
    }).toPass({ timeout: 90_000 });
  });
});

test.describe('logs, to a platform engineer', () => {
  test.beforeEach(({ page }) => signIn(page, 'Piet'));

  test('of an environment and of a tenant are those of all that runs there', async ({
    page,
  }) => {
    await page.goto('/catalog/acme/resource/environment_development/logs');
    await expect(rows(page).first()).toBeVisible(SOON);
    await expectAccessible(page, 'main');
    await picture(page, 'logs-environment');
    await page.goto('/catalog/acme/domain/acme/logs');
    await expect(rows(page).first()).toBeVisible(SOON);
    await expect(page.getByRole('button', { name: /Project$/ })).toBeVisible();
    await expectAccessible(page, 'main');
    await picture(page, 'logs-tenant');
  });
});

test.describe('metrics, to a developer', () => {
  test.beforeEach(({ page }) => signIn(page, 'Dana'));

  test('show how a component behaves, with what happened meanwhile', async ({
    page,
  }) => {
    await page.goto(`${COMPONENT}/metrics`);
    const cpu = page.getByRole('region', { name: 'CPU (cores)' });
    await expect(cpu).toBeVisible(SOON);
    for (const name of ['Memory', 'Requests per second', 'Latency']) {
      await expect(page.getByRole('region', { name })).toBeVisible();
    }
    await inBothThemes(page, 'metrics', () => expect(cpu).toBeVisible(SOON));
    await page.goto(`${COMPONENT}/metrics?range=7d`);
    await expect(cpu).toBeVisible(SOON);
    const happened = page.getByText(/in this time$/);
    await happened.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByText(/^Deployed .* to /).last()).toBeVisible();

    // One cursor for all charts, by the keyboard.
    const cursor = page.getByRole('slider', {
      name: 'Time that the charts are read at',
    });
    const newest = await cpu.innerText();
    await cursor.focus();
    for (let step = 0; step < 10; step++) {
      await page.keyboard.press('ArrowLeft');
    }
    await expect(page.locator('output')).not.toContainText('newest');
    await expect(cpu).not.toHaveText(newest, { useInnerText: true });
    await choose(page, /Compared with$/, 'Production');
    await expect(cpu).toContainText('in Production', SOON);
    await expectAccessible(page, 'main');
    await picture(page, 'metrics-compared');
  });
});
