// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Check, Outcome, runCommand } from './Check';
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

/** The packages' own tests. */
export function jestCheck(): Check {
  return {
    name: 'unit and integration tests',
    async run() {
      const reportFile = join(repoRoot, '.cache/test/jest.json');
      mkdirSync(join(repoRoot, '.cache/test'), { recursive: true });
      rmSync(reportFile, { force: true });
      const { output } = await runCommand(
        process.execPath,
        [
          '--no-warnings=DEP0040',
          join(repoRoot, 'node_modules/@backstage/cli/bin/backstage-cli'),
          'repo',
          'test',
          '--json',
          `--outputFile=${reportFile}`,
          '--maxWorkers=2',
        ],
        { cwd: repoRoot, env: { CI: '1', FORCE_COLOR: '0' } },
      );
      return readReport(reportFile, output);
    },
  };
}

function readReport(reportFile: string, output: string): Outcome {
  let report: JestReport;
  try {
    report = JSON.parse(readFileSync(reportFile, 'utf8'));
  } catch {
    return {
      passed: 0,
      failed: 1,
      skipped: 0,
      failures: [`jest wrote no report:\n${output.slice(-4000)}`],
      skips: [],
    };
  }
  let passed = 0;
  const failures: string[] = [];
  const skips: string[] = [];
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
        skips.push(`${file} › ${test.fullName}`);
      }
    }
  }
  if (passed + failures.length === 0) {
    failures.push(`jest ran no test:\n${output.slice(-4000)}`);
  }
  return {
    passed,
    failed: failures.length,
    skipped: skips.length,
    failures,
    skips,
  };
}
