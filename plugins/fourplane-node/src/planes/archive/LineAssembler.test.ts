// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { ArchivedLine } from '../LogArchive';
import { LineAssembler } from './LineAssembler';
import { LogRecord } from './LogRecord';

const start = Date.UTC(2026, 10, 25, 6);

function record(
  count: number,
  text: string,
  more: Partial<LogRecord> = {},
): LogRecord {
  const time = new Date(start + count).toISOString().slice(0, -1);
  return {
    at: `${time}000000Z`,
    text,
    stream: 'stdout',
    family: 'container-logs',
    key: [start + count, count],
    ...more,
  };
}

describe('a line of the archive that has no end', () => {
  it('is kept as far as a line of a pod is, and says how much is left out', () => {
    const assembler = LineAssembler.create();
    const piece = 'x'.repeat(16 * 1024);
    const lines: ArchivedLine[] = [];
    for (let count = 0; count < 70; count++) {
      const open = record(count, piece, { piece: 'open' });
      lines.push(...assembler.push(open));
    }
    const last = record(70, 'end', { piece: 'last' });
    lines.push(...assembler.push(last), ...assembler.end());
    expect(lines).toHaveLength(1);
    expect(lines[0].text.slice(0, 1024 * 1024)).toBe('x'.repeat(1024 * 1024));
    expect(lines[0].text.slice(1024 * 1024)).toBe(
      `… [${6 * 16 * 1024 + 3} more characters of this line are left out]`,
    );
  });

  it('does not hold back for ever what the other stream writes, and nothing of it is lost', () => {
    const assembler = LineAssembler.create();
    const lines: ArchivedLine[] = [];
    let held = 0;
    const push = (each: LogRecord) => {
      held += 1;
      for (const line of assembler.push(each)) {
        held -= 1;
        lines.push(line);
      }
    };
    push(record(0, 'begun ', { piece: 'open' }));
    for (let count = 1; count <= 3_000; count++) {
      push(
        record(count, `error ${count}`, { stream: 'stderr', piece: 'last' }),
      );
      expect(held).toBeLessThan(1_100);
    }
    push(record(3_001, 'and ended', { piece: 'last' }));
    lines.push(...assembler.end());
    expect(lines[0].text).toBe('begun … [this line goes on below]');
    expect(lines.slice(1).map(({ text }) => text)).toEqual([
      ...Array.from({ length: 3_000 }, (_, index) => `error ${index + 1}`),
      'and ended',
    ]);
  });

  it('is not what a hundred thousand lines of one millisecond are', () => {
    const assembler = LineAssembler.create();
    const lines: ArchivedLine[] = [];
    for (let count = 0; count < 250_000; count++) {
      lines.push(...assembler.push(record(0, `line ${count}`)));
    }
    expect(lines).toHaveLength(200_000);
    lines.push(...assembler.end());
    const last = lines[249_999];
    expect([last.text, last.nth]).toEqual(['line 249999', 249_999]);
  });
});
