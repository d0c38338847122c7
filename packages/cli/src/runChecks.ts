// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Check, Outcome } from './Check';

export interface RunOptions {
  /** Where it is told; the standard output when absent. */
  readonly write?: (text: string) => void;
  /** Aborted: what has not begun does not run. */
  readonly signal?: AbortSignal;
}

/**
 * Runs checks one after the other and tells each one's result. The last line is `N passed, N failed, N not run`; what
 * failed and what did not run is named before it. The exit status: 0 when something passed and nothing failed.
 */
export async function runChecks(
  checks: readonly Check[],
  options: RunOptions = {},
): Promise<number> {
  const { write = text => process.stdout.write(text), signal } = options;
  const outcomes: Outcome[] = [];
  for (const check of checks) {
    const started = Date.now();
    write(`\n▶ ${check.name}\n`);
    const outcome = signal?.aborted ? brokenOff(check) : await runOne(check);
    outcomes.push(outcome);
    outcome.notRun.forEach(line => write(`  ○ not run: ${line}\n`));
    outcome.failures.forEach(line =>
      write(`  ✖ ${line.replace(/\n/g, '\n    ')}\n`),
    );
    const mark = outcome.failures.length === 0 ? '✔' : '✖';
    const seconds = Math.round((Date.now() - started) / 1000);
    write(`${mark} ${check.name}: ${summary([outcome])} (${seconds} s)\n`);
  }
  const failures = outcomes.flatMap(outcome => outcome.failures);
  const notRun = outcomes.flatMap(outcome => outcome.notRun);
  list(write, 'What did not run', '○', notRun);
  list(write, 'What failed', '✖', failures);
  write(`\n${summary(outcomes)}\n`);
  const passed = outcomes.some(outcome => outcome.passed > 0);
  return failures.length === 0 && passed ? 0 : 1;
}

async function runOne(check: Check): Promise<Outcome> {
  try {
    return await check.run();
  } catch (error) {
    const reason = error instanceof Error ? error.stack : String(error);
    return {
      passed: 0,
      failures: [`${check.name}: ${reason}`],
      notRun: [],
    };
  }
}

function brokenOff({ name }: Check): Outcome {
  return { passed: 0, failures: [`${name}: broken off`], notRun: [] };
}

function summary(outcomes: readonly Outcome[]): string {
  const sum = (count: (outcome: Outcome) => number) =>
    outcomes.reduce((total, outcome) => total + count(outcome), 0);
  return [
    `${sum(({ passed }) => passed)} passed`,
    `${sum(({ failures }) => failures.length)} failed`,
    `${sum(({ notRun }) => notRun.length)} not run`,
  ].join(', ');
}

function list(
  write: (text: string) => void,
  title: string,
  mark: string,
  lines: readonly string[],
): void {
  if (lines.length > 0) {
    write(`\n${title}:\n`);
    lines.forEach(line => write(`  ${mark} ${line.split('\n')[0]}\n`));
  }
}
