// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { IndexedLine, IndexPage, IndexPosition } from '../LogIndex';

/** The page of one index, by its key, and where it began. */
export interface PageOfIndex {
  readonly key: string;
  readonly page: IndexPage;
  readonly began?: IndexPosition;
}

/** Lines of several indices in one order, and how far each has come. */
export interface MergedPage {
  readonly lines: readonly {
    readonly key: string;
    readonly line: IndexedLine;
  }[];
  readonly sources: Readonly<Record<string, IndexPosition | 'end'>>;
}

/** Puts pages together, up to a limit; what is not taken comes again with the next pages. Pure. */
export function mergePages(
  pages: readonly PageOfIndex[],
  limit: number,
  order: 'asc' | 'desc',
): MergedPage {
  const sign = order === 'asc' ? 1 : -1;
  const taken = pages.map(() => 0);
  const lines: { key: string; line: IndexedLine }[] = [];
  while (lines.length < limit) {
    // What follows in an index that has more is not known yet, so nothing of others may be put before it.
    const isWaiting = pages.some(
      ({ page }, index) => page.position && taken[index] >= page.lines.length,
    );
    const next = isWaiting
      ? -1
      : firstOf(
          pages.map(({ page }, index) => page.lines[taken[index]]),
          sign,
        );
    if (next === -1) {
      break;
    }
    lines.push({
      key: pages[next].key,
      line: pages[next].page.lines[taken[next]],
    });
    taken[next] += 1;
  }
  const positions = pages.flatMap((each, index) => {
    const position = positionAfter(each, taken[index]);
    return position ? [[each.key, position] as const] : [];
  });
  return { lines, sources: Object.fromEntries(positions) };
}

/** Absent where nothing of it was ever taken. */
function positionAfter(
  { page, began }: PageOfIndex,
  taken: number,
): IndexPosition | 'end' | undefined {
  if (taken < page.lines.length) {
    return taken > 0 ? page.lines[taken - 1].position : began;
  }
  return page.position ?? 'end';
}

function firstOf(
  lines: readonly (IndexedLine | undefined)[],
  sign: number,
): number {
  let first = -1;
  lines.forEach((line, index) => {
    const best = lines[first];
    if (
      line &&
      (!best || sign * (line.position.key[0] - best.position.key[0]) < 0)
    ) {
      first = index;
    }
  });
  return first;
}
