// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { Check } from './Check';

/** Runs checks one after the other, tells each one's result, and ends on one line for the whole. */
export async function runChecks(checks: readonly Check[]): Promise<number> {
  const total = { passed: 0, failed: 0, skipped: 0 };
  const failures: string[] = [];
  for (const check of checks) {
    const started = Date.now();
    process.stdout.write(`\n▶ ${check.name}\n`);
    const outcome = await check.run().catch((error: Error) => ({
      passed: 0,
      failed: 1,
      skipped: 0,
      failures: [`${check.name}: ${error.stack ?? error}`],
      skips: [],
    }));
    total.passed += outcome.passed;
    total.failed += outcome.failed;
    total.skipped += outcome.skipped;
    failures.push(...outcome.failures);
    for (const skip of outcome.skips) {
      process.stdout.write(`  skipped: ${skip}\n`);
    }
    for (const failure of outcome.failures) {
      process.stdout.write(`  ✖ ${failure.replace(/\n/g, '\n    ')}\n`);
    }
    const seconds = Math.round((Date.now() - started) / 1000);
    process.stdout.write(
      `${outcome.failed === 0 ? '✔' : '✖'} ${check.name}: ${
        outcome.passed
      } passed, ${outcome.failed} failed, ${
        outcome.skipped
      } skipped (${seconds} s)\n`,
    );
  }
  if (failures.length > 0) {
    process.stdout.write('\nWhat failed:\n');
    for (const failure of failures) {
      process.stdout.write(`  ✖ ${failure.split('\n')[0]}\n`);
    }
  }
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
  process.stdout.write(
    `\n${total.passed} passed, ${total.failed} failed${skipped}\n`,
  );
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
}
