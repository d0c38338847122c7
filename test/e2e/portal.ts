// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SandboxClient } from '@fourplane/sandbox/client';
import AxeBuilder from '@axe-core/playwright';
import { expect, Locator, Page } from '@playwright/test';

const root = join(__dirname, '../..');

function setting(name: string): string {
  const value = process.env[name];
  if (!value) {
    throw new Error(`${name} is not set; run npm run test:e2e`);
  }
  return value;
}

/** The control plane behind the portal, as kubectl would reach it. */
export function controlPlane(): SandboxClient {
  return SandboxClient.fromKubeconfig(
    readFileSync(setting('E2E_KUBECONFIG'), 'utf8'),
  );
}

/** `npm run sandbox -- …` against the sandbox behind the portal. */
export function sandboxCommand(...args: string[]): string {
  return execFileSync(
    process.execPath,
    [
      '--require',
      join(root, 'node_modules/@backstage/cli/config/nodeTransform.cjs'),
      join(root, 'packages/sandbox/src/cli.ts'),
      ...args,
      '--kubeconfig',
      setting('E2E_KUBECONFIG'),
    ],
    { cwd: root, encoding: 'utf8' },
  );
}

/** Signs in as one of the demo's people, as a person would. */
export async function signIn(page: Page, name: 'Dana' | 'Piet') {
  await page.goto('/');
  await page.getByRole('button', { name: `Enter as ${name}` }).click();
  await expect(page.getByRole('link', { name: 'OpenChoreo' })).toBeVisible();
}

export async function useTheme(page: Page, theme: 'light' | 'dark') {
  await page.evaluate(value => localStorage.setItem('theme', value), theme);
  await page.reload();
}

/** The box around a heading of ours: the card on an entity page, or the content of the page. */
export async function around(
  heading: Locator,
  what: 'card' | 'page',
): Promise<string> {
  await expect(heading).toBeVisible();
  return heading.evaluate((element, kind) => {
    const climbs = { card: '.bui-Card', page: 'main' };
    const box = element.closest(climbs[kind]) ?? document.body;
    box.setAttribute('data-walk', kind);
    return `[data-walk="${kind}"]`;
  }, what);
}

/** No violation of WCAG 2.1 A or AA below the selector; violations are told with the elements they are about. */
export async function expectAccessible(page: Page, selector: string) {
  const { violations } = await new AxeBuilder({ page })
    .include(selector)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
    .analyze();
  expect(
    violations.map(violation => ({
      rule: violation.id,
      elements: violation.nodes.map(node => node.html.slice(0, 200)),
    })),
  ).toEqual([]);
}

/** Keeps a picture for people: `.cache/e2e/screens/<name>.png`. */
export async function picture(
  page: Page,
  name: string,
  { fullPage = true } = {},
) {
  await page.screenshot({
    path: join(root, '.cache/e2e/screens', `${name}.png`),
    fullPage,
  });
}
