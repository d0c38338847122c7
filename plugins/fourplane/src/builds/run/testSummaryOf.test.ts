// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { testSummaryOf } from './testSummaryOf';

describe('testSummaryOf', () => {
  it.each([
    ['Jest', 'Tests:       1 failed, 2 skipped, 12 passed, 15 total', 12, 1, 2],
    ['Vitest', '      Tests  3 passed (3)', 3, 0, undefined],
    [
      'Maven',
      '[ERROR] Tests run: 12, Failures: 1, Errors: 1, Skipped: 2',
      8,
      2,
      2,
    ],
    ['pytest', '=== 1 failed, 12 passed, 1 skipped in 0.12s ===', 12, 1, 1],
    [
      'cargo',
      'test result: FAILED. 12 passed; 3 failed; 1 ignored; 0 measured',
      12,
      3,
      1,
    ],
    [
      '.NET',
      'Passed!  - Failed:     0, Passed:    10, Skipped:     0, Total:    10',
      10,
      0,
      0,
    ],
    ['Ballerina', '\t\t12 passing', 12, 0, undefined],
  ])('reads what %s says last', (_, line, passed, failed, skipped) => {
    expect(testSummaryOf(['running tests', line, 'done'])).toEqual({
      passed,
      failed,
      skipped,
      said: line.trim(),
    });
  });

  it('adds up what Go says of each package, and what Mocha says on two lines', () => {
    expect(
      testSummaryOf([
        'ok  \tshop/cart\t0.012s',
        '--- FAIL: TestAdd (0.00s)',
        'FAIL\tshop/mail\t0.020s',
        'ok  \tshop/pay\t(cached)',
        'FAIL',
      ]),
    ).toMatchObject({ passed: 2, failed: 1 });
    expect(testSummaryOf(['  12 passing (3s)', '  1 failing'])).toMatchObject({
      passed: 12,
      failed: 1,
    });
  });

  it('makes nothing up', () => {
    expect(
      testSummaryOf(['compiling 12 files', 'no tests ran', 'passed the gate']),
    ).toBeUndefined();
  });
});
