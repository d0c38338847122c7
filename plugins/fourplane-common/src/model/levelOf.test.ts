// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { levelOf } from './levelOf';

describe('the level of a line', () => {
  it.each([
    ['error', 'ERROR: no connection'],
    ['error', '2026-11-25 [main.Error] gone'],
    ['error', '{"level":"error","msg":"gone"}'],
    ['error', '{"level":50,"msg":"info"}'],
    ['error', "time=now level='fatal' msg=end"],
    ['warn', 'WARNING it is late'],
    ['warn', '{"log.level": "WARN", "message": "an error was mended"}'],
    ['info', 'level=info msg="no error at all"'],
    ['info', '{"severity" : "NOTICE"}'],
    ['info', 'INFO debug is off'],
    ['debug', 'lvl=trace here'],
    ['debug', 'a debug line'],
    ['unknown', 'listening on 8080'],
    ['unknown', '3 errors, terror_error and information'],
    ['unknown', '{"level":300}'],
    ['unknown', 'sublevel=error_code'],
    ['unknown', ''],
  ] as const)('is %s in %s', (level, text) => {
    expect(levelOf(text)).toBe(level);
  });
});
