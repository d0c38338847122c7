// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CommandResult } from './Check';
import { clusterCheck, ClusterSteps } from './clusterCheck';
import { repoRoot } from './repoRoot';

const fine: CommandResult = { code: 0, output: '5 there already\n' };
const refused: CommandResult = {
  code: 4,
  output:
    '· openchoreo\n✖ openchoreo is not to be had\n✖ NOT BUILT: openchoreo v0: 403 Forbidden\n✖ NOT BUILT: argo v0: nothing uses it\n',
};
const noGo: CommandResult = {
  code: 3,
  output: '\n✖ Go is not installed.\n  Install Go 1.26.3 or newer.\n',
};
const broken: CommandResult = {
  code: 1,
  output: "✖ building x failed. Go's last lines:\n    undefined: y\n",
};
const suites = 5;

/** Answers for each generation; the tests, once run, are ten that pass. */
function stepsOf(answers: Record<string, CommandResult>) {
  const asked: string[] = [];
  const ran: string[] = [];
  const steps: ClusterSteps = {
    async build(generation) {
      asked.push(generation);
      return answers[generation] ?? fine;
    },
    async runTests(paths) {
      ran.push(...paths);
      return { passed: 10, failures: [], notRun: ['a test: needs ../shared'] };
    },
  };
  return { asked, ran, steps };
}

describe('clusterCheck', () => {
  const run = (steps: ClusterSteps, options: object = {}) =>
    clusterCheck({ buildMinutes: 20, steps, ...options }).run();

  it('runs every suite where everything is built', async () => {
    const { ran, steps } = stepsOf({});
    await expect(run(steps)).resolves.toEqual({
      // and the build of each generation
      passed: 13,
      failures: [],
      notRun: ['a test: needs ../shared'],
    });
    expect(ran).toHaveLength(suites);
    expect(ran.map(path => existsSync(join(repoRoot, 'test', path)))).toEqual(
      ran.map(() => true),
    );
  });

  it('names a generation that is not served, and runs the suites', async () => {
    const { ran, steps } = stepsOf({ 'v0.3': refused, 'v0.2': refused });
    await expect(run(steps)).resolves.toMatchObject({
      passed: 11,
      failures: [],
      notRun: [
        'a test: needs ../shared',
        expect.stringMatching(
          /OpenChoreo v0\.3's .*: openchoreo v0: 403 Forbidden$/,
        ),
        expect.stringContaining("OpenChoreo v0.2's"),
      ],
    });
    expect(ran).toHaveLength(suites);
  });

  it('names every suite, with the reason, where nothing can be built', async () => {
    const { asked, ran, steps } = stepsOf({ 'v1.2': noGo });
    const outcome = await run(steps);
    expect(outcome).toMatchObject({ passed: 0, failures: [] });
    expect(outcome.notRun).toHaveLength(suites + 2);
    for (const line of outcome.notRun) {
      expect(line).toMatch(
        /: Go is not installed\. Install Go 1\.26\.3 or newer\.$/,
      );
    }
    expect(new Set(outcome.notRun).size).toBe(suites + 2);
    expect([asked, ran]).toEqual([['v1.2'], []]);
  });

  it('fails on a build that is broken', async () => {
    const { ran, steps } = stepsOf({ 'v1.2': broken });
    const outcome = await run(steps);
    expect(outcome.failures).toEqual([
      "building x failed. Go's last lines: undefined: y",
    ]);
    expect(outcome.notRun).toHaveLength(suites + 2);
    expect(ran).toEqual([]);

    const older = stepsOf({ 'v0.3': broken });
    await expect(run(older.steps)).resolves.toMatchObject({
      passed: 12,
      failures: [expect.stringContaining('building x failed')],
    });
  });

  it('begins no build when the time for it is up', async () => {
    const { asked, steps } = stepsOf({});
    const outcome = await run(steps, { buildMinutes: 0 });
    expect(asked).toEqual([]);
    expect(outcome).toMatchObject({ passed: 0, failures: [] });
    expect(outcome.notRun[0]).toMatch(/: the time for building is up$/);
  });

  it('names everything that it was asked to leave out', async () => {
    const { asked, ran, steps } = stepsOf({});
    const outcome = await run(steps, { leftOut: 'left out by an option' });
    expect(outcome).toMatchObject({ passed: 0, failures: [] });
    expect(outcome.notRun).toHaveLength(suites + 2);
    expect([asked, ran]).toEqual([[], []]);
  });
});
