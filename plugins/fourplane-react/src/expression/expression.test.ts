// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  compileExpression,
  ExpressionTest,
  parseExpression,
  rangesOf,
} from '.';

function compiled(source: string, isCaseSensitive = true) {
  const program = compileExpression(parseExpression(source, isCaseSensitive));
  const test = ExpressionTest.create(program);
  return {
    isIn: (line: string) => test.isIn(line),
    ranges: (line: string) => rangesOf(program, line),
  };
}

/** What the browser's own engine finds. */
function expected(source: string, line: string, flags = 'gu') {
  const matches = [...line.matchAll(new RegExp(source, flags))];
  return {
    isIn: matches.length > 0,
    ranges: matches
      .filter(({ 0: text }) => text.length > 0)
      .map(({ 0: text, index = 0 }) => [index, index + text.length]),
  };
}

/** Numbers from 0 up to a limit, the same with every run. */
function random(seed: number) {
  let state = seed;
  return (limit: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

/**
 * Some expression. What may be empty is not repeated: there a browser tries again for more, which others do not, so that
 * ranges differ.
 */
function someExpression(next: (limit: number) => number, depth = 3): string {
  const characters = ['a', 'b', 'c', '.', '[ab]', '[^a]', '\\w', '\\W'];
  const quantifiers = ['', '', '*', '+', '?', '*?', '+?', '??', '{2}', '{1,2}'];
  const some = <T>(of: readonly T[]): T => of[next(of.length)];
  const one = () => {
    const kind = next(depth > 0 ? 10 : 7);
    if (kind < 6) {
      return `${some(characters)}${some(quantifiers)}`;
    }
    if (kind === 6) {
      return some(['\\b', '\\B']);
    }
    const group = someExpression(next, depth - 1);
    return kind === 7
      ? `(${group})`
      : `(?:${some(characters)}(?:${group}))${some(quantifiers)}`;
  };
  const sequence = Array.from({ length: 1 + next(3) }, one).join('');
  return next(4) === 0 ? `${sequence}|${next(3) === 0 ? '' : one()}` : sequence;
}

describe('a regular expression in a log', () => {
  it.each([
    ['error|warn(?:ing)?', 'a warning, an error, a warn'],
    ['^\\[(\\d+)\\] .*$', '[42] done'],
    ['(?<level>[A-Z]+): ', 'INFO: x ERROR: y'],
    ['\\bcode\\b.{0,5}?\\d{3,}', 'code = 1234 encode 999'],
    ['\\x41\\u{42}\\t\\.\\/\\$', 'AB\t./$'],
    ['\\p{Lu}[^\\]\\-x]', 'Äb É] Ü-'],
    ['.\u{1F600}+', 'a\u{1F600}\u{1F600}\u{1F600}b'],
    ['(a|b*)*c', 'abbaabc abc c'],
    ['(|a)+', 'aaa'],
    ['(a?){3}b', 'aab ab b'],
    ['$', 'end'],
    ['x*', ''],
  ])('finds %s as a browser does', (source, line) => {
    const { isIn, ranges } = compiled(source);
    expect({ isIn: isIn(line), ranges: ranges(line) }).toEqual(
      expected(source, line),
    );
  });

  it('finds what a browser finds, whatever is asked for', () => {
    const next = random(20_261_125);
    // None outside the first plane: V8 finds \B between the two halves of such a letter, where nothing is.
    const letters = ['a', 'b', 'c', ' ', '-', '_', '\u00e9'];
    for (let round = 0; round < 3_000; round++) {
      const source = someExpression(next);
      const { isIn, ranges } = compiled(source);
      for (let line = 0; line < 3; line++) {
        const text = Array.from(
          { length: next(9) },
          () => letters[next(letters.length)],
        ).join('');
        expect({
          source,
          text,
          isIn: isIn(text),
          ranges: ranges(text),
        }).toEqual({ source, text, ...expected(source, text) });
      }
    }
  });

  it('minds the case of letters only where it is asked to', () => {
    const line = 'Straße STRASSE';
    expect(compiled('str[a-z]', false).ranges(line)).toEqual(
      expected('str[a-z]', line, 'giu').ranges,
    );
    expect(compiled('(?i)STR').isIn('a string')).toBe(true);
    expect(compiled('STR').isIn('a string')).toBe(false);
  });

  it('takes signs that begin nothing for themselves', () => {
    expect(compiled('{"a": \\{}]').ranges('x {"a": {}] y')).toEqual([[2, 11]]);
    expect(compiled('a{,2}').isIn('a{,2}')).toBe(true);
    expect(compiled('\\-\\"').isIn('-"')).toBe(true);
  });

  it('is not kept busy by an expression that keeps a browser busy for ever', () => {
    const line = `${'a'.repeat(20_000)}b`;
    expect(compiled('^(a+)+$').isIn(line)).toBe(false);
    expect(compiled('(a|aa)+c').isIn(line)).toBe(false);
    expect(compiled('(.*a){12}b').isIn(line)).toBe(true);
    expect(compiled('^(a|a)*$').ranges(line)).toEqual([]);
  });

  it('begins anew where it has kept too much', () => {
    const { isIn } = compiled('[ab]*a[ab]{12}c');
    const next = random(7);
    const line = Array.from({ length: 60_000 }, () => 'ab'[next(2)]).join('');
    expect(isIn(line)).toBe(false);
    expect(isIn(`${line}a${'b'.repeat(12)}c`)).toBe(true);
  });

  it.each([
    ['a(', 'missing closing )'],
    ['a)', 'unexpected )'],
    ['[a', 'missing closing ]'],
    ['*a', 'nothing to repeat'],
    ['a**', 'nothing to repeat'],
    ['a\\', 'trailing \\'],
    ['a{3,2}', '{3,2} counts backwards'],
    ['a{2000}', '{2000} is more than 1000'],
    ['((a{100}){100}){100}', 'too many repetitions'],
    ['(?=a)', '(?= is not supported'],
    ['(?<!a)b', '(?< is not supported'],
    ['(a)\\1', '\\1 is not supported'],
    ['\\q', 'invalid characters \\q'],
    ['[b-a]', 'invalid characters [b-a]'],
    ['\\p{Nothing}', 'invalid characters'],
  ])('refuses %s, and says why', (source, reason) => {
    expect(() => compiled(source)).toThrow(reason);
  });
});
