// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { diffLines, type DiffLine } from './diffLines';
import { foldSame } from './foldSame';

const text = (...lines: string[]) => lines.map(line => `${line}\n`).join('');

/** What a diff says a side is: the lines that are not only the other's. */
const sideOf = (lines: readonly DiffLine[], other: DiffLine['kind']) =>
  text(...lines.filter(({ kind }) => kind !== other).map(line => line.text));

/** The same numbers every time: a linear congruence. */
function numbers(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state % below;
  };
}

describe('the lines of two texts', () => {
  it('are the same but for those that are not', () => {
    expect(
      diffLines(
        text('kind: A', 'replicas: 1', 'image: x'),
        text('kind: A', 'replicas: 2', 'image: x', 'port: 80'),
      ),
    ).toEqual([
      { kind: 'same', text: 'kind: A' },
      { kind: 'removed', text: 'replicas: 1' },
      { kind: 'added', text: 'replicas: 2' },
      { kind: 'same', text: 'image: x' },
      { kind: 'added', text: 'port: 80' },
    ]);
  });

  it.each([
    ['', ''],
    ['', text('a')],
    [text('a'), ''],
    [text('a', 'a'), text('a')],
  ])('make up both texts, %j and %j', (left, right) => {
    const lines = diffLines(left, right);
    expect(sideOf(lines, 'added')).toBe(left);
    expect(sideOf(lines, 'removed')).toBe(right);
  });

  it('make up both texts, whatever they are, and go no longer way than needed', () => {
    const next = numbers(7);
    for (let round = 0; round < 200; round++) {
      const any = () => Array.from({ length: next(30) }, () => 'abcd'[next(4)]);
      const [one, other] = [any(), any()];
      const lines = diffLines(text(...one), text(...other));
      expect(sideOf(lines, 'added')).toBe(text(...one));
      expect(sideOf(lines, 'removed')).toBe(text(...other));
      const same = lines.filter(({ kind }) => kind === 'same').length;
      expect(same).toBe(longestCommon(one, other));
    }
  });

  it('that have nothing in common are told apart in bounded time', () => {
    const many = (mark: string) =>
      text(...Array.from({ length: 5_000 }, (_, index) => `${mark}${index}`));
    const lines = diffLines(many('a'), many('b'));
    expect(lines).toHaveLength(10_000);
    expect(lines.every(({ kind }) => kind !== 'same')).toBe(true);
  });

  it('are folded where nothing near them differs', () => {
    const same = Array.from({ length: 20 }, (_, index) => `line ${index}`);
    const parts = foldSame(
      diffLines(text(...same, 'old'), text(...same, 'new')),
    );
    expect(parts).toHaveLength(6);
    const [folded] = parts;
    expect('folded' in folded && folded.folded).toHaveLength(17);
  });
});

/** The length of the longest common subsequence, by the book. */
function longestCommon(one: readonly string[], other: readonly string[]) {
  const start: readonly number[] = [0, ...other.map(() => 0)];
  const last = one.reduce(
    (row, line) =>
      other.reduce<readonly number[]>(
        (next, candidate, index) => [
          ...next,
          candidate === line
            ? row[index] + 1
            : Math.max(row[index + 1], next[index]),
        ],
        [0],
      ),
    start,
  );
  return last[other.length];
}
