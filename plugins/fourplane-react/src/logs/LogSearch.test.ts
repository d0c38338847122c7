// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  literalPattern,
  regularExpressionPattern,
  type LogQuery,
} from './linePattern';
import { LogBuffer } from './LogBuffer';
import { LogSearch } from './LogSearch';

function query(text: string, more: Partial<LogQuery> = {}): LogQuery {
  return {
    text,
    isCaseSensitive: false,
    isRegularExpression: false,
    ...more,
  };
}

function pattern(asked: LogQuery) {
  const literal = literalPattern(asked);
  if (!literal) {
    throw new Error(`${asked.text} is no plain text`);
  }
  return literal;
}

const texts = Array.from({ length: 3_000 }, (_, index) => {
  if (index % 500 === 3) {
    return `\u001b[1mEr\u001b[31mror\u001b[0m ${index}`;
  }
  return index % 500 === 7 ? `größter ERROR ✔ ${index}` : `step ${index}`;
});

function buffer() {
  const lines = LogBuffer.create();
  lines.append(texts.map(text => ({ text })));
  return lines;
}

describe('LogSearch', () => {
  it('finds what a line-by-line search finds, with colours in the middle and other letters around', () => {
    const lines = buffer();
    const search = LogSearch.create(lines, pattern(query('error')));
    expect(search.run(() => true)).toBe(true);
    const expected = texts
      .map((_, index) => index + 1)
      .filter(number => /error/i.test(lines.lineAt(number)?.text ?? ''));
    expect(expected).toHaveLength(12);
    expect(search.found).toEqual(expected);
  });

  it('gives way when told to, goes on where it was, and takes in what is appended', () => {
    const lines = buffer();
    const search = LogSearch.create(lines, pattern(query('step 2999')));
    expect(search.run(() => false)).toBe(false);
    while (!search.run(() => false));
    expect(search.found).toEqual([3_000]);
    lines.append([{ text: 'x' }, { text: 'Step 2999 again' }]);
    expect(search.run(() => true)).toBe(true);
    expect(search.found).toEqual([3_000, 3_002]);
  });

  it('never matches across two lines, and takes regular expression signs as they are', () => {
    const lines = LogBuffer.create();
    lines.append([{ text: 'a' }, { text: 'b' }, { text: 'a.b (c)' }]);
    const found = (text: string) => {
      const search = LogSearch.create(lines, pattern(query(text)));
      search.run(() => true);
      return search.found;
    };
    expect(found('a\nb')).toEqual([]);
    expect(found('.b (')).toEqual([3]);
  });

  it('tells where in a line a pattern is', async () => {
    expect(pattern(query('aB')).rangesIn('xABab')).toEqual([
      [1, 3],
      [3, 5],
    ]);
    expect(
      pattern(query('aB', { isCaseSensitive: true })).rangesIn('ABab'),
    ).toEqual([]);
    const expression = await regularExpressionPattern(
      query('\\d+|x*', { isRegularExpression: true }),
    );
    expect(expression.rangesIn('ab12 xx 3')).toEqual([
      [2, 4],
      [5, 7],
      [8, 9],
    ]);
  });

  it('refuses what is no regular expression, with the reason', async () => {
    await expect(
      regularExpressionPattern(query('a(', { isRegularExpression: true })),
    ).rejects.toThrow(/missing closing \)/);
  });
});
