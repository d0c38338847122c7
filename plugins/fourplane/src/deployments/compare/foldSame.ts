// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import type { DiffLine } from './diffLines';

/** A line, or a run of the same ones that is too long to show. */
export type DiffPart = DiffLine | { readonly folded: readonly DiffLine[] };

/** How many lines stand around a difference, so that it is known where it is. */
const AROUND = 3;

/** Folds what is far from every difference; a run that would hide a line or two only is left as it is. Pure. */
export function foldSame(lines: readonly DiffLine[]): DiffPart[] {
  const isNear = (index: number) =>
    lines
      .slice(Math.max(0, index - AROUND), index + AROUND + 1)
      .some(({ kind }) => kind !== 'same');
  const parts: DiffPart[] = [];
  let run: DiffLine[] = [];
  const endRun = () => {
    parts.push(...(run.length > AROUND ? [{ folded: run }] : run));
    run = [];
  };
  lines.forEach((line, index) => {
    if (isNear(index)) {
      endRun();
      parts.push(line);
    } else {
      run.push(line);
    }
  });
  endRun();
  return parts;
}
