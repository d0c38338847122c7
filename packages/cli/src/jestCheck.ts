// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Check } from './Check';
import { runJest } from './runJest';
import { repoRoot } from './repoRoot';

/** The packages' own tests. */
export function jestCheck(): Check {
  return {
    name: 'unit and integration tests',
    run: () =>
      runJest({
        name: 'jest',
        args: ['repo', 'test', '--maxWorkers=2'],
        cwd: repoRoot,
      }),
  };
}
