// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Check, Outcome } from './Check';
import { runChecks } from './runChecks';

const check = (name: string, outcome: Partial<Outcome>): Check => ({
  name,
  run: async () => ({ passed: 0, failures: [], notRun: [], ...outcome }),
});

describe('runChecks', () => {
  let told: string;
  const run = (checks: readonly Check[], signal?: AbortSignal) =>
    runChecks(checks, {
      signal,
      write: text => {
        told += text;
      },
    });
  const lastLine = () => told.trimEnd().split('\n').at(-1);

  beforeEach(() => {
    told = '';
  });

  it('ends on the sum of all, and names what did not run', async () => {
    const checks = [
      check('one', { passed: 3 }),
      check('two', { passed: 1, notRun: ['a suite: Go is not installed.'] }),
    ];
    await expect(run(checks)).resolves.toBe(0);
    expect(lastLine()).toBe('4 passed, 0 failed, 1 not run');
    expect(told).toContain(
      'What did not run:\n  ○ a suite: Go is not installed.\n',
    );
  });

  it('fails when one fails, and runs the rest', async () => {
    const checks = [
      check('one', { failures: ['this: is wrong\nat a line'] }),
      {
        name: 'two',
        run: async () => {
          throw new Error('no way');
        },
      },
      check('three', { passed: 1 }),
    ];
    await expect(run(checks)).resolves.toBe(1);
    expect(lastLine()).toBe('1 passed, 2 failed, 0 not run');
    expect(told).toContain('What failed:\n  ✖ this: is wrong\n');
    expect(told).toContain('two: Error: no way');
  });

  it('does not call nothing a success', async () => {
    await expect(run([check('one', { notRun: ['a'] })])).resolves.toBe(1);
    expect(lastLine()).toBe('0 passed, 0 failed, 1 not run');
  });

  it('begins nothing once it is broken off', async () => {
    const interrupted = new AbortController();
    const breaking: Check = {
      name: 'one',
      async run() {
        interrupted.abort();
        return { passed: 1, failures: [], notRun: [] };
      },
    };
    const checks = [breaking, check('two', { passed: 1 })];
    await expect(run(checks, interrupted.signal)).resolves.toBe(1);
    expect(lastLine()).toBe('1 passed, 1 failed, 0 not run');
    expect(told).toContain('two: broken off');
  });
});
