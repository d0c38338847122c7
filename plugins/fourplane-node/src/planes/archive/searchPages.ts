// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import { LogArchiveError } from './LogArchiveError';
import { Hit } from './LogRecord';
import { LogPage, SortKey } from './logSearch';

/** What a page's search found. */
export interface SearchedPage {
  readonly hits: readonly Hit[];
  /** Milliseconds since 1970 of the newest line there is; of a first page only. */
  readonly end?: number;
}

interface PagesOptions {
  readonly order: LogPage['order'];
  readonly firstSize: number;
  search(page: LogPage): Promise<SearchedPage>;
  /** The error for answers whose order cannot be gone on from. */
  orderless(): Error;
}

const PAGE_SIZE = 2_000;
/** The most OpenSearch gives at once unless an index says otherwise. */
const LARGEST_PAGE = 10_000;

/**
 * All hits in the order asked for, in pages, each hit once. Lines that arrive meanwhile are left out: the end is where
 * the log ended on the first page.
 *
 * Sort keys are unique within a shard only, so a page begins again with the key the one before ended with, and leaves
 * out what was on that. A page whose answer is too large is asked for in halves.
 */
export async function* searchPages(
  options: PagesOptions,
): AsyncGenerator<readonly Hit[]> {
  let usual = PAGE_SIZE;
  let page: LogPage = { order: options.order, size: options.firstSize };
  let given = new Set<string>();
  for (;;) {
    const { size } = page;
    const found = await options
      .search(page)
      .catch(unlessTooLarge(size > given.size + 1));
    if (!found) {
      usual = Math.max(Math.floor(size / 2), given.size + 1);
      page = { ...page, size: usual };
      continue;
    }
    const { hits, end = page.end } = found;
    yield without(hits, given);
    const last = hits.at(-1);
    if (!last || hits.length < size) {
      return;
    }
    const tied = hits.filter(hit => isSame(hit.sort, last.sort));
    const before = hits.at(-1 - tied.length);
    if (!before && size >= LARGEST_PAGE) {
      throw options.orderless();
    }
    given = new Set(tied.map(idOf));
    page = {
      ...page,
      end,
      after: before ? before.sort : page.after,
      size: before ? usual : Math.min(size * 2, LARGEST_PAGE),
    };
  }
}

/** A page must hold one hit more than what was given before, or it leads no further. */
function unlessTooLarge(isDivisible: boolean) {
  return (error: unknown) => {
    const isTooLarge =
      error instanceof LogArchiveError && error.failure === 'tooLarge';
    if (!isTooLarge || !isDivisible) {
      throw error;
    }
    return undefined;
  };
}

function without(hits: readonly Hit[], given: ReadonlySet<string>): Hit[] {
  return hits.filter(hit => !given.has(idOf(hit)));
}

function isSame(one: SortKey, other: SortKey): boolean {
  return one[0] === other[0] && one[1] === other[1];
}

function idOf({ _index, _id }: Hit): string {
  return `${_index}/${_id}`;
}
