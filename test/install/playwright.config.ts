// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { defineConfig } from '@playwright/test';
import walks from '../e2e/playwright.config';

// The walks of a portal somebody else has made.
export default defineConfig(walks, {
  // a portal in development compiles what a page asks for first, beside whatever else the machine does
  timeout: 300_000,
  expect: { timeout: 60_000 },
  testDir: '.',
  outputDir: '../../.cache/install/results',
});
