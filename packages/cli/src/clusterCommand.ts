// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { join } from 'node:path';
import { CommandResult, Outcome, runCommand } from './Check';
import { repoRoot } from './repoRoot';
import { runJest } from './runJest';

/** Of `npm run cluster`: Go is missing or too old; something is not to be had here. */
export const cannotBeBuilt = [3, 4];

/** Runs `npm run cluster` with these arguments. */
export function clusterCommand(
  args: readonly string[],
): Promise<CommandResult> {
  return runCommand(
    process.execPath,
    [
      '--require',
      join(repoRoot, 'node_modules/@backstage/cli/config/nodeTransform.cjs'),
      join(repoRoot, 'test/cluster/cli.ts'),
      ...args,
    ],
    { cwd: repoRoot, echo: true },
  );
}

/** Runs tests, given by their paths below `test/`, against the real programs. */
export function testOnCluster(paths: readonly string[]): Promise<Outcome> {
  return runJest({
    name: 'cluster',
    args: ['package', 'test', '--watchAll=false', '--maxWorkers=2'],
    paths,
    cwd: join(repoRoot, 'test'),
    env: { FOURPLANE_TEST_TARGET: 'cluster' },
  });
}

/** The line that says what is wrong, and the one that says how to mend it. */
export function complaintOf(output: string): string | undefined {
  const lines = output.trimEnd().split('\n');
  const refused = lines.find(line => line.startsWith('✖ NOT BUILT: '));
  if (refused) {
    return refused.replace('✖ NOT BUILT: ', '');
  }
  const at = lines.findLastIndex(line => line.startsWith('✖ '));
  return at < 0
    ? undefined
    : [lines[at].slice(2), lines[at + 1]?.trim()].filter(Boolean).join(' ');
}

/** What did not run, and why. */
export function notRun(names: readonly string[], reason: string): Outcome {
  return {
    passed: 0,
    failures: [],
    notRun: names.map(name => `${name}: ${reason}`),
  };
}
