// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { findErrorLine } from './findErrorLine';
import { LogBuffer } from './LogBuffer';

function errorIn(...texts: string[]): number | undefined {
  const lines = LogBuffer.create();
  lines.append(texts.map(text => ({ text })));
  return findErrorLine(lines);
}

describe('findErrorLine', () => {
  it.each([
    'error: could not compile `shop`',
    'src/app.ts(3,5): error TS2304: Cannot find name',
    'error[E0308]: mismatched types',
    '[ERROR] Failed to execute goal',
    'time="2026-11-25" level=error msg="push failed"',
    '{"level":"error","msg":"no such host"}',
    'npm ERR! code ELIFECYCLE',
    'E: Unable to locate package',
    'panic: runtime error: index out of range',
    'Traceback (most recent call last):',
    "ModuleNotFoundError: No module named 'flask'",
    'java.lang.NullPointerException: x is null',
    '--- FAIL: TestCart (0.00s)',
    'make: *** [Makefile:3: build] Error 2',
    '/bin/sh: 1: mvn: command not found',
    '##[error]Process completed',
    'ERROR: failed to solve: process "/bin/sh -c npm ci" did not complete',
    'Error: exit status 1',
    '\u001b[31mfatal:\u001b[0m repository not found',
  ])('is the line %j', line => {
    expect(errorIn('Step 1/3', 'compiling', line, 'cleaning up')).toBe(3);
  });

  it.each([
    '0 errors, 3 warnings',
    'finished without errors',
    'running tests with --fail-fast',
    'tests: 12 passed, failed: 0',
    'compiling src/errors.ts',
    'WARNING: Error handling is deprecated in foo',
    'Step 1/3',
  ])('is not the line %j', line => {
    expect(errorIn('Step 1/3', line)).toBeUndefined();
  });

  it('is the first one tools mark, else the last one that speaks of an error', () => {
    expect(
      errorIn('upload failed, retrying', 'x', 'error: a', 'error: b'),
    ).toBe(3);
    expect(errorIn('retry failed', 'upload failed', 'bye')).toBe(2);
  });

  it('counts from the first line of the log, also when older ones were dropped', () => {
    const lines = LogBuffer.create({ lines: 1024 });
    lines.append(Array.from({ length: 3000 }, () => ({ text: 'x' })));
    lines.append([{ text: 'error: late' }]);
    expect(findErrorLine(lines)).toBe(3001);
  });
});
