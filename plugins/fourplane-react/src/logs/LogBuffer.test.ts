// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { LogBuffer } from './LogBuffer';

function numbered(count: number, from = 1) {
  return Array.from({ length: count }, (_, index) => ({
    text: `line ${from + index}`,
    id: `token-${from + index}`,
  }));
}

describe('LogBuffer', () => {
  it('gives back every line as it was appended, across chunks', () => {
    const lines = LogBuffer.create();
    const texts = Array.from({ length: 2500 }, (_, index) =>
      index % 7 === 0 ? `größe ${index} ✔` : `line ${index}`,
    );
    lines.append(texts.slice(0, 900).map(text => ({ text })));
    lines.append(texts.slice(900).map(text => ({ text })));
    expect(lines.length).toBe(2500);
    expect(lines.textOf(1, 2500).split('\n')).toEqual(texts);
    expect(lines.lineAt(0)).toBeUndefined();
    expect(lines.lineAt(2501)).toBeUndefined();
    expect(lines.lineAt(Number.NaN)).toBeUndefined();
  });

  it('keeps no more lines than its limit, counts what it dropped, and numbers stay', () => {
    const lines = LogBuffer.create({ lines: 2000 });
    lines.append(numbered(5000));
    expect(lines.length).toBeLessThanOrEqual(2000);
    expect(lines.dropped + lines.length).toBe(5000);
    expect(lines.lineAt(lines.dropped)).toBeUndefined();
    expect(lines.lineAt(lines.firstNumber)?.text).toBe(
      `line ${lines.firstNumber}`,
    );
    expect(lines.lineAt(5000)?.text).toBe('line 5000');
    expect(lines.lastId).toBe('token-5000');
  });

  it('keeps no more characters than its limit, but always the newest lines', () => {
    const lines = LogBuffer.create({ characters: 200_000 });
    lines.append(
      Array.from({ length: 5000 }, () => ({ text: 'x'.repeat(100) })),
    );
    expect(lines.length).toBeLessThanOrEqual(2000);
    expect(lines.length).toBeGreaterThan(0);
    lines.append([{ text: 'y'.repeat(1_000_000) }]);
    expect(lines.lineAt(lines.lastNumber)?.text).toHaveLength(1_000_000);
  });

  it('carries a colour over to the lines after it, until it is reset', () => {
    const lines = LogBuffer.create();
    lines.append([
      { text: '\u001b[31mbegin' },
      { text: 'still red' },
      { text: 'end\u001b[0m' },
      { text: 'plain' },
    ]);
    const colours = [1, 2, 3, 4].map(
      number => lines.spansAt(number)[0]?.style.colour,
    );
    expect(colours).toEqual(['red', 'red', 'red', undefined]);
    expect(lines.textOf(1, 4)).toBe('begin\nstill red\nend\nplain');
  });

  it('tells its listeners of changes until they leave, and begins anew when cleared', () => {
    const lines = LogBuffer.create();
    const heard = jest.fn();
    const stop = lines.subscribe(heard);
    lines.append([]);
    lines.append(numbered(3));
    lines.clear();
    expect(heard).toHaveBeenCalledTimes(2);
    expect([lines.length, lines.firstNumber, lines.generation]).toEqual([
      0, 1, 1,
    ]);
    expect(lines.lastId).toBeUndefined();
    stop();
    lines.append(numbered(1));
    expect(heard).toHaveBeenCalledTimes(2);
  });
});
