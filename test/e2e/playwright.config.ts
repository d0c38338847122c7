// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { defineConfig } from '@playwright/test';

function required(name: string): string {
  const value = process.env[name];
  if (!value) {
    throw new Error(
      `${name} is not set; start the browser walks with: npm run test:e2e`,
    );
  }
  return value;
}

export default defineConfig({
  testDir: '.',
  // What starts further control planes is walked when it is named.
  testMatch: process.env.E2E_WALKS ? '*.walk.ts' : '*.spec.ts',
  outputDir: '../../.cache/e2e/results',
  timeout: 90_000,
  expect: { timeout: 20_000 },
  fullyParallel: false,
  workers: 1,
  forbidOnly: true,
  reporter: [['json', { outputFile: required('E2E_REPORT') }], ['line']],
  use: {
    baseURL: required('E2E_APP_URL'),
    viewport: { width: 1400, height: 1000 },
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: required('E2E_BROWSER'),
      args: required('E2E_BROWSER_ARGS').split(' '),
    },
  },
});
