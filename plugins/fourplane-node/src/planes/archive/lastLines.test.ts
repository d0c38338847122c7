// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { lastLines, linesOf } from './lastLines';
import { LogRecord } from './LogRecord';

const start = Date.UTC(2026, 10, 25, 6);

interface Drawn {
  readonly wait: number;
  readonly nanoseconds: number;
  readonly stream: string;
  readonly piece: LogRecord['piece'];
  readonly family: string;
}

/** Records as a search gives them, by milliseconds and then as they arrived. */
function recordsOf(drawn: readonly Drawn[]): LogRecord[] {
  let milliseconds = start;
  return drawn.map((each, count) => {
    milliseconds += each.wait;
    const time = new Date(milliseconds).toISOString().slice(0, -1);
    return {
      at: `${time}${String(each.nanoseconds).padStart(6, '0')}Z`,
      text: `${count} `,
      stream: each.stream,
      family: each.family,
      key: [milliseconds, count],
      ...(each.piece && { piece: each.piece }),
    };
  });
}

const drawnRecords = fc.array(
  fc.record<Drawn>({
    wait: fc.constantFrom(0, 0, 0, 1, 5),
    nanoseconds: fc.constantFrom(0, 1, 2, 999_999),
    stream: fc.constantFrom('stdout', 'stdout', 'stderr'),
    piece: fc.constantFrom('last', 'last', 'open', undefined),
    family: fc.constantFrom('kubernetes', 'kubernetes', 'container-logs'),
  }),
  { minLength: 20, maxLength: 60 },
);

describe('the last lines of a log', () => {
  it('are those of the whole log, however much of its end was read', () => {
    let told = 0;
    fc.assert(
      fc.property(
        drawnRecords,
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 10, max: 60 }),
        (drawn, count, read) => {
          const newestFirst = recordsOf(drawn).reverse();
          const last = lastLines(newestFirst.slice(0, read), count);
          told += last ? 1 : 0;
          const whole = linesOf(newestFirst).slice(-count);
          return !last || isDeepStrictEqual(last, whole);
        },
      ),
      { numRuns: 2_000 },
    );
    expect(told).toBeGreaterThan(200);
  });

  it('can be told from the end alone where no line is in pieces', () => {
    const newestFirst = recordsOf(
      Array.from({ length: 300 }, () => ({
        wait: 1,
        nanoseconds: 0,
        stream: 'stdout',
        piece: undefined,
        family: 'kubernetes',
      })),
    ).reverse();
    expect(lastLines(newestFirst.slice(0, 11), 10)).toHaveLength(10);
    expect(lastLines(newestFirst.slice(0, 10), 10)).toBeUndefined();
  });
});
