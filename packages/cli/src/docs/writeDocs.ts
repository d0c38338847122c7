// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runScript } from '../SetupError';
import { repoRoot } from '../repoRoot';
import {
  configurationKeys,
  withConfigurationKeys,
} from './configurationReference';

// Brings what the documentation repeats from the code up to date.
runScript(async () => {
  const page = join(repoRoot, 'docs/configuration.md');
  const text = readFileSync(page, 'utf8');
  writeFileSync(page, withConfigurationKeys(text, configurationKeys()));
  return 0;
});
