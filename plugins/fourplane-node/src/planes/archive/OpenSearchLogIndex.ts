// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

import {
  IndexBars,
  IndexCounts,
  IndexExtent,
  IndexedLine,
  IndexFilter,
  IndexPage,
  IndexPosition,
  IndexSearch,
  LogIndex,
  LogScope,
} from '../LogIndex';
import { lineMatcher } from '../logRules/lineMatcher';
import { barsOf, barsSchema, countsOf } from './barCounts';
import { allOf, Clause } from './clauses';
import { filterClauses } from './filterClauses';
import { foundLine, readLineId } from './foundLine';
import { comparison, idOf, justBefore, positionAfter } from './hitOrder';
import { oldestDay, searchTargets } from './indexDays';
import { LogArchiveError } from './LogArchiveError';
import { LogIndices, ProbedIndices } from './LogIndices';
import { Hit } from './LogRecord';
import { sortBy, source } from './logSearch';
import { LogSearcher } from './LogSearcher';
import { hasText, isLong } from './textClauses';

interface IndexOptions {
  readonly searcher: LogSearcher;
  readonly indices: LogIndices;
  /** Names or patterns of the indices. */
  readonly patterns: readonly string[];
}

type Options = { readonly signal: AbortSignal };

/** Hits of one asking, in their order; `isEnd` when there are no more. */
interface Found {
  readonly hits: readonly Hit[];
  readonly isEnd: boolean;
}

const LARGEST_PAGE = 2_000;
/** Askings for one page, where lines must be looked at to see whether they are wanted. */
const MAX_ASKINGS = 20;
const foundSource = [
  ...source,
  'kubernetes.labels',
  'kubernetes.host',
  'kubernetes.container_image',
];

/** {@link LogIndex} on the OpenSearch that Fluent Bit writes to, of any generation of OpenChoreo. */
export class OpenSearchLogIndex implements LogIndex {
  static create(options: IndexOptions): OpenSearchLogIndex {
    return new OpenSearchLogIndex(options);
  }

  readonly title = 'OpenSearch';

  private constructor(private readonly options: IndexOptions) {}

  async search(search: IndexSearch, { signal }: Options): Promise<IndexPage> {
    const lines: IndexedLine[] = [];
    const matches = lineMatcher(search);
    let position = search.after;
    let size = Math.min(search.limit, LARGEST_PAGE);
    for (let asked = 0; asked < MAX_ASKINGS; asked++) {
      const found = await this.hitsAfter(search, position, size, signal).catch(
        unlessTooLarge(size > 1),
      );
      if (!found) {
        size = Math.ceil(size / 2);
        continue;
      }
      for (const hit of found.hits) {
        position = positionAfter(position, hit);
        const line = foundLine(hit, search, matches, position);
        if (line) {
          lines.push(line);
        }
        if (lines.length === search.limit) {
          return { lines, position };
        }
      }
      if (found.isEnd) {
        return { lines };
      }
    }
    return { lines, position };
  }

  async count(
    { bars, ...filter }: IndexFilter & { readonly bars: IndexBars },
    { signal }: Options,
  ): Promise<IndexCounts> {
    const probed = await this.options.indices.probe(signal);
    const parts = filterClauses(filter, probed.layout, { estimate: true });
    const { textIndices } = probed.layout;
    const isExact =
      !filter.fields?.length && (!filter.text || hasText(filter.text).isExact);
    const counted = await Promise.all(
      parts.map(query =>
        this.options.searcher.count(
          {
            attempt: 'count lines',
            targets: this.targetsFrom(filter.from, probed),
            body: {
              size: 0,
              track_total_hits: false,
              query,
              aggs: {
                bars: barsOf(bars, textIndices),
                long: { filter: isLong(textIndices) },
              },
            },
            signal,
          },
          barsSchema,
        ),
      ),
    );
    const hasLong = counted.some(({ long }) => long.doc_count > 0);
    return {
      levels: countsOf(counted, bars),
      isEstimate: !isExact || hasLong,
    };
  }

  async line(
    { scope, id }: { readonly scope: LogScope; readonly id: string },
    { signal }: Options,
  ): Promise<IndexedLine | undefined> {
    const { at, index, document } = readLineId(id);
    const time = Date.parse(at);
    const filter = { scopes: [scope], from: time, to: time + 1 };
    const probed = await this.options.indices.probe(signal);
    const [query] = filterClauses(filter, probed.layout, { estimate: false });
    const { hits } = await this.options.searcher.search({
      attempt: 'find the line',
      targets: this.targetsFrom(time, probed),
      body: {
        size: 1,
        track_total_hits: false,
        _source: foundSource,
        sort: sortBy('asc'),
        query: allOf(
          { ids: { values: [document] } },
          { term: { _index: index } },
          query,
        ),
      },
      signal,
    });
    const [hit] = hits;
    return (
      hit && foundLine(hit, filter, () => true, positionAfter(undefined, hit))
    );
  }

  async extent({ signal }: Options): Promise<IndexExtent> {
    const { layout, names } = await this.options.indices.probe(signal);
    const { indices, wordIndices } = layout;
    const keptSince = oldestDay(names.length > 0 ? names : indices);
    return {
      ...(keptSince && { keptSince }),
      ...(wordIndices.length > 0 && {
        leftOut: {
          what: `Lines in ${wordIndices
            .slice(0, 3)
            .join(
              ', ',
            )} are left out: nothing whole there tells whose a line is`,
          mend: 'Map kubernetes.namespace_name, pod_name and container_name as keyword in new indices',
        },
      }),
    };
  }

  /** Each part of the filter is asked for; where one has more, only what comes before its last hit is in order. */
  private async hitsAfter(
    search: IndexSearch,
    after: IndexPosition | undefined,
    wanted: number,
    signal: AbortSignal,
  ): Promise<Found> {
    const probed = await this.options.indices.probe(signal);
    const given = new Set(after?.given);
    const size = wanted + given.size;
    const parts = filterClauses(search, probed.layout, { estimate: false });
    const pages = await Promise.all(
      parts.map(query => this.hitsOf(search, { query, size, after }, signal)),
    );
    const full = pages.filter(hits => hits.length >= size);
    const compare = comparison(search.order);
    const [bound] = full.flatMap(hits => hits.slice(-1)).sort(compare);
    const hits = [
      ...new Map(pages.flat().map(hit => [idOf(hit), hit])).values(),
    ]
      .filter(hit => !bound || compare(hit, bound) <= 0)
      .filter(hit => !given.has(idOf(hit)))
      .sort(compare);
    return { hits, isEnd: full.length === 0 };
  }

  private async hitsOf(
    { order, from }: IndexSearch,
    part: {
      readonly query: Clause;
      readonly size: number;
      readonly after?: IndexPosition;
    },
    signal: AbortSignal,
  ): Promise<readonly Hit[]> {
    const { query, size, after } = part;
    const probed = await this.options.indices.probe(signal);
    const { hits } = await this.options.searcher.search({
      attempt: 'search the logs',
      targets: this.targetsFrom(from, probed),
      body: {
        size,
        track_total_hits: false,
        _source: foundSource,
        sort: sortBy(order),
        ...(after && { search_after: justBefore(after, order) }),
        query,
      },
      signal,
    });
    return hits;
  }

  private targetsFrom(from: number, { names }: ProbedIndices): string {
    const since = new Date(Math.max(0, from)).toISOString();
    return searchTargets(this.options.patterns, names, since);
  }
}

function unlessTooLarge(isDivisible: boolean) {
  return (error: unknown): undefined => {
    const isTooLarge =
      error instanceof LogArchiveError && error.failure === 'tooLarge';
    if (!isTooLarge || !isDivisible) {
      throw error;
    }
  };
}
