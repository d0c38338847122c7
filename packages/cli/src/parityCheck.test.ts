// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CommandResult } from './Check';
import { openSearch, parityCheck, prometheus } from './parityCheck';
import { repoRoot } from './repoRoot';

function stepsOf(fetched: CommandResult) {
  const ran: string[] = [];
  const minutes: number[] = [];
  return {
    ran,
    minutes,
    steps: {
      async fetch(most: number) {
        minutes.push(most);
        return fetched;
      },
      async runTests(paths: readonly string[]) {
        ran.push(...paths);
        return { passed: 10, failures: [], notRun: [] };
      },
    },
  };
}

describe.each([openSearch, prometheus])('parityCheck of $title', server => {
  it('runs the suite where the server is there', async () => {
    const { ran, minutes, steps } = stepsOf({ code: 0, output: '' });
    expect(
      await parityCheck({ server, steps, minutes: 7 }).run(),
    ).toMatchObject({
      passed: 10,
    });
    expect(minutes).toEqual([7]);
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
      const check = parityCheck({ server, steps, minutes: 20, ...options });
      expect(await check.run()).toEqual({
        passed: 0,
        failures: [],
        notRun: [`the parity suite against ${server.title}: ${why}`],
      });
      expect(ran).toEqual([]);
    },
  );

  it('fails where fetching it fails for another reason', async () => {
    const { steps } = stepsOf({ code: 1, output: '' });
    expect(
      await parityCheck({ server, steps, minutes: 20 }).run(),
    ).toMatchObject({
      failures: ['fetching it ended with status 1'],
    });
  });
});
