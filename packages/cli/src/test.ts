// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { join } from 'node:path';
import { commandCheck } from './Check';
import { runScript } from './SetupError';
import { browserCheck } from './browserCheck';
import { jestCheck } from './jestCheck';
import { packagingCheck } from './packagingCheck';
import { repoRoot } from './repoRoot';
import { runChecks } from './runChecks';

const bin = (name: string) => join(repoRoot, 'node_modules/.bin', name);
const cwd = repoRoot;

runScript(() =>
  runChecks([
    commandCheck('types', bin('tsc'), ['--incremental', 'false'], {
      cwd,
    }),
    commandCheck(
      'lint',
      bin('backstage-cli'),
      // A file's or function's length is a warning to think at, not a wall.
      ['repo', 'lint'],
      { cwd },
    ),
    commandCheck('formatting', bin('prettier'), ['--check', '.'], { cwd }),
    commandCheck(
      'configuration schema',
      bin('backstage-cli'),
      ['config:check', '--lax', '--strict'],
      { cwd, env: { SANDBOX_KUBECONFIG: 'kubeconfig' } },
    ),
    jestCheck(),
    packagingCheck(),
    browserCheck(),
  ]),
);
