// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CommandResult } from './Check';
import { openSearchCheck } from './openSearchCheck';
import { repoRoot } from './repoRoot';

function stepsOf(fetched: CommandResult) {
  const ran: string[] = [];
  return {
    ran,
    steps: {
      fetch: async () => fetched,
      async runTests(paths: readonly string[]) {
        ran.push(...paths);
        return { passed: 10, failures: [], notRun: [] };
      },
    },
  };
}

describe('openSearchCheck', () => {
  it('runs the suite where OpenSearch is there', async () => {
    const { ran, steps } = stepsOf({ code: 0, output: '' });
    expect(await openSearchCheck({ steps }).run()).toMatchObject({
      passed: 10,
    });
    expect(ran.map(path => existsSync(join(repoRoot, 'test', path)))).toEqual([
      true,
    ]);
  });

  it.each([
    [{ leftOut: 'left out by an option' }, 0, '', 'left out by an option'],
    [{}, 4, '\n✖ No Java.\n  Install Java.\n', 'No Java. Install Java.'],
  ])(
    'names it where it does not run: %j %s',
    async (options, code, output, why) => {
      const { ran, steps } = stepsOf({ code, output });
      expect(await openSearchCheck({ steps, ...options }).run()).toEqual({
        passed: 0,
        failures: [],
        notRun: [`the parity suite against OpenSearch: ${why}`],
      });
      expect(ran).toEqual([]);
    },
  );

  it('fails where fetching it fails for another reason', async () => {
    const { steps } = stepsOf({ code: 1, output: '' });
    expect(await openSearchCheck({ steps }).run()).toMatchObject({
      failures: ['fetching it ended with status 1'],
    });
  });
});
