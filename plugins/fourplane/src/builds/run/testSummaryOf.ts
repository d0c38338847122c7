// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** What a step's tests came to. Absent counts were not told. */
export interface TestSummary {
  readonly passed?: number;
  readonly failed: number;
  readonly skipped?: number;
  /** The line that says so. */
  readonly said: string;
}

type Reader = (line: string) => Omit<TestSummary, 'said'> | undefined;

/** `3 passed` anywhere in a line. */
function count(line: string, ...words: readonly string[]): number | undefined {
  const found = new RegExp(`(\\d+) (?:${words.join('|')})\\b`, 'i').exec(line);
  return found ? Number(found[1]) : undefined;
}

/** `Failures: 3` anywhere in a line. */
function labelled(line: string, label: string): number | undefined {
  const found = new RegExp(`\\b${label}:\\s*(\\d+)`, 'i').exec(line);
  return found ? Number(found[1]) : undefined;
}

/** The last lines of common test tools, in the order they are tried. */
const readers: readonly Reader[] = [
  // Jest, Vitest: Tests: 1 failed, 2 skipped, 12 passed, 15 total
  line =>
    /^\s*Tests:?\s+\d+ (?:failed|passed|skipped|todo)/.test(line)
      ? {
          passed: count(line, 'passed'),
          failed: count(line, 'failed') ?? 0,
          skipped: count(line, 'skipped'),
        }
      : undefined,
  // Maven, JUnit: Tests run: 12, Failures: 1, Errors: 0, Skipped: 2
  line => {
    const run = labelled(line, 'Tests run');
    if (run === undefined) {
      return undefined;
    }
    const failed =
      (labelled(line, 'Failures') ?? 0) + (labelled(line, 'Errors') ?? 0);
    const skipped = labelled(line, 'Skipped') ?? 0;
    return { passed: run - failed - skipped, failed, skipped };
  },
  // pytest: ==== 1 failed, 12 passed, 1 skipped in 0.12s ====
  line =>
    /^=+ .*\d+ (?:passed|failed|errors?).* in [\d.]+ ?s.* ?=+$/.test(line)
      ? {
          passed: count(line, 'passed'),
          failed: (count(line, 'failed') ?? 0) + (count(line, 'errors?') ?? 0),
          skipped: count(line, 'skipped'),
        }
      : undefined,
  // cargo: test result: ok. 12 passed; 0 failed; 1 ignored
  line =>
    /^test result: /.test(line)
      ? {
          passed: count(line, 'passed'),
          failed: count(line, 'failed') ?? 0,
          skipped: count(line, 'ignored'),
        }
      : undefined,
  // .NET: Passed!  - Failed: 0, Passed: 10, Skipped: 0, Total: 10
  line =>
    /^(?:Passed|Failed)! +- /.test(line)
      ? {
          passed: labelled(line, 'Passed'),
          failed: labelled(line, 'Failed') ?? 0,
          skipped: labelled(line, 'Skipped'),
        }
      : undefined,
  // Ballerina, Mocha on one line: 12 passing, 1 failing, 0 skipped
  line =>
    /^\s*\d+ passing\b/.test(line)
      ? {
          passed: count(line, 'passing'),
          failed: count(line, 'failing') ?? 0,
          skipped: count(line, 'skipped', 'pending'),
        }
      : undefined,
  line =>
    /^\s*\d+ failing\b/.test(line)
      ? { failed: count(line, 'failing') ?? 0 }
      : undefined,
];

/** Go says one line a package, and none of them all. */
const GO_PACKAGE = /^(ok|FAIL|---)\s+(\S+)\s+(?:[\d.]+s|\(cached\)|\[.*\])/;

/**
 * What the lines of a step say of its tests, from the last summary of a tool that is known; `undefined` where there is
 * none.
 */
export function testSummaryOf(
  lines: readonly string[],
): TestSummary | undefined {
  let found: TestSummary | undefined;
  let packages = { passed: 0, failed: 0, said: '' };
  for (const line of lines) {
    const go = GO_PACKAGE.exec(line);
    if (go) {
      packages = {
        passed: packages.passed + (go[1] === 'ok' ? 1 : 0),
        failed: packages.failed + (go[1] === 'FAIL' ? 1 : 0),
        said: line,
      };
    }
    const told = readers
      .map(reader => reader(line))
      .find(summary => summary !== undefined);
    if (told) {
      found = merged(found, told, line.trim());
    }
  }
  return found ?? (packages.said ? packages : undefined);
}

/** Mocha tells what failed on a line of its own. */
function merged(
  earlier: TestSummary | undefined,
  told: Omit<TestSummary, 'said'>,
  line: string,
): TestSummary {
  return told.passed === undefined && earlier?.passed !== undefined
    ? { ...earlier, failed: told.failed, said: `${earlier.said}, ${line}` }
    : { ...told, said: line };
}
