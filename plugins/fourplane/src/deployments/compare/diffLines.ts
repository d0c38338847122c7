// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** One line of two texts laid over each other. */
export interface DiffLine {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** Beyond so many differences the shortest way from one text to the other is not worth looking for. */
const MOST_DIFFERENCES = 600;

/**
 * The shortest way from one text to another, line by line (Myers' greedy algorithm); where they have hardly anything in
 * common, all of the one and then all of the other. Pure.
 */
export function diffLines(left: string, right: string): DiffLine[] {
  const one = linesOf(left);
  const other = linesOf(right);
  const start = commonStart(one, other);
  const end = commonEnd(one.slice(start), other.slice(start));
  const before = one.slice(start, one.length - end);
  const after = other.slice(start, other.length - end);
  return [
    ...asSame(one.slice(0, start)),
    ...(shortestWay(before, after) ?? [
      ...before.map(text => ({ kind: 'removed' as const, text })),
      ...after.map(text => ({ kind: 'added' as const, text })),
    ]),
    ...asSame(one.slice(one.length - end)),
  ];
}

function linesOf(text: string): string[] {
  const lines = text.split('\n');
  // What ends in a line break has no empty line after it.
  return lines[lines.length - 1] === '' ? lines.slice(0, -1) : lines;
}

function asSame(lines: readonly string[]): DiffLine[] {
  return lines.map(text => ({ kind: 'same', text }));
}

function commonStart(one: readonly string[], other: readonly string[]): number {
  const differs = one.findIndex((line, index) => line !== other[index]);
  return differs === -1 ? one.length : differs;
}

function commonEnd(one: readonly string[], other: readonly string[]): number {
  return Math.min(
    commonStart([...one].reverse(), [...other].reverse()),
    one.length,
    other.length,
  );
}

/**
 * `furthest[k]` is how far into the left text one comes on diagonal `k` (left place minus right place) with so many
 * differences; the way is found back from the copies of it.
 */
function shortestWay(
  one: readonly string[],
  other: readonly string[],
): DiffLine[] | undefined {
  const most = Math.min(one.length + other.length, MOST_DIFFERENCES);
  const furthest = new Map([[1, 0]]);
  const at = (diagonal: number) => furthest.get(diagonal) ?? -1;
  const rounds: Map<number, number>[] = [];
  for (let differences = 0; differences <= most; differences++) {
    rounds.push(new Map(furthest));
    for (let k = -differences; k <= differences; k += 2) {
      const isAdded =
        k === -differences || (k !== differences && at(k - 1) < at(k + 1));
      let place = isAdded ? at(k + 1) : at(k - 1) + 1;
      while (
        place < one.length &&
        place - k < other.length &&
        one[place] === other[place - k]
      ) {
        place += 1;
      }
      furthest.set(k, place);
      if (place >= one.length && place - k >= other.length) {
        return wayBack(one, other, rounds);
      }
    }
  }
  return undefined;
}

function wayBack(
  one: readonly string[],
  other: readonly string[],
  rounds: readonly ReadonlyMap<number, number>[],
): DiffLine[] {
  const way: DiffLine[] = [];
  let left = one.length;
  let right = other.length;
  for (let differences = rounds.length - 1; differences >= 0; differences--) {
    const at = (diagonal: number) => rounds[differences].get(diagonal) ?? -1;
    const k = left - right;
    const isAdded =
      k === -differences || (k !== differences && at(k - 1) < at(k + 1));
    const from = isAdded ? k + 1 : k - 1;
    const fromLeft = differences === 0 ? 0 : at(from);
    const fromRight = differences === 0 ? 0 : fromLeft - from;
    while (left > fromLeft && right > fromRight) {
      left -= 1;
      right -= 1;
      way.push({ kind: 'same', text: one[left] });
    }
    if (differences > 0) {
      way.push(
        isAdded
          ? { kind: 'added', text: other[fromRight] }
          : { kind: 'removed', text: one[fromLeft] },
      );
      left = fromLeft;
      right = fromRight;
    }
  }
  return way.reverse();
}
