// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { LogLine } from '../../LogScript';
import { bare } from '../lines';
import { StepContext } from './StepContext';
import { StepWords } from './StepWords';

const names = [
  'TestTotals',
  'TestTotals/rounds_once',
  'TestTotals/empty_cart',
  'TestCheckout',
  'TestCheckout/declined_card',
  'TestDelivery',
  'TestStore_Migrations',
  'TestHTTP_Health',
] as const;

const failing = 'TestCheckout/declined_card';

const passed = (name: string): LogLine[] => [
  bare(`=== RUN   ${name}`),
  (_, dice) => `--- PASS: ${name} (0.${10 + dice('hundredths', 80)}s)`,
];

/** Runs the tests; a summary at the end says how many passed and failed. */
export function runTests(context: StepContext): StepWords {
  const begin = [
    bare(`>> Testing ${context.component}`),
    bare('go test -v ./...'),
  ];
  const before = names.slice(0, names.indexOf(failing));
  const after = names.slice(names.indexOf(failing) + 1);
  return {
    lines: [
      ...begin,
      ...names.flatMap(passed),
      bare('PASS'),
      bare('ok  \texample.com/shop/internal/http\t1.204s'),
      bare('ok  \texample.com/shop/internal/store\t0.871s'),
      bare(''),
      bare(
        `Tests: ${names.length} passed, 0 failed, 0 skipped, ${names.length} total`,
      ),
    ],
    untilFailure: [...begin, ...before.flatMap(passed)],
    failure: exitCode => [
      bare(`=== RUN   ${failing}`),
      bare('    checkout_test.go:87: status: got 200, want 402'),
      bare('    checkout_test.go:91: a declined card must not be charged'),
      bare(`--- FAIL: ${failing} (0.31s)`),
      ...after.flatMap(passed),
      bare('FAIL'),
      bare('FAIL\texample.com/shop/internal/http\t1.377s'),
      bare('ok  \texample.com/shop/internal/store\t0.871s'),
      bare(''),
      bare(
        `Tests: ${names.length - 1} passed, 1 failed, 0 skipped, ${
          names.length
        } total`,
      ),
      bare(`Error: exit status ${exitCode}`),
    ],
  };
}
