// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { Outcome, runCommand } from './Check';
import { repoRoot } from './repoRoot';

interface JestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly message: string;
    readonly status: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

export interface JestRun {
  /** Of backstage-cli. */
  readonly args: readonly string[];
  /** Files and folders below `cwd`, each of which must hold a test; all when absent. */
  readonly paths?: readonly string[];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Names the report below `.cache/test`. */
  readonly name: string;
}

/** Runs jest and counts each test; a file that could not be read counts as a failure. */
export async function runJest(run: JestRun): Promise<Outcome> {
  const { paths = [] } = run;
  const reportFile = join(repoRoot, '.cache/test', `${run.name}.json`);
  mkdirSync(dirname(reportFile), { recursive: true });
  rmSync(reportFile, { force: true });
  const { output } = await runCommand(
    process.execPath,
    [
      '--no-warnings=DEP0040',
      join(repoRoot, 'node_modules/@backstage/cli/bin/backstage-cli'),
      ...run.args,
      ...paths,
      '--json',
      `--outputFile=${reportFile}`,
    ],
    { cwd: run.cwd, env: { CI: '1', FORCE_COLOR: '0', ...run.env } },
  );
  let report: JestReport;
  try {
    report = JSON.parse(readFileSync(reportFile, 'utf8'));
  } catch {
    return nothing('jest wrote no report', output);
  }
  const outcome = readReport(report);
  if (outcome.passed + outcome.failures.length === 0) {
    return nothing('jest ran no test', output);
  }
  const empty = paths.filter(
    path =>
      !report.testResults.some(({ name }) =>
        name.startsWith(join(run.cwd, path)),
      ),
  );
  return {
    ...outcome,
    failures: [
      ...outcome.failures,
      ...empty.map(path => `${path}: no test of it ran`),
    ],
  };
}

function nothing(what: string, output: string): Outcome {
  return {
    passed: 0,
    failures: [`${what}:\n${output.slice(-4000)}`],
    notRun: [],
  };
}

function readReport(report: JestReport): Outcome {
  let passed = 0;
  const failures: string[] = [];
  const notRun: string[] = [];
  for (const suite of report.testResults) {
    const file = relative(repoRoot, suite.name);
    if (suite.status === 'failed' && suite.assertionResults.length === 0) {
      failures.push(`${file} did not run:\n${suite.message}`);
    }
    for (const test of suite.assertionResults) {
      if (test.status === 'passed') {
        passed += 1;
      } else if (test.status === 'failed') {
        failures.push(
          `${file} › ${test.fullName}\n${test.failureMessages.join('\n')}`,
        );
      } else {
        notRun.push(`${file} › ${test.fullName}`);
      }
    }
  }
  return { passed, failures, notRun };
}
